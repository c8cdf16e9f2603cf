"""News of this room."""

from django.dispatch import Signal

# Sent inside the transaction of ``hand_over``, so that the post and the open work move together or
# not at all. Arguments: ``old`` and ``new`` (Post), ``by`` (User or None), ``note`` (str).
handed_over = Signal()

# Something in a unit's work is not as it should be; whoever keeps findings makes one of it. Sent
# inside the sender's transaction; sent twice with one ``key``, there is one finding. Arguments:
# ``key`` (str, unique: "room.kind:reference"), ``unit`` (Unit), ``title`` (str), ``text`` (str),
# ``address`` (str, of our own, or empty), ``by`` (User or None).
problem_found = Signal()

# A unit is to be closed. Each receiver returns the reasons (list of Reason) that stand against it
# in its room. Arguments: ``unit`` (Unit), ``on`` (date).
unit_closing = Signal()
