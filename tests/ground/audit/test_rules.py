"""Whatever is done to a stored chain, proving it finds the place."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.ground.audit.rules import GENESIS, Line, digest, plain, prove

START = datetime(2026, 5, 6, 9, tzinfo=UTC)


def chain(length: int) -> list[tuple[Line, str]]:
    made: list[tuple[Line, str]] = []
    for number in range(1, length + 1):
        line = Line(
            sequence=number,
            at=START + timedelta(minutes=number),
            by_id=7,
            by_name="林岚",
            unit_id=3,
            verb="x.y",
            record_kind="x.record",
            record_id=str(number),
            sentence=f"林岚做了第{number}件事。",
            data={"数": number},
            address="10.0.0.7",
            request_id="r",
            previous_hash=made[-1][1] if made else GENESIS,
        )
        made.append((line, digest(line)))
    return made


def finding(entries, whole):
    return prove(entries, head_sequence=len(whole), head_hash=whole[-1][1] if whole else GENESIS)


@pytest.mark.parametrize("length", [0, 1, 5])
def test_an_untouched_chain_is_sound(length: int) -> None:
    whole = chain(length)
    assert finding(whole, whole).sound
    assert finding(whole, whole).checked == length


CHANGES = {
    "at": START,
    "by_id": None,
    "by_name": "周砚",
    "unit_id": 4,
    "verb": "x.z",
    "record_kind": "",
    "record_id": "0",
    "sentence": "没有事。",
    "data": {},
    "address": "",
    "request_id": "",
    "previous_hash": "f" * 64,
}


def test_every_field_is_covered() -> None:
    assert set(CHANGES) | {"sequence"} == set(Line.__dataclass_fields__)


@given(st.integers(0, 4), st.sampled_from(sorted(CHANGES)))
@settings(max_examples=60)
def test_a_changed_field_is_found_where_it_stands(at: int, field: str) -> None:
    whole = chain(5)
    line, stored = whole[at]
    touched = [*whole]
    touched[at] = (replace(line, **{field: CHANGES[field]}), stored)
    found = finding(touched, whole)
    assert found.broken_at == at + 1
    assert f"第 {at + 1} 条" in found.sentence


@pytest.mark.parametrize("gone", range(5))
def test_a_missing_entry_is_found(gone: int) -> None:
    whole = chain(5)
    assert finding(whole[:gone] + whole[gone + 1 :], whole).broken_at == gone + 1


def test_a_rewritten_end_is_found() -> None:
    """Whoever changes an entry and computes its hash anew breaks the next one, or the head."""
    whole = chain(3)
    line = replace(whole[2][0], sentence="改。")
    assert finding([*whole[:2], (line, digest(line))], whole).broken_at == 4


def test_the_zone_of_a_moment_does_not_matter() -> None:
    line = chain(1)[0][0]
    moved = replace(line, at=line.at.astimezone(timezone(timedelta(hours=8))))
    assert digest(moved) == digest(line)


def test_plain_data_survive_every_database() -> None:
    assert plain({"a": 1.5, "b": 1e22, "c": START, 3: None}) == {
        "a": "1.5",
        "b": "1e+22",
        "c": str(START),
        "3": None,
    }
