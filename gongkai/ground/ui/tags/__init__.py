"""What stands behind the template tags, by kind of part."""
