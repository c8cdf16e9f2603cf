"""Reading drafts, plans, boards and lists. Every list starts from what the person may see."""
