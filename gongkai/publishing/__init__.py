"""What government says: release, catalogue, policies. Rooms come as their work is built."""
