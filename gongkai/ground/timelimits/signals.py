"""News of this room."""

from django.dispatch import Signal

# The office's table of a year came, changed or went: whoever keeps computed days (projections)
# must compute them anew. Sent after commit. Arguments: ``year`` (int), ``version`` (str, that of
# the calendar).
calendar_changed = Signal()
