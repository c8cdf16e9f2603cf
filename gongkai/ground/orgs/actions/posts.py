"""Posts: giving, ending, handing over."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal

from .. import signals
from ..models import Post, Role, Unit, User
from ..queries import who
from ..rules.dates import said
from .duties import close_post, open_post, require_right


@transaction.atomic
def give_post(
    *,
    by: User | None,
    user: User,
    unit: Unit,
    role: Role | str,
    title: str = "",
    since: date | None = None,
    until: date | None = None,
) -> Post:
    """Give ``user`` a post in ``unit`` from ``since`` (today) on.

    Raises Refusal ``officers_apart`` (三员分立), ``post_twice``, ``unit_closed``, ``bad_period``
    or ``not_allowed``.
    """
    role = Role.objects.get(code=role) if isinstance(role, str) else role
    require_right(by, unit, role)
    post = open_post(
        user, unit, role, title=title.strip(), since=since or clock.today(), until=until
    )
    sentence = f"{who(by)}任命{user}为{unit.said}的{post.said}。"
    record(by=by, verb="orgs.give_post", sentence=sentence, record=user, unit_id=unit.pk)
    return post


@transaction.atomic
def retitle_post(*, by: User | None, post: Post, title: str) -> Post:
    """Change the title (职务) that a post carries."""
    require_right(by, post.unit, post.role)
    post.title = title.strip()
    post.save(update_fields=["title"])
    sentence = f"{who(by)}把{post.user}在{post.unit.said}的职务写作“{post.said}”。"
    record(
        by=by, verb="orgs.retitle_post", sentence=sentence, record=post.user, unit_id=post.unit_id
    )
    return post


@transaction.atomic
def end_post(*, by: User | None, post: Post, on: date | None = None) -> Post:
    """End a post; ``on`` (today) is its last day. Deputies end with it."""
    require_right(by, post.unit, post.role)
    close_post(post, on or clock.today())
    sentence = f"{who(by)}办理{post.user}离任{post.unit.said}的{post.said}。"
    record(by=by, verb="orgs.end_post", sentence=sentence, record=post.user, unit_id=post.unit_id)
    return post


@transaction.atomic
def hand_over(
    *, by: User | None, post: Post, to: User, on: date | None = None, note: str = ""
) -> Post:
    """Pass ``post`` to another person from the day ``on`` (today); return the new post.

    Rooms hear ``signals.handed_over`` in the same transaction and move the open work. Raises
    Refusal as ``give_post`` does, and ``same_person``.
    """
    require_right(by, post.unit, post.role)
    on = on or clock.today()
    if to == post.user:
        raise Refusal("same_person", f"{to}已经在这个岗位上，请选择另一位接任人员。")
    close_post(post, on - timedelta(days=1))
    new = open_post(to, post.unit, post.role, title=post.title, since=on)
    signals.handed_over.send(sender=Post, old=post, new=new, by=by, note=note)
    sentence = f"{who(by)}把{post.unit.said}的{post.said}由{post.user}交接给{to}，自{said(on)}起。"
    data = {"note": note, "old_post": post.pk, "new_post": new.pk}
    record(
        by=by,
        verb="orgs.hand_over",
        sentence=sentence,
        record=post.user,
        unit_id=post.unit_id,
        data=data,
    )
    return new
