"""督查督办: findings and their rectification, supervision letters, suggestions."""
