"""An item goes through review and out."""

from __future__ import annotations

from datetime import datetime, timedelta

from gongkai.ground.core import clock
from gongkai.ground.review import actions as review
from gongkai.ground.review.queries import case_of, content_of
from gongkai.ground.review.rules.opinions import PUBLIC, Opinion, PartOpinion
from gongkai.publishing.release.actions import Choices, release
from gongkai.publishing.release.models import Publication

from .. import actions
from ..models import Item
from ..queries.showing import made_of
from ..rules.chain import CHAIN, KIND
from .people import author_of, reviewers_of

TICKS = frozenset(code for stage in CHAIN.stages for code, _ in stage.ticks)
BASIS = "不涉及国家秘密、工作秘密，不含个人信息"
TOGETHER = "和已经公开的信息放在一起，推断不出不该公开的内容"
ALL = len(CHAIN.stages)


def reviewed(item: Item, unit: str, at: datetime, stages: int = ALL) -> datetime:
    """Send it and pass so many stages, ninety minutes each; return when the last was passed."""
    with clock.hold(at):
        actions.send(by=author_of(unit), item=item)
    for person in reviewers_of(unit)[:stages]:
        at += timedelta(minutes=90)
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
    with clock.hold(last + timedelta(hours=1)):
        version = made_of(Item.objects.get(pk=item.pk)).version
        return release(version, by=author_of(unit), choices=choices or Choices())
