"""The API door: mounts the rooms' ``api.py`` under /api/v1/."""
