"""Public and staff addresses of the portal."""
