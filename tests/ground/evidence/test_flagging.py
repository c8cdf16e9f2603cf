"""A record that is withdrawn, or holds again, is marked wherever it is named."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection, transaction

from gongkai.ground.evidence import actions, linkable, queries, signals
from gongkai.ground.evidence.items import LinkItem, RecordItem
from gongkai.ground.evidence.models import Evidence
from gongkai.ground.orgs.models import Unit, User
from tests.factories import orgs

from .conftest import Letters

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard() -> Any:
    """What a holder's room hears, in order."""
    news: list[tuple[str, str, int, str, str, bool]] = []

    def listen(word: str) -> Any:
        def hear(sender: Any, holder_kind: Any, holder_id: Any, evidence: Any, **more: Any) -> None:
            inside = connection.in_atomic_block
            news.append((word, holder_kind, holder_id, evidence.title, more["reason"], inside))

        return hear

    flagged, unflagged = listen("flagged"), listen("unflagged")
    signals.flagged.connect(flagged)
    signals.unflagged.connect(unflagged)
    yield news
    signals.flagged.disconnect(flagged)
    signals.unflagged.disconnect(unflagged)


def link(user: User, unit: Unit, reference: str = "L-1") -> None:
    with transaction.atomic():
        items = [RecordItem("test.letter", reference), LinkItem("/a")]
        actions.attach(by=user, unit=unit, holder=unit, items=items)


def withdraw(reference: str = "L-1", reason: str = "来信人撤回") -> None:
    with transaction.atomic():
        linkable.withdrawn.send(sender=None, kind="test.letter", reference=reference, reason=reason)


def restore(reference: str = "L-1") -> None:
    with transaction.atomic():
        linkable.restored.send(sender=None, kind="test.letter", reference=reference)


def marks(unit: Unit) -> list[tuple[str, bool, str]]:
    return [(row.title, row.is_withdrawn, row.withdrawn_reason) for row in queries.of(unit)]


def test_withdrawn_and_restored(user: User, unit: Unit, letters: Letters, heard: Any) -> None:
    letters.add("L-1", "来信一", user)
    letters.add("L-2", "来信二", user)
    other = orgs.unit("云川区民政局")
    link(user, unit)
    link(user, unit, "L-2")
    link(user, other)

    withdraw()
    gone, kept = ("来信一", True, "来信人撤回"), ("来信二", False, "")
    assert marks(unit) == [gone, ("/a", False, ""), kept]
    assert marks(other) == [gone, ("/a", False, "")]
    assert heard == [
        ("flagged", "orgs.unit", unit.pk, "来信一", "来信人撤回", True),
        ("flagged", "orgs.unit", other.pk, "来信一", "来信人撤回", True),
    ]

    withdraw(reason="又说一次")  # said twice counts once
    assert marks(unit)[0] == gone
    assert len(heard) == 2

    restore()
    assert marks(unit) == [("来信一", False, ""), ("/a", False, ""), kept]
    restore()
    assert [each[:3] for each in heard[2:]] == [
        ("unflagged", "orgs.unit", unit.pk),
        ("unflagged", "orgs.unit", other.pk),
    ]


def test_records_nobody_names_are_nobodys_news(
    user: User, unit: Unit, letters: Letters, heard: Any
) -> None:
    letters.add("L-1", "来信一", user)
    link(user, unit)
    withdraw("L-9")
    linkable.withdrawn.send(sender=None, kind="other.kind", reference="L-1", reason="撤回")
    assert not heard
    assert not Evidence.objects.exclude(withdrawn_at=None).exists()


def test_a_long_reason_is_cut(user: User, unit: Unit, letters: Letters) -> None:
    letters.add("L-1", "来信一", user)
    link(user, unit)
    withdraw(reason="长" * 5000)
    assert marks(unit)[0][2] == "长" * 300


def test_what_a_holder_raises_undoes_the_withdrawal(
    user: User, unit: Unit, letters: Letters
) -> None:
    letters.add("L-1", "来信一", user)
    link(user, unit)

    def fail(**kwargs: Any) -> None:
        raise ZeroDivisionError

    signals.flagged.connect(fail)
    try:
        with pytest.raises(ZeroDivisionError):
            withdraw()
    finally:
        signals.flagged.disconnect(fail)
    assert marks(unit)[0] == ("来信一", False, "")


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db(transaction=True)
def test_linking_and_withdrawing_at_once_leave_no_unmarked_proof(
    user: User, unit: Unit, letters: Letters
) -> None:
    """The record is linked first, but its transaction ends after the withdrawal has begun."""
    letters.add("L-1", "来信一", user)
    linked, ended = threading.Event(), threading.Event()

    def withdraw_meanwhile() -> None:
        linked.wait(10)
        try:
            withdraw()
        finally:
            ended.set()
            connection.close()

    other = threading.Thread(target=withdraw_meanwhile)
    other.start()
    with transaction.atomic():
        items = [RecordItem("test.letter", "L-1")]
        actions.attach(by=user, unit=unit, holder=unit, items=items)
        linked.set()
        assert not ended.wait(0.7), "the withdrawal must wait for the link"
    other.join(10)
    assert marks(unit) == [("来信一", True, "来信人撤回")]
