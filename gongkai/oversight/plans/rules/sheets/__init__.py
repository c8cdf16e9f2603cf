"""Sheets out and in: the two annexes of a plan, and what a corrected one says. Pure."""
