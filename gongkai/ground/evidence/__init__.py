"""佐证: the proof that people attach to what they report: files, links, records of other rooms."""
