"""News of this room."""

from django.dispatch import Signal

# A record that somebody named as proof no longer holds, or holds again. Sent inside the
# transaction that changes it. Arguments: ``holder_kind`` (str, label_lower of the model that holds
# the proof), ``holder_id`` (int), ``evidence`` (Evidence), ``reason`` (str; "" for unflagged).
flagged = Signal()
unflagged = Signal()
