"""What goes out and under which hash, the life of what is public, addresses. Pure."""
