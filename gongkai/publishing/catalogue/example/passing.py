"""Directories go through review and out; the line's waits for its last stage."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import Post, Unit, User
from gongkai.ground.review import actions as review
from gongkai.ground.review.queries import case_of, content_of
from gongkai.ground.review.rules.opinions import PUBLIC, Opinion, PartOpinion
from gongkai.publishing.release.actions import release

from .. import actions
from ..models import Directory
from ..queries.showing import outgoing
from ..rules.shown import KIND

BASIS = "不涉及国家秘密、工作秘密"
TOGETHER = "和已经公开的信息放在一起，推断不出不该公开的内容"
STAGES = (("reviewer", "office_staff"), ("secrecy_reviewer",), ("unit_leader",))


def passed(directories: Iterable[Directory]) -> None:
    """Send each, let the unit's people pass it, release it."""
    for directory in directories:
        if directory.kind == "line":
            continue  # its unit has no reviewers: it stays a draft
        author = _author(directory.unit)
        with clock.hold(datetime(2026, 1, 8, 9, 0, tzinfo=clock.CHINA)):
            actions.send(by=author, directory=directory)
        for day, roles in enumerate(STAGES, start=9):
            with clock.hold(datetime(2026, 1, day, 10, 0, tzinfo=clock.CHINA)):
                _approve(directory, _holder(directory.unit, roles, author))
        with clock.hold(datetime(2026, 1, 12, 9, 0, tzinfo=clock.CHINA)):
            made = outgoing(directory.pk, lock=False)
            assert made is not None, "it is there"
            release(made.version, by=author)


def _approve(directory: Directory, by: User) -> None:
    case = case_of(KIND, directory.pk)
    assert case is not None, "it was sent"
    content = content_of(case, case.content)
    assert content is not None, "it was handed in"
    parts = tuple(
        PartOpinion(part.key, part.digest, PUBLIC, BASIS, TOGETHER) for part in content.parts
    )
    opinion = Opinion("同意公开。", parts=parts)
    review.approve(by=by, case=case, version=case.version, opinion=opinion)


def _author(unit: Unit) -> User:
    """In the office its head writes, so that others are left to review."""
    found = Post.objects.filter(unit=unit, role__code__in=("office_admin", "info_officer"))
    return found.order_by("role__code", "pk").last().user  # type: ignore[union-attr]  # each unit has one


def _holder(unit: Unit, roles: tuple[str, ...], author: User) -> User:
    posts = Post.objects.filter(unit=unit, role__code__in=roles).exclude(user=author)
    found = posts.order_by("pk").first()
    assert found is not None, f"{unit} has nobody for {roles}"
    return found.user
