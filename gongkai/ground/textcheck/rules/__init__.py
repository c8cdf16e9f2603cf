"""What must not stand in a text: detectors, masks, term lists. Pure."""
