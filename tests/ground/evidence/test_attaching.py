"""Attaching: everything at once or nothing, with every reason."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from django.db import transaction

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.models import Upload
from gongkai.ground.evidence import actions, holders, queries, rules
from gongkai.ground.evidence.actions.linking import lock
from gongkai.ground.evidence.items import FileItem, Item, LinkItem, RecordItem
from gongkai.ground.evidence.models import Evidence, LinkedRecord
from gongkai.ground.orgs.models import Unit, User
from tests.factories import orgs

from . import files
from .conftest import Letters

pytestmark = pytest.mark.django_db


def attach(user: User, unit: Unit, *items: Item) -> list[Evidence]:
    with transaction.atomic():
        return actions.attach(by=user, unit=unit, holder=unit, items=items)


def refused(user: User, unit: Unit, *items: Item) -> Refusal:
    with pytest.raises(Refusal) as caught:
        attach(user, unit, *items)
    assert caught.value.code == "evidence"
    assert not Evidence.objects.exists()
    assert not Upload.objects.exists()
    assert not LinkedRecord.objects.exists()
    return caught.value


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def named(value: bytes | str) -> str:
    """Files are not printed into the names of the tests."""
    return value if isinstance(value, str) else "file"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (files.word(), "总结.docx"),
        (files.sheet(), "台账.xlsx"),
        (files.old_sheet(), "旧台账.xls"),
        (files.pdf(), "通知.pdf"),
        (files.pdf(""), "扫描件.pdf"),  # nothing to read, but whole
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "照片.png"),
        ("会议记录".encode(), "记录.txt"),
    ],
    ids=named,
)
def test_real_files_are_taken(user: User, unit: Unit, data: bytes, name: str) -> None:
    (row,) = attach(user, unit, FileItem(data, name))
    assert row.upload is not None
    assert (row.title, row.upload.name, row.upload.size) == (name, name, len(data))
    assert (row.unit, row.added_by, row.kind) == (unit, user, "file")
    assert queries.of(unit) == [row]


def test_an_open_file_is_read_from_its_beginning(user: User, unit: Unit) -> None:
    file = io.BytesIO(files.pdf())
    file.read()
    (row,) = attach(user, unit, FileItem(file, "通知.pdf"))
    assert row.upload is not None
    assert row.upload.size == len(file.getvalue())


def flipped(data: bytes) -> bytes:
    """One bit within a packed member is wrong; the directory of the zip is as it was."""
    at = data.index(b"word/document.xml") + 60
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "空.docx", "file_empty"),
        (b"\0\0\0 \r\n", "空.txt", "file_empty"),
        (files.word()[:-400], "断.docx", "file_broken"),
        (flipped(files.word()), "坏.docx", "file_broken"),
        (files.sheet()[: len(files.sheet()) // 2], "断.xlsx", "file_broken"),
        (archive(**{"word/document.xml": b"<not xml"}), "假.docx", "file_broken"),
        (files.pdf()[:300], "断.pdf", "file_broken"),
        (b"%PDF-1.7\n", "无页.pdf", "file_broken"),
        (files.pdf(encrypt="secret"), "加密.pdf", "file_encrypted"),
        (files.old_sheet()[:1500], "断.xls", "upload_type_unsupported"),
        (b"MZ\x90\x00" + b"\x03\0\0\0" * 50, "改名.docx", "upload_type_unsupported"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 60, "改名.pdf", "upload_type_unsupported"),
        ("只是文字".encode(), "broken.pdf", "file_not_as_named"),
        (archive(**{"evil.exe": b"MZ"}), "压缩.docx", "upload_type_unsupported"),
    ],
    ids=named,
)
def test_bad_files_are_refused_by_name(
    user: User, unit: Unit, data: bytes, name: str, code: str
) -> None:
    refusal = refused(user, unit, FileItem(data, name))
    (reason,) = refusal.reasons
    assert (reason.code, reason.where) == (code, "files")
    assert reason.sentence.startswith(f"“{name}”：")
    assert refusal.sentence == reason.sentence


def test_a_file_that_is_too_large_is_refused(user: User, unit: Unit, settings: Any) -> None:
    settings.SIZE_LIMIT = 1000
    for data in (b"a" * 1001, io.BytesIO(b"a" * 5000)):
        assert refused(user, unit, FileItem(data, "大.txt")).reasons[0].code == "file_too_large"
    assert attach(user, unit, FileItem(b"a" * 1000, "正好.txt"))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\桌面\\通知.pdf", "通知.pdf"),
        ("通知\u202efdp.exe", "通知fdp.exe.pdf"),
        ("a\0b\n.pdf", "ab.pdf"),
        ("<script>alert(1)</script>.pdf", "script.pdf"),
        ("", "未命名.pdf"),
        ("长" * 400 + ".pdf", "长" * 146 + ".pdf"),
    ],
)
def test_hostile_names_are_made_safe(user: User, unit: Unit, name: str, kept: str) -> None:
    (row,) = attach(user, unit, FileItem(files.pdf(), name))
    assert row.title == kept


def test_a_name_of_nothing_but_marks_is_said_plainly(user: User, unit: Unit) -> None:
    refusal = refused(user, unit, FileItem(b"", "\u202e\0<>|"))
    assert refusal.reasons[0].sentence.startswith("“未命名”：")


def test_links_and_records_keep_what_they_name(user: User, unit: Unit, letters: Letters) -> None:
    letters.add("L-1", "关于路灯的来信", user)
    link, own, record = attach(
        user,
        unit,
        LinkItem(" https://www.yunchuan.example/a?b=1#c ", " 区政府\n门户网站 "),
        LinkItem("/zc/2025/1/"),
        RecordItem("test.letter", "L-1"),
    )
    assert (link.kind, link.url) == ("link", "https://www.yunchuan.example/a?b=1#c")
    assert link.title == "区政府 门户网站"
    assert (own.url, own.title) == ("/zc/2025/1/", "/zc/2025/1/")
    assert (record.kind, record.title) == ("record", "关于路灯的来信")
    assert (record.record_kind, record.record_reference) == ("test.letter", "L-1")
    assert (record.address, record.content_hash) == ("/desk/letters/L-1/", "ab" * 32)


@pytest.mark.parametrize(
    "reference", ["L-1", "L-2", "", "L-1\0", "L" * 5000, "'; drop table x; --", "\u202e"]
)
def test_records_not_to_be_seen_are_refused_like_those_not_there(
    user: User, unit: Unit, letters: Letters, reference: str
) -> None:
    letters.add("L-1", "别人的来信", orgs.person(orgs.unit()))
    refusal = refused(user, unit, RecordItem("test.letter", reference))
    assert [(each.code, each.where) for each in refusal.reasons] == [("record_unknown", "records")]
    assert "别人的来信" not in refusal.sentence


def test_an_unknown_kind_of_record_is_refused(user: User, unit: Unit, letters: Letters) -> None:
    letters.add("L-1", "来信", user)
    for kind in ("test.other", "", "\0", "x" * 500):
        assert refused(user, unit, RecordItem(kind, "L-1")).reasons[0].code == "record_unknown"


def test_every_fault_is_said_at_once_and_nothing_is_kept(
    user: User, unit: Unit, letters: Letters
) -> None:
    letters.add("L-1", "来信", user)
    refusal = refused(
        user,
        unit,
        FileItem(files.pdf(), "好.pdf"),
        FileItem(b"", "空.docx"),
        FileItem(files.word()[:-400], "断.docx"),
        LinkItem("https://ok.example/"),
        LinkItem("javascript:alert(1)", "长" * 201),
        RecordItem("test.letter", "L-1"),
        RecordItem("test.letter", "L-9"),
    )
    assert [(each.code, each.where) for each in refusal.reasons] == [
        ("file_empty", "files"),
        ("file_broken", "files"),
        ("link_bad", "link"),
        ("link_title_long", "link_title"),
        ("record_unknown", "records"),
    ]
    assert refusal.sentence == "佐证材料有 5 处问题，请改好后再提交。"


def test_at_most_twenty_at_once(user: User, unit: Unit) -> None:
    many = [LinkItem(f"https://a.example/{number}") for number in range(21)]
    refusal = refused(user, unit, *many[:20], LinkItem("x"))
    assert [each.code for each in refusal.reasons] == ["too_many"]
    assert "这次有 21 份" in refusal.sentence
    assert len(attach(user, unit, *many[:20])) == rules.MOST


def test_the_same_thing_counts_once(user: User, unit: Unit, letters: Letters) -> None:
    letters.add("L-1", "来信", user)
    items: list[Item] = [
        FileItem(b"same", "a.txt"),
        LinkItem("https://a.example/"),
        RecordItem("test.letter", "L-1"),
    ]
    again: list[Item] = [FileItem(b"same", "b.txt"), LinkItem(" https://a.example/", "别名")]
    assert len(attach(user, unit, *items, *again)) == 3
    assert attach(user, unit, *items, *again) == []
    assert [row.title for row in queries.of(unit)] == ["a.txt", "https://a.example/", "来信"]
    assert Upload.objects.count() == 1
    other = orgs.unit("云川区民政局")
    assert len(attach(user, other, *items)) == 3


def test_a_rollback_of_the_caller_leaves_nothing(user: User, unit: Unit, letters: Letters) -> None:
    letters.add("L-1", "来信", user)
    with transaction.atomic():
        items = [FileItem(b"a", "a.txt"), RecordItem("test.letter", "L-1")]
        assert len(actions.attach(by=user, unit=unit, holder=unit, items=items)) == 2
        transaction.set_rollback(True)
    assert not Evidence.objects.exists()
    assert not Upload.objects.exists()


def test_a_record_withdrawn_while_it_is_linked_is_refused(
    user: User, unit: Unit, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the first look and the lock it went; a caller that goes on keeps nothing of it."""
    letters.add("L-1", "来信", user)

    def withdrawn_first(kind: str, reference: str) -> None:
        lock(kind, reference)
        letters.readers.clear()

    monkeypatch.setattr("gongkai.ground.evidence.actions.linking.lock", withdrawn_first)
    items = [FileItem(b"a", "a.txt"), RecordItem("test.letter", "L-1")]
    with transaction.atomic(), pytest.raises(Refusal) as caught:
        actions.attach(by=user, unit=unit, holder=unit, items=items)
    assert caught.value.reasons[0].code == "record_unknown"
    assert not Evidence.objects.exists()
    assert not LinkedRecord.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_it_belongs_to_the_callers_transaction(user: User, unit: Unit) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        actions.attach(by=user, unit=unit, holder=unit, items=[])


def test_a_holder_nobody_answers_for_is_an_error_of_the_program(user: User, unit: Unit) -> None:
    assert not holders.is_known("orgs.user")
    with transaction.atomic(), pytest.raises(RuntimeError, match=r"orgs\.user"):
        actions.attach(by=user, unit=unit, holder=user, items=[LinkItem("/a")])


def test_many_holders_are_read_in_one_query(
    user: User, unit: Unit, django_assert_num_queries: Any
) -> None:
    other, empty = orgs.unit(), orgs.unit()
    attach(user, unit, FileItem(b"a", "a.txt"), LinkItem("/a"))
    attach(user, other, LinkItem("/b"))
    with django_assert_num_queries(1):
        found = queries.of_many(Unit, [unit.pk, other.pk, empty.pk])
        assert [str(row.unit) + str(row.added_by) + str(row.upload) for row in found[unit.pk]]
    assert {pk: [row.title for row in rows] for pk, rows in found.items()} == {
        unit.pk: ["a.txt", "/a"],
        other.pk: ["/b"],
    }
