"""The two tables of transitions, the fold over events, the steps of reminding. Pure."""
