"""Pages of the room itself: errors and the parts page."""
