"""The rules of time: the table of limits, the clock, the office's year table. Pure."""
