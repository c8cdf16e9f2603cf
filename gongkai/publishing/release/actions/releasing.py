"""``release``: the one function that makes anything public."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.core.numbering import next_number
from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.review.models import Case

from ..kinds import kind_of
from ..models import Audience, Channel, Event, Publication, Schedule, Version, VersionFile
from ..queries.gates import said_aloud, why_not
from ..queries.public import reading_of
from ..rules.addresses import address
from ..rules.life import CANCELLED, PUBLIC, SCHEDULED
from ..rules.outgoing import Outgoing, RecordVersion
from ..signals import published
from ..snapshots import snapshot
from .following import call_back, follow, place, send_out

logger = logging.getLogger(__name__)

PUBLISH = "release.publish"
TOLD = "release.told"


@dataclass(frozen=True, slots=True)
class Choices:
    """What whoever publishes may choose.

    ``at``: not now but then. ``audience``: only to this circle. ``channels``: those beside the
    site (None: those that are chosen by default). ``note`` says what a correction corrects;
    ``removes_protected`` closes every earlier version with all that belongs to it.
    """

    at: datetime | None = None
    audience: Audience | None = None
    channels: Sequence[Channel] | None = None
    note: str = ""
    removes_protected: bool = False


NOW = Choices()


@transaction.atomic
def release(version: RecordVersion, *, by: User, choices: Choices = NOW) -> Publication:
    """Make ``version`` public, or arrange that it becomes so at a time; return its publication.

    Raises Refusal with the full list of ``queries.why_not``: nothing is public then, and nothing
    has changed.
    """
    outgoing = _held(version)
    if not orgs.works_for(by, PUBLISH, outgoing.unit_id):
        raise Refusal("not_allowed", "您不能替这个单位公开信息。请由该单位有权限的人员办理。")
    publication = _row(outgoing)  # held before the gates are asked: a take-down cannot slip between
    _refuse(
        [
            *_changed(outgoing, version),
            *_of_choices(outgoing, choices),
            *said_aloud(choices.note, "更正说明", "note"),
            *why_not(outgoing, at=choices.at, audience=choices.audience),
        ]
    )
    if choices.at is not None:
        return _schedule(publication, outgoing, by, choices, choices.at)
    return _publish(publication, outgoing, by, choices)


def release_due() -> int:
    """Publish what waits for a time that has come; return how many. Each in its own transaction.

    The gates are asked again: what was changed, or whose review fell, does not go out, and whoever
    arranged it is told why.
    """
    due = Schedule.objects.filter(state=Schedule.WAITING, due_at__lte=clock.now())
    return sum(_release_one(pk) for pk in list(due.values_list("pk", flat=True)))


def _release_one(pk: int) -> bool:
    try:
        with transaction.atomic():
            return _release_scheduled(pk)
    except Exception:  # one that fails must not keep the others from their time
        logger.exception("schedule %s failed", pk)
        return False


def _release_scheduled(pk: int) -> bool:
    found = Schedule.objects.select_related("publication").get(pk=pk)
    was = found.publication
    wanted = RecordVersion(was.record_kind, was.record_id, found.digest)
    outgoing = kind_of(wanted.kind).outgoing(wanted.record_id, lock=True)
    _hold_review(wanted)
    publication = Publication.objects.select_for_update(no_key=True).get(pk=was.pk)
    schedule = Schedule.objects.select_for_update(of=("self",)).get(pk=pk)
    if schedule.state != Schedule.WAITING or schedule.due_at > clock.now():
        return False  # somebody was faster, or put it off
    choices = _chosen(schedule.choices)
    reasons = (
        [*_changed(outgoing, wanted), *why_not(outgoing, audience=choices.audience)]
        if outgoing is not None
        else [Reason("absent", "这条内容已经不在了。")]
    )
    schedule.state = Schedule.REFUSED if reasons else Schedule.DONE
    schedule.said = "".join(reason.sentence for reason in reasons)
    schedule.save(update_fields=["state", "said"])
    if reasons or outgoing is None:
        _tell_refused(schedule, publication)
        return False
    _publish(publication, outgoing, schedule.by, choices)
    return True


def _publish(
    publication: Publication, outgoing: Outgoing, by: User, choices: Choices
) -> Publication:
    first, before = publication.published_at is None, publication.number
    verb = "publish" if first else "correct" if publication.state == PUBLIC else "again"
    publication.schedules.filter(state=Schedule.WAITING).update(state=Schedule.CANCELLED)
    publication.number = before + 1
    if choices.removes_protected or _was_hidden(publication, choices.audience):
        publication.closed_up_to = before
    channels = _channels(choices)
    everywhere = choices.removes_protected or choices.audience is not None
    # A channel that is not chosen any more must not go on with what was corrected.
    call_back(publication, before, but=() if everywhere else channels)
    _fill(publication, outgoing, choices)
    publication.save()
    version = _freeze(publication, outgoing, by, choices.note)
    place(publication, outgoing)
    send_out(publication, channels)
    said = {"publish": "公开了", "correct": "公开了更正", "again": "重新公开了"}[verb]
    more = [choices.note] if choices.note else []
    if choices.audience is not None:
        more.append(f"只向“{choices.audience}”公开")
    if choices.removes_protected and before:
        more.append("去掉不应公开的内容，以前的版本全部关闭")
    # News before the log: whoever hears it takes rows of its own, and the log is taken last.
    published.send(sender=Publication, publication=publication, version=version, by=by)
    follow(publication, by=by, verb=verb, said=said, more="；".join(more))
    return publication


def _was_hidden(publication: Publication, audience: Audience | None) -> bool:
    """Whether earlier versions are not for those who may read the next one: they were taken down or
    have ended, or were made for another circle. What once answered 410 never comes back."""
    if reading_of(publication) == "gone":
        return True
    return publication.audience_id is not None and publication.audience != audience


def _fill(publication: Publication, outgoing: Outgoing, choices: Choices) -> None:
    moment = clock.now()
    if choices.audience is None:
        publication.gone_at = None
    elif publication.published_at is not None and publication.audience_id is None:
        publication.gone_at = publication.gone_at or moment  # open to everybody until now
    publication.state = PUBLIC
    publication.unit_id = outgoing.unit_id
    publication.digest = outgoing.content.digest
    publication.title = outgoing.title[:300]
    publication.summary = outgoing.summary[:300]
    publication.day = outgoing.day
    publication.audience = choices.audience
    publication.expires_on = outgoing.expires_on
    publication.ending = outgoing.ending
    publication.published_at = publication.published_at or moment
    publication.changed_at = moment
    publication.withdrawn_at = None
    publication.notice = ""


def _freeze(publication: Publication, outgoing: Outgoing, by: User, note: str) -> Version:
    version = Version(
        publication=publication,
        number=publication.number,
        title=outgoing.title[:300],
        digest=outgoing.content.digest,
        data=dict(outgoing.data),
        note=note.strip()[:300],
        at=clock.now(),
        by=by,
    )
    version.snapshot = snapshot(publication, version, outgoing)
    version.save()
    for file in outgoing.files:
        VersionFile(
            version=version,
            key=file.key,
            name=file.name,
            size=file.size,
            sha256=file.sha256,
            upload_id=file.upload_id,
        ).save()
    return version


def _schedule(
    publication: Publication, outgoing: Outgoing, by: User, choices: Choices, at: datetime
) -> Publication:
    publication.schedules.filter(state=Schedule.WAITING).update(state=Schedule.CANCELLED)
    if publication.number == 0 or publication.state == CANCELLED:
        publication.state = SCHEDULED if publication.number == 0 else publication.state
        publication.title = outgoing.title[:300]
        publication.save(update_fields=["state", "title"])
    Schedule.objects.create(
        publication=publication,
        digest=outgoing.content.digest,
        due_at=at,
        choices=_kept(choices),
        by=by,
        at=clock.now(),
    )
    when = at.astimezone(clock.CHINA)
    said = f"{when:%Y}年{when.month}月{when.day}日 {when:%H:%M} 公开"
    follow(publication, by=by, verb="schedule", said="安排了定时公开", more=said)
    return publication


def _held(version: RecordVersion) -> Outgoing:
    """The record as it is now, held with its review until the transaction ends."""
    outgoing = kind_of(version.kind).outgoing(version.record_id, lock=True)
    if outgoing is None:
        raise Refusal("absent", "这条内容已经不在了，可能刚刚被删除。请回到列表看一看。")
    _hold_review(version)
    return outgoing


def _hold_review(version: RecordVersion) -> None:
    """No opinion is taken back while its record goes out."""
    cases = Case.objects.filter(record_kind=version.kind, record_id=version.record_id)
    list(cases.select_for_update(no_key=True).values_list("pk"))


def _row(outgoing: Outgoing) -> Publication:
    known = Publication.objects.select_for_update(no_key=True).filter(
        record_kind=outgoing.kind, record_id=outgoing.record_id
    )
    row = known.first()
    if row is not None:
        return row
    # The record is held: nobody else makes its row at this moment.
    return Publication.objects.create(
        record_kind=outgoing.kind,
        record_id=outgoing.record_id,
        unit_id=outgoing.unit_id,
        address=_new_address(outgoing),
        title=outgoing.title[:300],
        day=outgoing.day,
    )


def _new_address(outgoing: Outgoing) -> str:
    prefix, year = kind_of(outgoing.kind).prefix, clock.today().year
    return address(prefix, year, next_number(f"release.{prefix}", unit_id=0, year=year))


def _channels(choices: Choices) -> list[Channel]:
    if choices.channels is None:
        return list(Channel.objects.filter(active=True, chosen=True))
    return [channel for channel in choices.channels if channel.active]


def _changed(outgoing: Outgoing | None, version: RecordVersion) -> list[Reason]:
    if outgoing is None or outgoing.version == version:
        return []
    return [Reason("changed_since", "您打开这一页以后，内容又改过。请看过最新内容再公开。")]


def _of_choices(outgoing: Outgoing, choices: Choices) -> list[Reason]:
    reasons = []
    if choices.audience is not None and not choices.audience.active:
        reasons.append(Reason("audience_closed", "选的特定范围已经停用，请另选。", "audience"))
    if choices.audience is not None and choices.channels:
        said = "只向特定范围公开的内容不能再发到其他渠道，请去掉渠道。"
        reasons.append(Reason("audience_channels", said, "channels"))
    if choices.removes_protected and not choices.note.strip():
        said = "请写明更正了什么（不要写出不应公开的内容本身）。"
        reasons.append(Reason("note_missing", said, "note"))
    return reasons


def _refuse(reasons: list[Reason]) -> None:
    if reasons:
        one = len(reasons) == 1
        said = reasons[0].sentence if one else f"还差 {len(reasons)} 项，才能公开。"
        raise Refusal(reasons[0].code, said, reasons)


def _kept(choices: Choices) -> dict[str, Any]:
    return {
        "audience": choices.audience.pk if choices.audience else None,
        "channels": None if choices.channels is None else [one.pk for one in choices.channels],
        "note": choices.note,
        "removes_protected": choices.removes_protected,
    }


def _chosen(kept: dict[str, Any]) -> Choices:
    channels = kept["channels"]
    return Choices(
        audience=Audience.objects.get(pk=kept["audience"]) if kept["audience"] else None,
        channels=None if channels is None else list(Channel.objects.filter(pk__in=channels)),
        note=kept["note"],
        removes_protected=kept["removes_protected"],
    )


def _tell_refused(schedule: Schedule, publication: Publication) -> None:
    title = publication.title.strip("《》")
    Event(
        publication=publication,
        verb="refuse",
        number=publication.number,
        at=clock.now(),
        by=None,
        by_name=orgs.who(None),
        said=f"到了定时公开的时间，没有公开：{schedule.said}"[:600],
    ).save()
    notices.notify(
        to=schedule.by,
        kind=TOLD,
        subject=f"《{title}》没有按时公开"[:200],
        body=f"{schedule.said}请处理以后重新发布。",
        key=f"{TOLD}:{schedule.pk}",
    )
