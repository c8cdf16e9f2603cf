"""Example records of the room ``coordination``."""
