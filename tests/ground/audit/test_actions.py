"""The log can be added to and proved, and by no means changed."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.audit.context import Origin, coming_from
from gongkai.ground.audit.models import Entry
from gongkai.ground.audit.queries import history_of, verify
from gongkai.ground.core.append_only import AppendOnlyError
from tests.factories import orgs

pytestmark = pytest.mark.django_db


def write(sentence: str = "系统做了一件事。", **more: object) -> Entry:
    return record(by=None, verb="audit.test", sentence=sentence, **more)


def test_an_entry_says_who_what_and_whence() -> None:
    unit = orgs.unit("云川区教育局")
    user = orgs.person(unit, name="林岚")
    with coming_from(Origin("10.0.0.7", "abc", unit.pk)):
        entry = record(by=user, verb="x.y", sentence="林岚做了一件事。", record=unit)
    assert (entry.by_id, entry.by_name, entry.unit_id) == (user.pk, "林岚", unit.pk)
    assert (entry.address, entry.request_id) == ("10.0.0.7", "abc")
    assert history_of(unit).first() == entry


def test_the_chain_holds_and_has_no_gaps() -> None:
    first = write(data={"分": 1.5, "大": 1e22, "日": None, "层": {"乙": [1, 2], "甲": "𠮷"}})
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    second = write()
    assert second.sequence == first.sequence + 1
    assert second.previous_hash == first.hash
    assert verify().sound


def test_no_python_way_changes_an_entry() -> None:
    entry = write()
    entry.sentence = "别的事。"
    for change in (
        entry.save,
        entry.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(sentence=""),
        lambda: Entry.objects.bulk_update([entry], ["sentence"]),
        lambda: Entry.objects.bulk_create([entry]),
    ):
        with pytest.raises(AppendOnlyError):
            change()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET sentence = '改'",
        "DELETE FROM audit_entry",
        pytest.param(
            "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry",
            marks=pytest.mark.only_on("sqlite"),
        ),
        pytest.param("TRUNCATE audit_entry", marks=pytest.mark.only_on("postgresql")),
    ],
)
def test_the_database_refuses_too(statement: str) -> None:
    write()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert verify().sound


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_written() -> None:
    with pytest.raises(RuntimeError):
        write()
