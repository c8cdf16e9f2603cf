"""The table of states, and what a kind may hand back."""

from __future__ import annotations

import pytest

from gongkai.ground.core.errors import Refusal
from gongkai.ground.jobs.actions import ending, hurrying, running
from gongkai.ground.jobs.enums import JobState
from gongkai.ground.jobs.kinds import Result
from gongkai.ground.jobs.rules import ENDED, HEADLINES, MACHINE, TONES, UNFINISHED

STATES = [str(state) for state in JobState]


def test_states_have_the_same_words_everywhere() -> None:
    assert dict(MACHINE.states) == dict(JobState.choices)
    assert set(HEADLINES) == set(TONES) == set(UNFINISHED) | set(ENDED) == set(STATES)


@pytest.mark.parametrize("state", STATES)
def test_what_the_person_may_do(state: str) -> None:
    offered = [each.verb for each in MACHINE.offered(state, {"person"})]
    assert offered == {"waiting": ["cancel"], "running": ["cancel"], "failed": ["again"]}.get(
        state, []
    )


@pytest.mark.parametrize("verb", ["cancel", "finish", "fail", "again", "begin"])
def test_what_has_ended_well_is_left_alone(verb: str) -> None:
    with pytest.raises(Refusal, match="已完成"):
        MACHINE.step("done", verb, "长任务")


@pytest.mark.parametrize("link", ["https://evil.example/", "//evil.example/", "/\\evil", "x"])
def test_a_result_never_leads_out_of_the_house(link: str) -> None:
    with pytest.raises(ValueError, match="our own"):
        Result("办好了。", link=link)


def test_a_file_has_a_name() -> None:
    with pytest.raises(ValueError, match="name"):
        Result("办好了。", data=b"1")


def test_the_task_is_found_in_the_queue_under_its_path() -> None:
    assert hurrying.run_in_queue.module_path == running.TASK


def test_the_notice_leads_to_the_page() -> None:
    from django.urls import reverse  # noqa: PLC0415  (needs settings)

    from gongkai.ground.jobs.models import Job  # noqa: PLC0415  (needs settings)

    assert ending._page(Job(pk=7)) == reverse("jobs:job", args=[7])
