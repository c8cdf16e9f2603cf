"""The fields for proof in other rooms' forms, and how proof is shown."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import QueryDict
from django.template import Context, Template
from django.utils.datastructures import MultiValueDict

from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.evidence import actions, linkable, queries
from gongkai.ground.evidence.fieldset import EvidenceForm
from gongkai.ground.evidence.items import FileItem, Item, LinkItem, RecordItem
from gongkai.ground.orgs.models import Unit, User
from tests.factories import orgs

from . import files
from .conftest import Letters

pytestmark = pytest.mark.django_db


class ReportForm(EvidenceForm):
    """As a room would have it."""

    text = forms.CharField(label="进展")


def sent(user: User, query: str = "", *given: tuple[str, bytes]) -> ReportForm:
    uploads = [SimpleUploadedFile(name, data) for name, data in given]
    return ReportForm(QueryDict(query), MultiValueDict({"files": uploads}), user=user)


def drawn(source: str, **values: Any) -> str:
    return Template("{% load evidence %}" + source).render(Context(values))


def test_items_of_a_form(user: User, letters: Letters) -> None:
    letters.add("L-1", "来信一", user)
    letters.add("L|2", "来信二", user)
    query = "text=a&link=https://a.example/&link_title=网页"
    query += "&records=test.letter|L-1&records=test.letter|L%7C2"
    form = sent(user, query, ("a.txt", b"a"), ("b.pdf", files.pdf()))
    assert form.is_valid(), form.errors
    items = form.items(user)
    assert [item.name for item in items[:2] if isinstance(item, FileItem)] == ["a.txt", "b.pdf"]
    assert items[2:] == [
        LinkItem("https://a.example/", "网页"),
        RecordItem("test.letter", "L-1"),
        RecordItem("test.letter", "L|2"),
    ]
    with pytest.raises(ValueError, match="somebody else"):
        form.items(orgs.person())


def test_nothing_is_nothing(user: User) -> None:
    form = sent(user, "text=a")
    assert form.is_valid()
    assert form.items(user) == []
    assert "records" not in form.fields
    assert "现在还没有可以选的" in drawn("{% evidence_fields form %}", form=form)


def test_every_fault_stands_at_its_field_at_once(user: User, letters: Letters) -> None:
    letters.add("L-1", "来信一", user)
    query = "link=javascript:x&records=test.letter|L-9&records=test.letter|L-1"
    form = sent(user, query, ("空.docx", b""), ("断.docx", files.word()[:-400]))
    assert not form.is_valid()
    assert {name: len(errors) for name, errors in form.errors.items()} == {
        "text": 1,
        "files": 2,
        "link": 1,
        "records": 1,
    }
    assert "“空.docx”：这个文件是空的" in str(form.errors["files"])


def test_a_title_without_an_address_is_asked_for(user: User) -> None:
    form = sent(user, "text=a&link_title=网页")
    assert "还没有填链接" in str(form.errors["link"])


def test_a_record_that_went_meanwhile_is_refused_not_forgotten(
    user: User, letters: Letters
) -> None:
    letters.add("L-1", "来信一", user)
    letters.readers.clear()
    for value in ("test.letter|L-1", "nonsense|", "|"):
        form = sent(user, f"text=a&records={value}")
        assert "找不到要引用的记录" in str(form.errors["records"])


def test_a_record_pushed_out_of_the_newest_twenty_still_counts(
    user: User, letters: Letters
) -> None:
    for number in range(25):
        letters.add(f"L-{number}", f"第{number}封来信", user)
    offered = ReportForm(user=user).fields["records"]
    assert isinstance(offered, forms.MultipleChoiceField)
    assert [value for value, _ in offered.choices] == [
        f"test.letter|L-{number}" for number in range(24, 4, -1)
    ]
    form = sent(user, "text=a&records=test.letter|L-0")
    assert form.is_valid()
    assert form.items(user) == [RecordItem("test.letter", "L-0")]
    assert "群众来信：第0封来信" in drawn("{% evidence_fields form %}", form=form)


def test_every_kind_gets_its_share(user: User, letters: Letters) -> None:
    for number in range(30):
        letters.add(f"L-{number}", f"第{number}封来信", user)
    few = Letters()
    few.add("A-1", "一件事", user)
    linkable.register(linkable.Kind("test.affair", "事项", few.get, few.find))
    found = {kind.code: len(records) for kind, records in queries.offered(user)}
    assert found == {"test.affair": 1, "test.letter": 19}


def test_reasons_of_a_refused_action_go_to_their_fields(user: User) -> None:
    form = sent(user, "text=a")
    assert form.is_valid()
    reasons = [Reason("a", "甲。", "link"), Reason("b", "乙。", "records"), Reason("c", "丙。")]
    form.refuse(Refusal("evidence", "有问题。", reasons))
    assert {name: list(errors) for name, errors in form.errors.items()} == {
        "link": ["甲。"],
        "__all__": ["乙。", "丙。"],
    }


def test_the_fields_drawn(user: User, letters: Letters) -> None:
    letters.add("L-1", "<b>来信</b>", user)
    html = drawn("{% evidence_fields form %}", form=ReportForm(user=user))
    for part in (
        "佐证文件",
        "佐证链接",
        "链接说明",
        "平台内的记录",
        " multiple",
        'type="checkbox"',
    ):
        assert part in html
    assert "现在还没有可以选的" not in html
    assert "&lt;b&gt;来信" in html
    assert 'name="text"' not in html
    assert "重新选" not in html


def test_chosen_files_are_asked_for_again(user: User) -> None:
    html = drawn("{% evidence_fields form %}", form=sent(user, "", ("a.txt", b"a")))
    assert "请重新选一次" in html


def test_proof_shown(user: User, unit: Unit, letters: Letters) -> None:
    letters.add("L-1", "来信<一>", user)
    items: list[Item] = [
        FileItem(b"a", "a&b.txt"),
        LinkItem("https://other.example/?a=1&b=2", '"><script>x</script>'),
        LinkItem("/desk/"),
        RecordItem("test.letter", "L-1"),
    ]
    with transaction.atomic():
        file, *_ = actions.attach(by=user, unit=unit, holder=unit, items=items)
    html = drawn("{% evidence_list rows %}", rows=queries.of(unit))
    assert f'href="/desk/evidence/{file.pk}/file/">a&amp;b.txt' in html
    assert 'rel="external noopener noreferrer"' in html
    assert "外部链接，other.example" in html
    assert "<script>" not in html
    assert 'href="/desk/letters/L-1/">来信&lt;一&gt;' in html
    assert "群众来信，L-1" in html
    assert "林岚" in html
    assert "撤回" not in html

    actions.flag(kind="test.letter", reference="L-1", reason="来信人撤回")
    html = drawn("{% evidence_list rows %}", rows=queries.of(unit))
    assert "这条记录已撤回：来信人撤回" in html


def test_proof_of_a_system_says_so(unit: Unit) -> None:
    with transaction.atomic():
        actions.attach(by=None, unit=unit, holder=unit, items=[LinkItem("/desk/")])
    html = drawn("{% evidence_list rows %}", rows=queries.of(unit))
    assert f"{unit.said} 业务系统" in html
    assert "None" not in html


def test_no_proof_is_said() -> None:
    assert "没有附佐证材料" in drawn("{% evidence_list rows %}", rows=[])
