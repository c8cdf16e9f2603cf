"""A person's named selections of a list.

No audit line is written: a selection is a note to oneself. It changes no record, gives nobody a
right, and is read by nobody else.
"""

from __future__ import annotations

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.orgs.models import User

from ..models import SavedFilter
from ..queries.saved import PAGES

MOST = 20  # of one person on one page
NAME, QUERY = 40, 500  # characters


@transaction.atomic
def save_filter(*, by: User, page: str, name: str, query: str) -> SavedFilter:
    """Keep ``query`` under ``name``; one of the same name is replaced.

    ``query`` holds nothing but the page's own filters (the page's form has read it). Raises Refusal
    with every reason.
    """
    name = " ".join(name.split())
    # Two windows of one person: the second waits, so that the number holds.
    User.objects.select_for_update().get(pk=by.pk)
    mine = SavedFilter.objects.filter(user=by, page=page)
    reasons = _reasons(page, name, query)
    if not reasons and not mine.filter(name=name).exists() and mine.count() >= MOST:
        sentence = f"已经存了 {MOST} 个常用筛选。请先删掉不用的，再存新的。"
        reasons.append(Reason("too_many", sentence))
    if reasons:
        raise Refusal(reasons[0].code, "".join(each.sentence for each in reasons), reasons)
    kept, _ = SavedFilter.objects.update_or_create(
        user=by, page=page, name=name, defaults={"query": query, "created_at": clock.now()}
    )
    return kept


def drop_filter(*, by: User, pk: int) -> str:
    """Delete one of the person's own; return its name. Refuses (``gone``) what is not there."""
    kept = SavedFilter.objects.filter(user=by, pk=pk).first()
    if kept is None:
        raise Refusal("gone", "这个常用筛选已经删掉了。")
    kept.delete()
    return kept.name


def _reasons(page: str, name: str, query: str) -> list[Reason]:
    found = []
    if page not in PAGES:
        found.append(Reason("page_unknown", "这一页不能存筛选。"))
    if not name:
        found.append(Reason("name_missing", "请给这个筛选起个名字。", "name"))
    elif len(name) > NAME:
        found.append(Reason("name_long", f"名字最多 {NAME} 个字。", "name"))
    if not query:
        found.append(Reason("query_missing", "现在没有筛选条件，请先筛选，再存。"))
    elif len(query) > QUERY:
        found.append(Reason("query_long", "筛选条件太长，存不下。请减少几个条件。"))
    return found
