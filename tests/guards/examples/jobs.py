"""Example records of the room ``jobs``."""
