"""Pages of the room. All of them are for staff; the public page comes with a later issue."""
