"""Screens: frames, parts, slots, modes, error pages. Knows nothing of open government."""
