"""Example records of the room ``evidence``."""
