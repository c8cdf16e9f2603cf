"""The one check, with the lists that are switched on and the public numbers of the units."""

from __future__ import annotations

import re

from django.db.models import Count, Max, Sum

from gongkai.ground.orgs.models import Unit

from ..checking import Checker
from ..models import AllowedPhrase, ListedWord, WordList
from ..rules.terms import Terms
from .lists import terms_of

_kept: dict[str, Checker] = {}  # the last one only, by what it was made of


def checker() -> Checker:
    """Made once for each state of the lists and the register; two or three queries otherwise."""
    stamp = _stamp()
    found = _kept.get(stamp)
    if found is None:
        found = Checker(_terms(), _own_numbers())
        _kept.clear()
        _kept[stamp] = found
    return found


def _stamp() -> str:
    lists = list(WordList.objects.order_by("pk").values_list("pk", "revision", "active_revision"))
    phrases = AllowedPhrase.objects.aggregate(number=Count("pk"), last=Max("pk"), sum=Sum("pk"))
    words = ListedWord.objects.aggregate(number=Count("pk"), last=Max("pk"))
    return repr((lists, phrases, words, sorted(_phones())))


def _terms() -> Terms:
    active = WordList.objects.filter(active_revision__gt=0)
    return Terms(term for one in active for term in terms_of(one, one.active_revision))


def _phones() -> list[str]:
    return list(Unit.objects.exclude(phone="").values_list("phone", flat=True))


def _own_numbers() -> frozenset[str]:
    """The telephones that the register tells the public (条例 art. 20(2)), digits only."""
    return frozenset(re.sub(r"\D", "", phone) for phone in _phones())
