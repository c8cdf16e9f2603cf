"""Keeping the data: one file that holds database and uploads, and the way back."""
