"""Calendar, limits and 算一算."""
