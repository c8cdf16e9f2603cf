"""Posts and deputies: giving, ending, standing in."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal

from ..models import Deputy, Post, Role, Unit, User
from ..queries import forget, who
from ..rules.officers import Held, clash


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

    Raises Refusal ``officers_apart`` (三员分立), ``post_twice``, ``unit_closed`` or ``bad_period``.
    """
    role = Role.objects.get(code=role) if isinstance(role, str) else role
    since = since or clock.today()
    _require_period(since, until)
    if not unit.existed_on(since):
        raise Refusal("unit_closed", f"{unit.name}在{since}已经撤销，不能再任职。")
    require_apart(user, Held(role.officer, role.label, since, until))
    if Post.objects.filter(user=user, unit=unit, role=role, until=None).exists():
        raise Refusal("post_twice", f"{user}现在已经是{unit.said}的{role.label}。")
    post = Post.objects.create(
        user=user, unit=unit, role=role, title=title.strip(), since=since, until=until
    )
    forget(user)
    sentence = f"{who(by)}任命{user}为{unit.said}的{title.strip() or role.label}。"
    record(by=by, verb="orgs.give_post", sentence=sentence, record=user, unit_id=unit.pk)
    return post


def require_apart(user: User, new: Held) -> None:
    """Refuse a duty that 三员分立 forbids beside what the person already has.

    The person's row is locked, so that two such duties cannot be given at the same moment.
    """
    User.objects.select_for_update().get(pk=user.pk)
    found = clash(new, _duties(user))
    if found is None:
        return
    raise Refusal(
        "officers_apart",
        f"{user}已经担任{found.label}，不能同时担任{new.label}：系统管理员、安全保密管理员、"
        "安全审计员三员必须分立，也不能兼任业务岗位。请先结束原来的岗位，或者另选一人。",
    )


def _duties(user: User) -> list[Held]:
    posts = Post.objects.filter(user=user).select_related("role")
    deputies = Deputy.objects.filter(person=user).select_related("post__role")
    return [Held(post.role.officer, post.role.label, post.since, post.until) for post in posts] + [
        Held(each.post.role.officer, each.post.role.label, each.since, each.until)
        for each in deputies
    ]


def _require_period(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise Refusal("bad_period", "结束日期早于开始日期，请核对后重新填写。")
