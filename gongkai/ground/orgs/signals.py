"""News of this room."""

from django.dispatch import Signal

# Sent inside the transaction of ``hand_over``, so that the post and the open work move together or
# not at all. Arguments: ``old`` and ``new`` (Post), ``by`` (User or None), ``note`` (str).
handed_over = Signal()
