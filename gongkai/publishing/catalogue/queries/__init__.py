"""Reading: directories and entries, where they stand, columns, what is public of them."""
