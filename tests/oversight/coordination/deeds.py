"""A case in each state, and each verb as a deed that may be tried on it."""

from __future__ import annotations

from datetime import timedelta

from gongkai.ground.core import clock
from gongkai.oversight.coordination import actions
from gongkai.oversight.coordination.actions.matters import Decision
from tests.factories import coordination as made


def session_in(district, state):
    row = made.session(district.people[0], district.units[0])
    if state == "voided":
        row = actions.void(by=district.people[0], session=row, version=1, reason="写错")
    return row


def session_deed(verb, by, row):
    facts = made.facts()
    deeds = {
        "correct": lambda: actions.correct(by=by, session=row, version=row.version, facts=facts),
        "void": lambda: actions.void(by=by, session=row, version=row.version, reason="写错"),
        "restore": lambda: actions.restore(by=by, session=row),
    }
    return deeds[verb]


def matter_in(district, state):
    row = made.matter(district.people[0], district.units[0])
    office, give = district.officer, {"by": district.officer, "matter": row, "version": 1}
    if state in {"scheduled", "decided"}:
        row = made.scheduled(office, row)
    if state == "decided":
        row = made.decided(office, row)
    if state == "set_aside":
        row = actions.set_aside(**give, reason="无需议")
    if state == "withdrawn":
        row = actions.withdraw_matter(**give | {"by": district.people[0]})
    return row


def matter_deed(verb, by, row):
    give = {"by": by, "matter": row, "version": row.version}
    meeting = {"meeting": "会议", "held_on": clock.today()}
    deeds = {
        "edit": lambda: actions.edit_matter(**give, title="甲", text="乙"),
        "withdraw": lambda: actions.withdraw_matter(**give),
        "schedule": lambda: actions.schedule(**give, **meeting),
        "reschedule": lambda: actions.reschedule(**give, **meeting),
        "set_aside": lambda: actions.set_aside(**give, reason="无需议"),
        "put_off": lambda: actions.put_off(**give, reason="没有议到"),
        "decide": lambda: actions.decide(**give, decision=Decision("同意。")),
        "amend": lambda: actions.amend(**give, decision=Decision("同意。"), reason="写错"),
    }
    return deeds[verb]


def competition_in(district, state):
    case = made.competition(district.officer, district.office, district.units)
    for by, unit in zip(district.people, district.units, strict=True):
        made.entry(by, case, unit)
    if state in {"voting", "closed", "chosen"}:
        case = made.opened(district.officer, case)
    if state in {"closed", "chosen"}:
        case = made.closed(district.officer, case)
    give = {"by": district.officer, "competition": case, "version": case.version}
    if state == "chosen":
        case = actions.choose(**give, awards={case.entries.first().pk: "first"})
    if state == "cancelled":
        case = actions.cancel(**give, reason="重复")
    return case


def competition_deed(verb, by, case, district):
    give = {"by": by, "competition": case, "version": case.version}
    own, other = case.entries.order_by("pk")[:2]
    unit = district.units[0]
    later = case.vote_until + timedelta(3)
    terms = made.terms()
    units = district.units
    awards = {own.pk: "first"}
    change = {"by": by, "entry": own, "version": own.version, "title": "甲", "text": "乙"}
    deeds = {
        "submit": lambda: made.entry(by, case, unit),
        "revise": lambda: actions.revise(**change),
        "withdraw": lambda: actions.withdraw(by=by, entry=own),
        "edit": lambda: actions.edit(**give, terms=terms, units=units),
        "open_voting": lambda: actions.open_voting(**give),
        "vote": lambda: actions.vote(by=by, entry=other, unit=unit),
        "take_back": lambda: actions.take_back(by=by, entry=other, unit=unit),
        "close_voting": lambda: actions.close_voting(**give),
        "extend": lambda: actions.extend(**give, until=later, reason="出差"),
        "choose": lambda: actions.choose(**give, awards=awards),
        "cancel": lambda: actions.cancel(**give, reason="重复"),
    }
    return deeds[verb]
