"""Chains as data, who may not review, the fold over opinions, what has changed. Pure."""
