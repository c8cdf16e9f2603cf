"""News of this room, sent inside the transaction, before the log is written."""

from django.dispatch import Signal

# A record was sent to review. Arguments: ``case`` (Case), ``by`` (User).
submitted = Signal()
