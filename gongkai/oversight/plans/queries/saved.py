"""A person's named selections."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User

from ..models import SavedFilter

BOARD, MINE = "board", "mine"
PAGES = (BOARD, MINE)


def saved_filters(user: User, page: str) -> QuerySet[SavedFilter]:
    """The person's own, by name."""
    return orgs.visible_to(user, SavedFilter.objects.filter(page=page)).order_by("name")
