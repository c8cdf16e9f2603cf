"""Long work that a person starts, watches and may leave: exports, imports, scans."""
