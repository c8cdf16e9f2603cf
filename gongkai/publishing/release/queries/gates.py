"""「为什么还不能发布」: one list for the page and for the refusal."""

from __future__ import annotations

from datetime import datetime

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason
from gongkai.ground.orgs.models import Unit
from gongkai.ground.review import queries as review
from gongkai.ground.textcheck.queries import checker

from ..kinds import kind_of, other_gates
from ..models import Audience, Publication
from ..rules.life import PUBLIC, WITHDRAWN
from ..rules.outgoing import Outgoing, unreviewed

ALREADY = "already_public"  # no fault: there is nothing new to publish


def why_not(
    outgoing: Outgoing, *, at: datetime | None = None, audience: Audience | None = None
) -> list[Reason]:
    """Every reason why ``outgoing`` may not go out, now or at a time; nothing when it may.

    The record's own gates, its review, what other rooms have against it, and what is public of it
    already. It reads the steps of the review, never the columns of lists.
    """
    publication = Publication.objects.filter(
        record_kind=outgoing.kind, record_id=outgoing.record_id
    ).first()
    digest = outgoing.content.digest
    return [
        *unreviewed(outgoing),
        *review.why_not(outgoing.kind, outgoing.record_id, digest),
        *kind_of(outgoing.kind).gates(outgoing),
        *(reason for gate in other_gates() for reason in gate(outgoing)),
        *_of_the_unit(outgoing),
        *_of_the_time(outgoing, at),
        *_of_what_is_public(outgoing, publication, audience),
    ]


def passed_at(kind: str, record_id: int) -> datetime | None:
    """When the review of the record was completed; None while it is not."""
    case = review.case_of(kind, record_id)
    if case is None:
        return None
    standing = review.standing_of(case)
    done = standing.turns and len(standing.approvals) == len(standing.turns)
    return standing.approvals[-1].at if done else None


def _of_the_unit(outgoing: Outgoing) -> list[Reason]:
    unit = Unit.objects.get(pk=outgoing.unit_id)
    if unit.existed_on(clock.today()):
        return []
    return [Reason("unit_closed", f"{unit.said}已经撤销，请由承接单位公开，或者由公开办调整单位。")]


def _of_the_time(outgoing: Outgoing, at: datetime | None) -> list[Reason]:
    reasons = []
    if at is not None and at <= clock.now():
        reasons.append(
            Reason("time_past", "定时公开的时间已经过去，请另选时间，或者现在就公开。", "at")
        )
    day = (at or clock.now()).astimezone(clock.CHINA).date()
    if outgoing.expires_on is not None and outgoing.expires_on < day:
        reasons.append(Reason("expired", "公开期的最后一天已经过去，请改公开期。", "expires_on"))
    return reasons


def _of_what_is_public(
    outgoing: Outgoing, publication: Publication | None, audience: Audience | None
) -> list[Reason]:
    if publication is None or publication.number == 0:
        return []
    same = publication.digest == outgoing.content.digest
    if (
        publication.state == PUBLIC
        and same
        and publication.audience_id == (audience.pk if audience else None)
    ):
        return [Reason(ALREADY, "这一版已经公开，没有新的内容可以公开。")]
    if publication.state == WITHDRAWN and _reviewed_before(outgoing, publication.withdrawn_at):
        said = "这条内容撤下过。要再公开，请重新送审，审签完成以后再发布。"
        return [Reason("withdrawn", said)]
    widened = publication.audience_id is not None and publication.audience != audience
    if widened and _reviewed_before(outgoing, publication.changed_at):
        said = "这条内容原来只向特定范围公开。要改公开范围，请重新送审，审签完成以后再发布。"
        return [Reason("widened", said, "audience")]
    return []


def _reviewed_before(outgoing: Outgoing, moment: datetime | None) -> bool:
    passed = passed_at(outgoing.kind, outgoing.record_id)
    return passed is not None and moment is not None and passed <= moment


def said_aloud(text: str, what: str, field: str) -> list[Reason]:
    """Reasons against words that everybody will read and that no reviewer has seen: they must not
    tell of a person, nor say what is banned. Nothing else is asked of them."""
    found = [one for one in checker().text(text) if one.grade != "possible"] if text else []
    labels = dict.fromkeys(one.label for one in found)
    return [Reason("personal", f"{what}里有{label}，请去掉再办。", field) for label in labels]
