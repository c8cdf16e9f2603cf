"""Pages of the room: the own inbox, the own choices, the office's list of deliveries."""
