"""Samples for the parts page: one of each part in each of its states."""
