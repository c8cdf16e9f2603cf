"""What an item is made of: kinds, schemas, exemptions, clean bodies, tables. Pure."""
