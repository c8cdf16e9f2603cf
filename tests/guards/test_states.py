"""``docs/states/`` is drawn from the tables of transitions and says what they say."""

from __future__ import annotations

import pytest

from config.environment import PROJECT
from gongkai.ground.core import transitions

STATES = PROJECT / "docs" / "states"
MACHINES = transitions.registered()


def file_of(machine: transitions.Machine) -> str:
    return f"{machine.name.replace('.', '-')}.md"


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)
def test_the_drawing_is_that_of_the_table(machine: transitions.Machine) -> None:
    drawn = (STATES / file_of(machine)).read_text(encoding="utf-8")
    assert drawn == machine.drawn() + "\n", "run: gongkai states --write docs/states"


def test_no_drawing_is_left_over() -> None:
    drawn = {path.name for path in STATES.glob("*.md")} - {"README.md"}
    assert drawn == {file_of(machine) for machine in MACHINES}


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)
def test_every_state_is_reached_and_waits_for_somebody(machine: transitions.Machine) -> None:
    reached, open_states = {machine.initial}, [machine.initial]
    while open_states:
        state = open_states.pop()
        for each in machine.transitions:
            if state in each.sources and each.leads_to(state) not in reached:
                reached.add(each.leads_to(state))
                open_states.append(each.leads_to(state))
    assert reached == set(machine.states)
    waiting = set(machine.states) - set(machine.final())
    assert waiting <= set(machine.waits_for), "say what comes next"
