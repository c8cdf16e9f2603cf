"""What must be public, by whom, until when: the catalogue, its columns and its clocks."""
