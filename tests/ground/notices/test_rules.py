"""Quiet hours, the delivery table, and where a webhook may go."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.notices.enums import DeliveryState
from gongkai.ground.notices.rules.delivering import (
    BACK_OFF,
    DECISIONS,
    MOST_TRIES,
    Result,
    after_attempt,
)
from gongkai.ground.notices.rules.quiet import QuietHours, read_quiet_hours
from gongkai.ground.notices.rules.webhooks import is_allowed, outcome_of, signature

CHINA = ZoneInfo("Asia/Shanghai")


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, 10, hour, minute, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        (at(20, 59), False),
        (at(21), True),
        (at(23, 59), True),
        (at(0), True),
        (at(7, 59), True),
        (at(8), False),
    ],
)
def test_quiet_hours_run_over_midnight(moment: datetime, quiet: bool) -> None:
    assert QuietHours(time(21), time(8)).covers(moment) is quiet


def test_quiet_hours_at_noon_end_on_the_same_day() -> None:
    noon = QuietHours(time(12), time(14))
    assert noon.next_allowed(at(13)) == at(14)
    assert noon.next_allowed(at(11)) == at(11)


def test_a_message_of_the_evening_waits_for_the_next_morning() -> None:
    night = QuietHours(time(21), time(8))
    assert night.next_allowed(at(22)) == datetime(2026, 3, 11, 8, tzinfo=CHINA)
    assert night.next_allowed(at(6)) == at(8)


@given(st.times(), st.times(), st.datetimes(timezones=st.just(CHINA)))
def test_the_next_allowed_moment_is_never_quiet_and_never_early(
    start: time, end: time, moment: datetime
) -> None:
    if start == end or moment.year > 9000:
        return
    hours = QuietHours(start, end.replace(microsecond=0))
    if hours.start == hours.end:
        return
    allowed = hours.next_allowed(moment)
    assert not hours.covers(allowed)
    assert allowed >= moment


def test_quiet_hours_are_read_from_the_setting() -> None:
    assert read_quiet_hours("21:00-08:00") == QuietHours(time(21), time(8))
    assert read_quiet_hours(" 12:30 - 14:00 ") == QuietHours(time(12, 30), time(14))
    assert read_quiet_hours("") is None


@pytest.mark.parametrize("text", ["21:00", "25:00-08:00", "night", "08:00-08:00"])
def test_unreadable_quiet_hours_are_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (the sentence differs by cause)
        read_quiet_hours(text)


def test_only_a_certain_non_delivery_is_tried_again() -> None:
    again = {result for result in Result if after_attempt(result, tries=1).state == "waiting"}
    assert again == {Result.NOT_DELIVERED}


def test_waits_grow_and_end() -> None:
    waits = [after_attempt(Result.NOT_DELIVERED, tries=n).wait for n in range(1, MOST_TRIES)]
    assert waits == list(BACK_OFF)
    assert sorted(waits) == waits
    assert after_attempt(Result.NOT_DELIVERED, tries=MOST_TRIES).state == "failed"


@pytest.mark.parametrize("result", list(Result))
@pytest.mark.parametrize("tries", range(1, MOST_TRIES + 2))
def test_every_result_leads_to_a_known_state(result: Result, tries: int) -> None:
    assert after_attempt(result, tries=tries).state in DeliveryState.values


def test_every_state_says_what_a_person_may_decide() -> None:
    assert set(DECISIONS) == set(DeliveryState.values)


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://sms.example.cn/send", True),
        ("http://127.0.0.1:9000/", True),
        ("http://[::1]:9000/", True),
        ("http://localhost/x", True),
        ("http://gateway.lan/x", True),
        ("http://sms.example.cn/send", False),
        ("http://10.0.0.8/", False),
        ("ftp://127.0.0.1/", False),
        ("https:///x", False),
        ("", False),
    ],
)
def test_plain_http_stays_on_this_machine_or_on_named_hosts(address: str, allowed: bool) -> None:
    assert is_allowed(address, plain_hosts=["gateway.lan"]) is allowed


@pytest.mark.parametrize(
    ("status", "result"),
    [
        (200, Result.DELIVERED),
        (202, Result.DELIVERED),
        (301, Result.REFUSED),
        (400, Result.REFUSED),
        (401, Result.REFUSED),
        (429, Result.NOT_DELIVERED),
        (500, Result.UNCERTAIN),
        (502, Result.UNCERTAIN),
        (503, Result.NOT_DELIVERED),
    ],
)
def test_what_a_status_says_about_the_message(status: int, result: Result) -> None:
    assert outcome_of(status).result is result


def test_the_signature_is_hmac_sha256() -> None:
    # RFC 4231, test case 2
    assert signature(b"what do ya want for nothing?", "Jefe") == (
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    )
