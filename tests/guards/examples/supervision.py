"""Example records of the room ``supervision``."""
