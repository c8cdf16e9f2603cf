"""Pages of the room, for the audit officer only."""
