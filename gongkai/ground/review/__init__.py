"""审签: who has looked at a record before it goes out, and what they found. Knows no record."""
