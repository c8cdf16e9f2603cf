"""Staff and public addresses of the room."""
