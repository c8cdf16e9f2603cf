"""Reading a work plan: pure functions from a Document to a Plan. No database, no Django."""
