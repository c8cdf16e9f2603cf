"""A crash at any point never sends twice in silence."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import Any
from unittest import mock

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.notices.actions import deliver_due, drop, notify, resend
from gongkai.ground.notices.channels import CHANNELS, Message
from gongkai.ground.notices.enums import Channel, DeliveryState
from gongkai.ground.notices.models import Delivery
from gongkai.ground.notices.rules.delivering import LOST_AFTER, Outcome, Result
from gongkai.ground.orgs.models import User

from .conftest import NOON


class Killed(BaseException):
    """The process is gone: nothing catches this."""


class Line:
    """A channel that does what the example says and counts what may have arrived."""

    quiet = False

    def __init__(self) -> None:
        self.fate = "delivered"
        self.arrived = 0

    def is_ready(self) -> bool:
        return True

    def address_of(self, user: Any) -> str:
        return "somewhere"

    def send(self, message: Message) -> Outcome:
        if self.fate == "killed before":
            raise Killed
        if self.fate in {"not delivered", "refused"}:
            return Outcome(Result(self.fate))
        self.arrived += 1
        if self.fate == "killed after":
            raise Killed
        if self.fate == "broken":
            raise ValueError("something unforeseen")
        return Outcome(Result(self.fate))


FATES = [
    "delivered",
    "not delivered",
    "refused",
    "uncertain",
    "broken",
    "killed before",
    "killed after",
]
STEPS = st.one_of(
    st.tuples(st.just("sweep"), st.sampled_from(FATES)),
    st.tuples(st.just("wait"), st.integers(min_value=1, max_value=200)),
    st.tuples(st.sampled_from(["resend", "drop"]), st.none()),
)


class NeverTwice(TestCase):
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(STEPS, max_size=12))
    def test_each_possible_arrival_after_the_first_was_decided_by_a_person(
        self, steps: list[tuple[str, Any]]
    ) -> None:
        user = User.objects.create_user("chenli", "陈立")
        line, moment, decided = Line(), NOON, 0
        with mock.patch.dict(CHANNELS, {Channel.EMAIL: line}):
            with clock.hold(moment):
                notify(to=user, kind="k", subject="s", body="", key="k", channels=[Channel.EMAIL])
            delivery = Delivery.objects.get()
            for step, value in [*steps, ("wait", 200), ("sweep", "delivered")]:
                with clock.hold(moment):
                    if step == "wait":
                        moment += timedelta(minutes=value)
                    elif step == "sweep":
                        self.sweep(line, value)
                    else:
                        decided += self.decide(step, delivery, user)
                assert line.arrived <= 1 + decided
        delivery.refresh_from_db()
        if delivery.state == DeliveryState.CLAIMED:
            assert delivery.claimed_at > moment - LOST_AFTER  # nothing stays claimed for ever
        if delivery.state == DeliveryState.SENT:
            assert line.arrived

    def sweep(self, line: Line, fate: str) -> None:
        line.fate = fate
        with suppress(Killed):
            deliver_due()

    def decide(self, step: str, delivery: Delivery, user: User) -> int:
        try:
            {"resend": resend, "drop": drop}[step](delivery=delivery, by=user)
        except Refusal:
            return 0
        return int(step == "resend")
