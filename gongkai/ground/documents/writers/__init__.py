"""Writers: what officials take away as Excel and Word files."""
