"""Staff pages: the list, a finding, a letter, and every step of both."""
