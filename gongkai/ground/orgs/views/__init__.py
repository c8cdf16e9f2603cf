"""Pages of the room; all of them are for staff."""
