"""Taking down, expiring, prolonging, calling off: effective from the commit, waiting for nobody."""

from __future__ import annotations

import logging
from datetime import date

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User

from ..models import Publication, Schedule
from ..queries.gates import said_aloud
from ..queries.public import reading_of
from ..rules.life import CANCELLED, EXPIRED, MACHINE, PUBLIC, SCHEDULED, WITHDRAWN
from ..rules.outgoing import GONE
from ..signals import expired, withdrawn
from .following import call_back, follow

logger = logging.getLogger(__name__)

WITHDRAW, PUBLISH = "release.withdraw", "release.publish"
LONGEST = 300
WHAT = "这条内容"
PLAIN_NOTICE = "这条信息已经撤下，不再公开。"


@transaction.atomic
def withdraw(*, by: User, publication: Publication, reason: str, notice: str = "") -> Publication:
    """撤下: its page, all versions and files answer 410 with ``notice`` at once; lists, feeds and
    search no longer know it; channels are called back. ``reason`` stays in the house.

    Raises Refusal ``not_allowed``, ``wrong_state``, ``reason_missing``, ``too_long``.
    """
    held = _hold(publication)
    if not orgs.may(by, WITHDRAW, held.unit_id):
        raise Refusal("not_allowed", "您不能撤下这个单位公开的内容。请联系该单位或者公开办。")
    MACHINE.step(held.state, "withdraw", WHAT)
    why = _said(reason, "请写明为什么撤下，以后查得到。")
    if told := said_aloud(notice, "给公众的说明", "notice"):
        raise Refusal(told[0].code, told[0].sentence, told)
    _drop_schedules(held)
    held.state = WITHDRAWN
    held.withdrawn_at = clock.now()
    if held.audience_id is None:
        held.gone_at = held.withdrawn_at
    held.notice = _short(notice.strip()) or PLAIN_NOTICE
    held.save(update_fields=["state", "withdrawn_at", "gone_at", "notice"])
    held.placements.all().delete()
    call_back(held, held.number)
    withdrawn.send(sender=Publication, publication=held, by=by)
    follow(held, by=by, verb="withdraw", said="撤下了", more=why)
    return held


@transaction.atomic
def cancel(*, by: User, publication: Publication) -> Publication:
    """取消定时: what waits for its time stays as it is."""
    held = _hold(publication)
    _require_publisher(by, held)
    if not _drop_schedules(held):
        raise Refusal("wrong_state", f"{WHAT}没有等着定时公开，不用取消。")
    if held.state == SCHEDULED:
        held.state = CANCELLED
        held.save(update_fields=["state"])
    follow(held, by=by, verb="cancel", said="取消了定时公开", more="")
    return held


@transaction.atomic
def prolong(*, by: User, publication: Publication, until: date | None) -> Publication:
    """Show it until another last day (None: for good). Only what is still shown: what answers 410
    already has to be reviewed and released anew."""
    held = _hold(publication)
    _require_publisher(by, held)
    MACHINE.step(held.state, "prolong", WHAT)
    if reading_of(held) == "gone":
        raise Refusal("wrong_state", f"{WHAT}已经不再显示。要继续公开，请重新审签以后发布。")
    if until is not None and until < clock.today():
        raise Refusal("time_past", "公开期的最后一天不能早于今天。")
    held.state, held.expires_on = PUBLIC, until
    held.save(update_fields=["state", "expires_on"])
    said = f"公开到{until.year}年{until.month}月{until.day}日" if until else "长期公开"
    follow(held, by=by, verb="prolong", said="改了公开期", more=said)
    return held


def expire_due() -> int:
    """Let follow what a last day has ended; return how many. Pages did not wait for this."""
    over = Publication.objects.filter(state=PUBLIC, expires_on__lt=clock.today())
    return sum(_expire(pk) for pk in list(over.values_list("pk", flat=True)))


def _expire(pk: int) -> bool:
    try:
        with transaction.atomic():
            held = Publication.objects.select_for_update(no_key=True).get(pk=pk)
            if held.state != PUBLIC or not held.expires_on or held.expires_on >= clock.today():
                return False
            held.state = EXPIRED
            if held.ending == GONE and held.audience_id is None:
                held.gone_at = clock.now()
            held.save(update_fields=["state", "gone_at"])
            if held.ending == GONE:
                held.placements.all().delete()
                call_back(held, held.number)
            expired.send(sender=Publication, publication=held, by=None)
            follow(held, by=None, verb="expire", said="到期", more="")
            return True
    except Exception:  # one that fails must not keep the others
        logger.exception("publication %s did not expire", pk)
        return False


def _hold(publication: Publication) -> Publication:
    return Publication.objects.select_for_update(no_key=True).get(pk=publication.pk)


def _drop_schedules(held: Publication) -> int:
    return held.schedules.filter(state=Schedule.WAITING).update(state=Schedule.CANCELLED)


def _require_publisher(by: User, held: Publication) -> None:
    if not orgs.works_for(by, PUBLISH, held.unit_id):
        raise Refusal("not_allowed", "您不能替这个单位办理公开。请由该单位有权限的人员办理。")


def _said(text: str, missing: str) -> str:
    plain = text.strip()
    if not plain:
        raise Refusal("reason_missing", missing)
    return _short(plain)


def _short(text: str) -> str:
    if len(text) > LONGEST:
        raise Refusal("too_long", f"最多写 {LONGEST} 个字，请写短一些。")
    return text
