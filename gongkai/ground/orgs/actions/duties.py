"""What all changes of posts share: rights, periods, 三员分立, opening and closing a post."""

from __future__ import annotations

from datetime import date

from gongkai.ground.core.errors import Refusal

from ..models import Deputy, Post, Role, Unit, User
from ..queries import forget
from ..rules.dates import overlap, said
from ..rules.officers import Held, clash
from .permission import OFFICERS, PEOPLE, require


def require_right(by: User | None, unit: Unit, role: Role) -> None:
    """Refuse unless ``by`` may fill such a post: officers are appointed by a right of its own."""
    require(by, OFFICERS if role.officer else PEOPLE, unit)


def require_period(since: date, until: date | None) -> None:
    """Refuse (``bad_period``) a period that ends before it begins."""
    if until is not None and until < since:
        raise Refusal("bad_period", "结束日期早于开始日期，请核对后重新填写。")


def require_apart(user: User, new: Held) -> None:
    """Refuse a duty that 三员分立 forbids beside what the person already has.

    The person's row is locked, so that two such duties cannot be given at the same moment. No key
    of it changes: who holds the end of the log and writes this person a notice need not wait.
    """
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
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


def open_post(
    user: User, unit: Unit, role: Role, *, title: str, since: date, until: date | None = None
) -> Post:
    """A new post, checked against everything the person has. The caller records it."""
    require_period(since, until)
    if not unit.existed_on(since):
        raise Refusal(
            "unit_closed", f"{unit.name}在{said(since)}还没有设立或者已经撤销，不能任职。"
        )
    require_apart(user, Held(role.officer, role.label, since, until))
    same = Post.objects.filter(user=user, unit=unit, role=role)
    if any(overlap(since, until, other.since, other.until) for other in same):
        raise Refusal("post_twice", f"{user}在这段时间已经是{unit.said}的{role.label}。")
    post = Post.objects.create(
        user=user, unit=unit, role=role, title=title, since=since, until=until
    )
    forget(user)
    return post


def close_post(post: Post, last_day: date) -> None:
    """End ``post`` and its deputies with ``last_day``. The caller records it."""
    if last_day < post.since:
        raise Refusal("bad_period", f"这个岗位自{said(post.since)}起任职，不能在此之前结束。")
    post.until = last_day if post.until is None else min(post.until, last_day)
    post.save(update_fields=["until"])
    post.deputies.filter(since__gt=last_day).delete()
    post.deputies.filter(until__gt=last_day).update(until=last_day)
    forget(post.user)
