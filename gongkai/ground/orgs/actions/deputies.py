"""Deputies: who stands in for a post, between two days."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal

from ..models import Deputy, Post, User
from ..queries import forget, who
from ..rules.dates import overlap, said
from ..rules.officers import Held
from .duties import require_apart, require_period, require_right


@transaction.atomic
def name_deputy(*, by: User | None, post: Post, person: User, since: date, until: date) -> Deputy:
    """Let ``person`` stand in for ``post`` between two days (inclusive).

    The holder of the post may do this too. Raises Refusal ``officers_apart``, ``same_person``,
    ``bad_period`` or ``not_allowed``.
    """
    if by != post.user:
        require_right(by, post.unit, post.role)
    require_period(since, until)
    if person == post.user:
        raise Refusal("same_person", f"{person}就是任职人员，请另选一位代理人。")
    if not overlap(since, until, post.since, post.until):
        raise Refusal("bad_period", "代理日期不在任职期间，请核对后重新填写。")
    require_apart(person, Held(post.role.officer, post.role.label, since, until))
    deputy = Deputy.objects.create(post=post, person=person, since=since, until=until)
    forget(person)
    sentence = (
        f"{who(by)}安排{person}代理{post.user}的{post.unit.said}{post.said}，"
        f"自{said(since)}至{said(until)}。"
    )
    record(
        by=by, verb="orgs.name_deputy", sentence=sentence, record=post.user, unit_id=post.unit_id
    )
    return deputy


@transaction.atomic
def end_deputy(*, by: User | None, deputy: Deputy) -> None:
    """End a deputyship with yesterday; one that has not begun is taken back."""
    post = deputy.post
    if by != post.user:
        require_right(by, post.unit, post.role)
    yesterday = clock.today() - timedelta(days=1)
    if deputy.since > yesterday:
        deputy.delete()
    else:
        deputy.until = min(deputy.until, yesterday)
        deputy.save(update_fields=["until"])
    forget(deputy.person)
    sentence = f"{who(by)}结束{deputy.person}对{post.user}的{post.unit.said}{post.said}的代理。"
    record(by=by, verb="orgs.end_deputy", sentence=sentence, record=post.user, unit_id=post.unit_id)
