"""What must not stand in a text: personal data, what is hidden in files, words the office bans."""
