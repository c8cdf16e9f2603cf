"""Staff pages: reading and checking plans, the board, and each unit's own list."""
