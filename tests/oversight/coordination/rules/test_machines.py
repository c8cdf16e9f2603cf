"""The tables of transitions, and the fold that follows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.oversight.coordination.rules.machines import (
    COMPETITION,
    MATTER,
    SESSION,
    said,
    state_after,
)

MACHINES = [SESSION, COMPETITION, MATTER]


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)
def test_a_case_begins_in_its_first_state(machine):
    assert state_after(machine, []) == machine.initial


@pytest.mark.parametrize(
    ("machine", "verbs", "state"),
    [
        (SESSION, ["record", "correct", "void"], "voided"),
        (SESSION, ["record", "void", "restore"], "valid"),
        (COMPETITION, ["start", "edit", "open_voting", "extend", "close_voting"], "closed"),
        (COMPETITION, ["start", "open_voting", "cancel"], "cancelled"),
        (MATTER, ["propose", "schedule", "put_off", "schedule", "decide", "amend"], "decided"),
        (MATTER, ["propose", "set_aside"], "set_aside"),
        (MATTER, ["propose", "withdraw"], "withdrawn"),
    ],
)
def test_the_events_lead_to_the_state(machine, verbs, state):
    assert state_after(machine, verbs) == state


@given(st.sampled_from(MACHINES), st.data())
def test_no_events_lead_out_of_the_table(machine, data):
    verbs = [one.verb for one in machine.transitions]
    given_verbs = data.draw(st.lists(st.sampled_from(verbs), max_size=12))
    assert state_after(machine, given_verbs) in machine.states


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)
def test_every_verb_is_said_in_chinese(machine):
    assert {said(machine, one.verb).isascii() for one in machine.transitions} == {False}


def test_what_begins_a_case_is_said():
    assert said(MATTER, "propose") == "提出议题"
