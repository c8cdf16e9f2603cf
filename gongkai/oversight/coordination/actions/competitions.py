"""A competition's way: started, voted on, closed, chosen; or cancelled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.core.transitions import Transition
from gongkai.ground.orgs.models import Unit, User

from ..enums import Award
from ..models import Competition, Entry
from ..queries.competitions import ballots_open, counts_of
from ..queries.standing import MANAGE
from ..rules.machines import COMPETITION
from ..rules.matters import reasons_against_days
from ..rules.voting import departures
from ..saying import day
from . import telling
from .stepping import at_version, hold, log, refuse, require, step

WHAT = "这次评选"
FEWEST = 2  # entries: with one there is nothing to choose
MOST_VOTES = 50


@dataclass(frozen=True, slots=True)
class Terms:
    """What the office says of a competition."""

    title: str
    year: int
    brief: str
    submit_until: date
    vote_until: date
    votes_per_unit: int = 3
    entries_per_unit: int = 2


@transaction.atomic
def start(*, by: User, office: Unit, terms: Terms, units: Iterable[Unit]) -> Competition:
    """Begin a competition and tell the units that may take part. Raises Refusal with every reason
    against the terms."""
    require(by, MANAGE, office, "组织案例评选")
    invited = list(units)
    refuse(_against(terms, invited))
    case = Competition(office=office, **_values(terms))
    step(case, None, by=by, verb="start")
    case.units.set(invited)
    telling.competition(
        case, "start", f"开始征集：{case}", f"请在{day(case.submit_until)}前报送。{case.brief}"
    )
    log(case, by=by, verb="start", did=f"发起{case}，{len(invited)} 个单位参评", unit=office)
    return case


@transaction.atomic
def edit(
    *, by: User, competition: Competition, version: int, terms: Terms, units: Iterable[Unit]
) -> Competition:
    """Change the terms while cases are still handed in. Raises Refusal ``has_entries`` for a unit
    that handed in already and would be left out, ``stale``, ``wrong_state``."""
    case, transition = _held(by, competition, "edit", version)
    invited = list(units)
    refuse([*_against(terms, invited), *_left_out(case, invited, terms)])
    before = _days(case)
    for name, value in _values(terms).items():
        setattr(case, name, value)
    case.units.set(invited)
    step(case, transition, by=by, verb="edit", text=_days(case))
    if _days(case) != before:
        telling.competition(
            case, f"edit:{case.version}", f"日期有变：{case}", f"现在是{_days(case)}。"
        )
    log(case, by=by, verb="edit", did=f"修改了{case}：{_days(case)}", unit=case.office)
    return case


@transaction.atomic
def open_voting(*, by: User, competition: Competition, version: int) -> Competition:
    """Let the units vote. Raises Refusal with every reason why not yet."""
    case, transition = _held(by, competition, "open_voting", version)
    refuse(against_voting(case))
    step(case, transition, by=by, verb="open_voting", text=f"投票到{day(case.vote_until)}")
    telling.competition(
        case,
        "voting",
        f"开始投票：{case}",
        f"本单位有 {case.votes_per_unit} 票，请在{day(case.vote_until)}前投给其他单位的案例。",
    )
    log(case, by=by, verb="open_voting", did=f"开始了{case}的投票", unit=case.office)
    return case


@transaction.atomic
def extend(
    *, by: User, competition: Competition, version: int, until: date, reason: str
) -> Competition:
    """Let the voting last longer. Raises Refusal ``not_longer``, ``no_reason``."""
    case, transition = _held(by, competition, "extend", version)
    reason = reason.strip()
    found = [] if reason else [Reason("no_reason", "请写明延长的原因。", "reason")]
    if until <= case.vote_until or until < clock.today():
        sentence = f"新的截止日期要晚于{day(case.vote_until)}，也不能早于今天。"
        found.append(Reason("not_longer", sentence, "until"))
    refuse([*found, *_too_far(case.submit_until, until)])
    case.vote_until = until
    text = f"投票延长到{day(until)}，{reason}"
    step(case, transition, by=by, verb="extend", text=text)
    telling.competition(case, f"extend:{until}", f"投票延长：{case}", f"{text}")
    log(
        case, by=by, verb="extend", did=f"延长了{case}的投票：{text.rstrip('。')}", unit=case.office
    )
    return case


@transaction.atomic
def close_voting(*, by: User, competition: Competition, version: int) -> Competition:
    """End the voting, once its day is past or every vote is given. From here on counts are
    fixed. Raises Refusal ``still_voting``."""
    case, transition = _held(by, competition, "close_voting", version)
    refuse(against_closing(case))
    step(case, transition, by=by, verb="close_voting")
    log(case, by=by, verb="close_voting", did=f"截止了{case}的投票", unit=case.office)
    return case


@transaction.atomic
def choose(
    *,
    by: User,
    competition: Competition,
    version: int,
    awards: Mapping[int, str],
    reason: str = "",
) -> Competition:
    """Choose the winners: ``awards`` by entry. Raises Refusal ``nobody_chosen``, ``departs``
    (with each departure from the order of votes) where ``reason`` is empty."""
    case, transition = _held(by, competition, "choose", version)
    counts = counts_of(case)
    chosen = {entry: award for entry, award in awards.items() if award}
    refuse(_against_choice(counts, chosen, reason.strip()))
    for entry in case.entries.filter(pk__in=chosen).select_related("unit"):
        entry.award = chosen[entry.pk]
        entry.save(update_fields=["award"])
        entry.competition = case
        telling.awarded(entry)
    case.choice_reason = reason.strip()
    step(case, transition, by=by, verb="choose", text=case.choice_reason)
    telling.competition(case, "chosen", f"评选结果公布：{case}", "请打开看评出的案例。")
    log(case, by=by, verb="choose", did=f"评定了{case}，{len(chosen)} 个案例获评", unit=case.office)
    return case


@transaction.atomic
def cancel(*, by: User, competition: Competition, version: int, reason: str) -> Competition:
    """Call a competition off. Raises Refusal ``no_reason``."""
    case, transition = _held(by, competition, "cancel", version)
    reason = reason.strip()
    refuse([] if reason else [Reason("no_reason", "请写明取消的原因。", "reason")])
    step(case, transition, by=by, verb="cancel", text=reason)
    telling.competition(case, "cancel", f"评选取消：{case}", reason)
    did = f"取消了{case}，原因：{reason.rstrip('。')}"
    log(case, by=by, verb="cancel", did=did, unit=case.office)
    return case


def against_voting(case: Competition) -> list[Reason]:
    """Why the voting cannot be opened yet."""
    today, found = clock.today(), []
    if today <= case.submit_until:
        sentence = (
            f"报送到{day(case.submit_until)}才截止。要提前投票，请先修改评选，"
            "把报送截止日期改到今天，明天就能开始。"
        )
        found.append(Reason("still_submitting", sentence))
    if case.entries.filter(withdrawn_at=None).count() < FEWEST:
        sentence = f"报送的案例不到 {FEWEST} 个，没有可选的。请延后报送截止日期，或者取消评选。"
        found.append(Reason("too_few_entries", sentence))
    if case.vote_until < today:
        found.append(Reason("voting_past", "投票截止日期已经过了，请先修改评选。"))
    return found


def against_closing(case: Competition) -> list[Reason]:
    """Why the voting cannot be closed yet."""
    if clock.today() > case.vote_until:
        return []
    left = ballots_open(case)
    sentence = f"投票到{day(case.vote_until)}才截止，还有 {left} 个单位的票没有投完。"
    return [Reason("still_voting", sentence)] if left else []


def _held(
    by: User, competition: Competition, verb: str, version: int
) -> tuple[Competition, Transition]:
    case = hold(competition)
    require(by, MANAGE, case.office, "组织案例评选")
    transition = COMPETITION.step(case.state, verb, WHAT)
    at_version(case, version)
    return case, transition


def _values(terms: Terms) -> dict[str, object]:
    names = Terms.__dataclass_fields__
    values = {name: getattr(terms, name) for name in names}
    return values | {"title": terms.title.strip(), "brief": terms.brief.strip()}


def _against(terms: Terms, units: list[Unit]) -> list[Reason]:
    found = []
    if not terms.title.strip():
        found.append(Reason("no_title", "请写明评选的名称。", "title"))
    if not terms.brief.strip():
        found.append(Reason("no_brief", "请写明评选办法。", "brief"))
    if not 1 <= terms.votes_per_unit <= MOST_VOTES:
        found.append(
            Reason("votes", f"每个单位的票数在 1 到 {MOST_VOTES} 之间。", "votes_per_unit")
        )
    if not 1 <= terms.entries_per_unit <= MOST_VOTES:
        sentence = f"每个单位最多报送的案例数在 1 到 {MOST_VOTES} 之间。"
        found.append(Reason("entries", sentence, "entries_per_unit"))
    if len(units) < FEWEST:
        found.append(Reason("too_few_units", "参评单位至少要有 2 个。", "units"))
    return found + reasons_against_days(terms.submit_until, terms.vote_until, clock.today())


def _left_out(case: Competition, invited: list[Unit], terms: Terms) -> list[Reason]:
    handed_in = Entry.objects.filter(competition=case, withdrawn_at=None).select_related("unit")
    here = {unit.pk for unit in invited}
    gone = sorted({entry.unit.said for entry in handed_in if entry.unit_id not in here})
    if not gone:
        return []
    sentence = f"{'、'.join(gone)}已经报送了案例，不能移出参评单位。"
    return [Reason("has_entries", sentence, "units")]


def _too_far(submit_until: date, until: date) -> list[Reason]:
    reasons = reasons_against_days(submit_until, until, submit_until)
    return [Reason(one.code, one.sentence, "until") for one in reasons if one.code == "too_far_off"]


def _days(case: Competition) -> str:
    return f"报送到{day(case.submit_until)}，投票到{day(case.vote_until)}"


def _against_choice(
    counts: Mapping[int, int], chosen: Mapping[int, str], reason: str
) -> list[Reason]:
    if set(chosen) - set(counts) or set(chosen.values()) - set(Award.values):
        raise Refusal("unknown_entry", "有的案例或者等次不在这次评选里，请重新打开评定页。")
    if not chosen:
        return [Reason("nobody_chosen", "请至少评出一个案例。评不出来的，可以取消评选。")]
    if reason:
        return []
    titles = dict(Entry.objects.filter(pk__in=counts).values_list("pk", "title"))
    return [
        Reason(
            "departs",
            f"《{titles[more]}》得 {counts[more]} 票，《{titles[fewer]}》得 {counts[fewer]} 票，"
            "等次却更高。请调整，或者写明原因。",
            "reason",
        )
        for more, fewer in departures(counts, chosen)
    ]
