"""Tables of a plan: which columns they have, how rows line up, what a blank cell takes over."""
