"""What people ask for and get. The rooms of this floor do not know each other."""
