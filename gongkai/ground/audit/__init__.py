"""The append-only, hash-chained log: who did what to which record, when, from where."""
