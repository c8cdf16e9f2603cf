"""What the law wants public, what a catalogue table says, when an entry is due. Pure."""
