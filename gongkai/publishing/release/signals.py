"""News of this room, sent inside the transaction.

Arguments of all: ``publication`` (Publication), ``by`` (User or None).
"""

from django.dispatch import Signal

published = Signal()  # also ``version`` (Version): a first or a further one
withdrawn = Signal()  # it answers 410 from now on
expired = Signal()
