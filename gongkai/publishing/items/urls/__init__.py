"""Addresses of the room."""
