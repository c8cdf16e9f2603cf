"""News of this room, sent inside the transaction, before the log is written."""

from django.dispatch import Signal

# A repost was ordered: rooms above may make a task of it. Arguments: ``repost`` (Repost),
# ``by`` (User).
repost_ordered = Signal()
# A unit reposted, or said why it does not. Arguments: ``duty`` (RepostDuty), ``by`` (User).
repost_finished = Signal()
