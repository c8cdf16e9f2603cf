"""An item goes through review and out."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime, timedelta

from gongkai.ground.core import clock
from gongkai.ground.review import actions as review
from gongkai.ground.review.queries import case_of, content_of
from gongkai.ground.review.rules.opinions import PUBLIC, Opinion, PartOpinion
from gongkai.publishing.release.actions import Choices, release
from gongkai.publishing.release.models import Publication

from .. import actions
from ..actions import Draft
from ..models import Item
from ..queries.checks import open_findings
from ..queries.showing import made_of
from ..rules.chain import CHAIN, KIND
from .people import author_of, reviewers_of

TICKS = frozenset(code for stage in CHAIN.stages for code, _ in stage.ticks)
BASIS = "不涉及国家秘密、工作秘密，不含个人信息"
TOGETHER = "和已经公开的信息放在一起，推断不出不该公开的内容"
ALL = len(CHAIN.stages)


def keep_all(item: Item, unit: str, reason: str) -> None:
    """Leave what the check asks about, for a reason that reviewers read."""
    own = {"文件里的作者姓名": "是生成文件的程序的名称，不是人名"}
    for one in open_findings(Item.objects.get(pk=item.pk)):
        actions.keep(
            by=author_of(unit), item=item, part=one.part, fingerprint=one.fingerprint,
            reason=own.get(one.finding["label"], reason),
        )  # fmt: skip


def reviewed(item: Item, unit: str, at: datetime, stages: int = ALL) -> datetime:
    """Send it and pass so many stages, one every two hours; return when the last was passed."""
    with clock.hold(at):
        actions.send(by=author_of(unit), item=item)
    for person in reviewers_of(unit)[:stages]:
        at += timedelta(hours=2)
        with clock.hold(at):
            case = case_of(KIND, item.pk)
            assert case is not None, "it was sent"
            content = content_of(case, case.content)
            assert content is not None, "it was handed in"
            parts = tuple(
                PartOpinion(part.key, part.digest, PUBLIC, BASIS, TOGETHER)
                for part in content.parts
            )
            opinion = Opinion("同意。", TICKS, parts)
            review.approve(by=person, case=case, version=case.version, opinion=opinion)
    return at


def sent_back(item: Item, unit: str, at: datetime, reason: str) -> None:
    """Send it; the first reviewer returns it."""
    with clock.hold(at):
        actions.send(by=author_of(unit), item=item)
    with clock.hold(at + timedelta(hours=2)):
        case = case_of(KIND, item.pk)
        assert case is not None, "it was sent"
        review.send_back(by=reviewers_of(unit)[0], case=case, version=case.version, reason=reason)


def published(item: Item, unit: str, at: datetime, choices: Choices | None = None) -> Publication:
    """All the way."""
    last = reviewed(item, unit, at)
    with clock.hold(last + timedelta(minutes=30)):
        version = made_of(Item.objects.get(pk=item.pk)).version
        return release(version, by=author_of(unit), choices=choices or Choices())


def redrafted(item: Item, body: str) -> Item:
    """Save it with another text, all else as it is."""
    held = Item.objects.get(pk=item.pk)
    names = {one.name for one in fields(Draft)} - {"columns", "topics", "body"}
    draft = Draft(
        **{name: getattr(held, name) for name in names},
        body=body,
        columns=tuple(held.columns.all()),
        topics=tuple(held.topics.all()),
    )
    return actions.save(by=author_of(item.unit.said), item=held, draft=draft)
