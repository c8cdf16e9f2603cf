"""Service guides that a text names, and what it says otherwise than they do."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from gongkai.publishing.release.models import Version
from gongkai.publishing.release.queries.public import listed

from ..models import Item
from ..rules.chain import KIND
from ..rules.cleaning import text_of
from ..rules.guide import Contradiction, contradictions
from .checks import kept_of

SHORTEST_MATTER = 4  # characters: shorter names stand in every other text
MOST_NAMED = 20


def disagreements(text: str, but_for: int = 0) -> list[Contradiction]:
    """What a text says otherwise than the public guides whose matter it names.

    ``but_for`` is the item whose text it is: a guide is not held against itself.
    """
    return contradictions(text, [said["guide"] for said in _named_in(text, but_for)])


def of_item(item: Item) -> list[Contradiction]:
    """The same for what an item says in sentences. The rows of its table are no interpretation."""
    return disagreements(f"{item.title}\n{text_of(item.body)}", item.pk)


def review_hints(record_id: int) -> list[str]:
    """For the reviewers of an item: what was kept in spite of a finding, and why (the sentence
    names its kind, never the thing itself); where it and a guide do not agree."""
    item = Item.objects.filter(pk=record_id).first()
    if item is None:
        return []
    kept = [f"检查出{one.label}，起草人写明理由保留：{one.reason}" for one in kept_of(item)]
    return kept + [f"和办事指南不一致。{one.sentence}" for one in of_item(item)]


def _named_in(text: str, but_for: int) -> list[dict[str, Any]]:
    """What is published of those guides, as it is read there."""
    public = listed().filter(record_kind=KIND)
    guides = Item.objects.filter(kind="guide", pk__in=public.values("record_id"))
    rows = guides.exclude(pk=but_for).order_by("pk").values_list("pk", "guide__matter")
    whole = "".join(text.split())
    named = [pk for pk, matter in rows if _names(whole, "".join(str(matter or "").split()))]
    versions = Version.objects.filter(
        publication__in=public.filter(record_id__in=named[:MOST_NAMED]).values("pk"),
        number=F("publication__number"),
    )
    return [data for data in versions.values_list("data", flat=True) if data.get("guide")]


def _names(text: str, matter: str) -> bool:
    return len(matter) >= SHORTEST_MATTER and matter in text
