"""The command door: ``gongkai``, which mounts the rooms' ``commands.py``."""
