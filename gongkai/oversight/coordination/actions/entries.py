"""Cases that units hand in."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.evidence import actions as evidence
from gongkai.ground.evidence.items import Item
from gongkai.ground.orgs.models import Unit, User

from ..models import Competition, Entry
from ..queries.standing import RECORD
from ..rules.machines import COMPETITION
from ..saying import day, moment
from .competitions import WHAT
from .stepping import hold, log, refuse, require_own


@transaction.atomic
def submit(
    *,
    by: User,
    competition: Competition,
    unit: Unit,
    title: str,
    text: str,
    items: Sequence[Item] = (),
) -> Entry:
    """Hand in a case of ``unit``. Raises Refusal ``not_invited``, ``too_late``, ``too_many``,
    ``submitted_twice`` and what is missing, all at once."""
    case = hold(competition)
    require_own(by, RECORD, unit, "报送案例")
    COMPETITION.step(case.state, "submit", WHAT)
    title, text = title.strip(), text.strip()
    refuse([*_against(case, unit, title, text), *_full(case, unit)])
    entry = Entry.objects.create(
        competition=case, unit=unit, title=title, text=text, submitted_by=by, changed_by=by
    )
    evidence.attach(by=by, unit=unit, holder=entry, items=items)
    _write(case, entry, by, "submit")
    log(entry, by=by, verb="submit", did=f"为{case}报送了{entry}", unit=unit)
    return entry


@transaction.atomic
def revise(
    *, by: User, entry: Entry, version: int, title: str, text: str, items: Sequence[Item] = ()
) -> Entry:
    """Change a case while cases are still handed in. Raises Refusal as ``submit`` does, and
    ``stale``, ``entry_withdrawn``."""
    case, held = _held(by, entry, "revise", "修改案例")
    if held.version != version:
        when = moment(held.changed_at.astimezone(clock.CHINA))
        raise Refusal(
            "stale",
            f"您打开这一页以后，{held.changed_by}在 {when} 改过这个案例。"
            "您这一次没有办成；请看过最新内容，再办一次。",
        )
    title, text = title.strip(), text.strip()
    refuse(_against(case, held.unit, title, text, but=held.pk))
    held.title, held.text, held.version = title, text, held.version + 1
    held.changed_by, held.changed_at = by, clock.now()
    held.save()
    evidence.attach(by=by, unit=held.unit, holder=held, items=items)
    _write(case, held, by, "revise")
    log(held, by=by, verb="revise", did=f"修改了{case}的{held}", unit=held.unit)
    return held


@transaction.atomic
def withdraw(*, by: User, entry: Entry) -> Entry:
    """Take a case back while cases are still handed in; the unit may hand in another."""
    case, held = _held(by, entry, "withdraw", "撤回案例")
    held.withdrawn_at = clock.now()
    held.save(update_fields=["withdrawn_at"])
    _write(case, held, by, "withdraw")
    log(held, by=by, verb="withdraw", did=f"撤回了{case}的{held}", unit=held.unit)
    return held


def _held(by: User, entry: Entry, verb: str, doing: str) -> tuple[Competition, Entry]:
    """The competition is locked first, by everybody: then nobody waits for each other."""
    case = hold(entry.competition)
    held = Entry.objects.select_for_update().get(pk=entry.pk)
    require_own(by, RECORD, held.unit, doing)
    COMPETITION.step(case.state, verb, WHAT)
    if held.withdrawn_at is not None:
        raise Refusal("entry_withdrawn", f"{held}已经撤回。要参评，请重新报送。")
    held.competition = case
    return case, held


def _write(case: Competition, entry: Entry, by: User, verb: str) -> None:
    case.events.create(verb=verb, by=by, unit=entry.unit, text=str(entry))


def _against(case: Competition, unit: Unit, title: str, text: str, but: int = 0) -> list[Reason]:
    found = []
    if not title:
        found.append(Reason("no_title", "请写明案例名称。", "title"))
    if not text:
        found.append(Reason("no_text", "请写明案例内容。", "text"))
    if not case.units.filter(pk=unit.pk).exists():
        found.append(Reason("not_invited", f"{unit.said}不在参评单位里，请联系政务公开办。"))
    if clock.today() > case.submit_until:
        sentence = f"报送已经在{day(case.submit_until)}截止，请联系政务公开办。"
        found.append(Reason("too_late", sentence))
    same = case.entries.filter(unit=unit, title=title, withdrawn_at=None).exclude(pk=but)
    if title and same.exists():
        found.append(Reason("submitted_twice", "本单位已经报送过同名的案例。", "title"))
    return found


def _full(case: Competition, unit: Unit) -> list[Reason]:
    here = case.entries.filter(unit=unit, withdrawn_at=None).count()
    if here < case.entries_per_unit:
        return []
    sentence = f"每个单位最多报送 {case.entries_per_unit} 个案例，本单位已经报满。可以先撤回一个。"
    return [Reason("too_many", sentence)]
