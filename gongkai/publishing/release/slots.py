"""What the room makes known: the kind of its notices, the shelf of each unit."""

from __future__ import annotations

from django.urls import reverse

from gongkai.ground.notices import kinds
from gongkai.ground.orgs.models import Unit

from . import shelves
from .actions.releasing import TOLD


def unit_name(key: str) -> str | None:
    """The name of a unit's list."""
    if not key.isdecimal() or len(key) > 18:
        return None
    return Unit.objects.filter(pk=int(key)).values_list("name", flat=True).first()


kinds.declare(TOLD, "公开有了新情况")
shelves.register(
    shelves.ShelfKind(
        "unit", unit_name, lambda key: reverse("release_public:shelf", args=["unit", key])
    )
)
