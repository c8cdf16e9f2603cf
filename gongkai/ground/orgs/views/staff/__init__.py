"""Staff pages: units, people, posts, groups, lines, roles, sheets, and the unit switch."""
