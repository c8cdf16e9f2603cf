"""Pages of the room: the own jobs, one job, its file."""
