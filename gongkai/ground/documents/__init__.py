"""Documents: uploads, parsers that give one ``Document`` for every format, writers."""
