"""Information items: what a unit publishes under an entry of the catalogue, and its life."""
