"""Units, groups, lines and names; people, posts, deputies and roles; who sees and may do what."""
