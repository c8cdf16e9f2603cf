"""Addresses of the desk: its own pages, and the sign-in pages that allauth knows by name."""
