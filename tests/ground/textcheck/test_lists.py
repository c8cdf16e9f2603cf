"""The office's lists: measured before they count, excused by phrases, one check for all."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.actions import store
from gongkai.ground.jobs import actions as jobs
from gongkai.ground.jobs.models import Job
from gongkai.ground.orgs.models import User
from gongkai.ground.textcheck import actions, queries
from gongkai.ground.textcheck.models import WordList
from gongkai.ground.textcheck.rules.terms import Term
from tests.factories import orgs

pytestmark = pytest.mark.django_db
CLEAN = "各单位要认真做好政务公开工作，及时回应群众关切。\n" * 2_000


@pytest.fixture
def office() -> User:
    return orgs.person(orgs.government(), "office_admin")


@pytest.fixture
def wrong(office: User) -> WordList:
    unit = office.posts.get().unit
    made = actions.keep_list(by=office, unit=unit, name="常见错别字", kind="wrong")
    actions.add_words(by=office, word_list=made, terms=[Term("布署", "wrong", "部署")])
    made.refresh_from_db()
    return made


def measured(office: User, word_list: WordList, text: str = CLEAN) -> Job:
    upload = store(by=office, data=text.encode(), name="法规汇编.txt")
    job = actions.start_measuring(by=office, word_list=word_list, upload=upload)
    jobs.run_job(job.pk, "tests")
    word_list.refresh_from_db()
    return Job.objects.get(pk=job.pk)


def found(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.proposal) for one in queries.checker().text(text)]


def test_a_list_counts_only_after_it_was_measured_and_switched_on(
    office: User, wrong: WordList
) -> None:
    assert found("认真布署") == []
    with pytest.raises(Refusal) as refused:
        actions.switch(by=office, word_list=wrong, on=True)
    assert refused.value.code == "not_measured"
    job = measured(office, wrong)
    assert job.state == "done"
    assert wrong.measured["hits"] == 0
    assert found("认真布署") == []
    actions.switch(by=office, word_list=wrong, on=True)
    assert found("认真布署") == [("布署", "部署")]
    actions.switch(by=office, word_list=wrong, on=False)
    assert found("认真布署") == []


def test_words_that_were_added_later_wait_for_the_next_measuring(
    office: User, wrong: WordList
) -> None:
    measured(office, wrong)
    actions.switch(by=office, word_list=wrong, on=True)
    actions.add_words(by=office, word_list=wrong, terms=[Term("帐号", "wrong", "账号")])
    assert found("布署帐号") == [("布署", "部署")]
    measured(office, wrong)
    assert found("布署帐号") == [("布署", "部署")]
    actions.switch(by=office, word_list=wrong, on=True)
    assert found("布署帐号") == [("布署", "部署"), ("帐号", "账号")]


def test_false_alarms_are_counted_shown_and_excused(office: User, wrong: WordList) -> None:
    actions.add_words(by=office, word_list=wrong, terms=[Term("公开", "wrong", "共开")])
    measured(office, wrong)
    assert wrong.measured["hits"] == 2_000
    assert wrong.measured["examples"][0][0] == "公开"
    actions.allow(by=office, word=wrong.words.get(text="公开"), phrase="政务公开")
    measured(office, wrong)
    assert wrong.measured["hits"] == 0
    actions.switch(by=office, word_list=wrong, on=True)
    assert found("政务公开和公开") == [("公开", "共开")]


def test_a_word_taken_out_is_found_no_more_and_the_others_stay(
    office: User, wrong: WordList
) -> None:
    actions.add_words(by=office, word_list=wrong, terms=[Term("帐号", "wrong", "账号")])
    measured(office, wrong)
    actions.switch(by=office, word_list=wrong, on=True)
    actions.remove_word(by=office, word=wrong.words.get(text="布署"))
    assert found("布署帐号") == [("帐号", "账号")]


def test_too_little_text_measures_nothing(office: User, wrong: WordList) -> None:
    job = measured(office, wrong, "各单位要认真做好工作。")
    assert job.state == "failed"
    assert "太少" in job.failure
    assert wrong.measured is None


@pytest.mark.parametrize("phrase", ["布署", "别的词", "布署" * 100])
def test_a_phrase_holds_its_word_and_more(office: User, wrong: WordList, phrase: str) -> None:
    with pytest.raises(Refusal) as refused:
        actions.allow(by=office, word=wrong.words.get(), phrase=phrase)
    assert refused.value.code == "phrase_wrong"


@pytest.mark.parametrize(
    "term", [Term("一", "wrong"), Term("长" * 61, "wrong"), Term("同样", "wrong", "同样")]
)
def test_words_that_cannot_be_are_refused_and_none_is_added(
    office: User, wrong: WordList, term: Term
) -> None:
    with pytest.raises(Refusal) as refused:
        actions.add_words(by=office, word_list=wrong, terms=[Term("好的词", "wrong", "好词"), term])
    assert refused.value.code == "word_wrong"
    assert wrong.words.count() == 1


def test_a_units_own_number_in_the_register_is_no_finding(office: User) -> None:
    orgs.unit("区信访局", parent=office.posts.get().unit, phone="0531-88660123")
    assert found("咨询电话0531-88660123") == []
    assert found("咨询电话0531-88660124") != []


def test_only_the_office_keeps_lists(office: User, wrong: WordList) -> None:
    other = orgs.person(orgs.unit(parent=office.posts.get().unit), "info_officer")
    client = orgs.signed_in(other)
    assert client.get(f"/desk/textcheck/lists/{wrong.pk}/").status_code == 404
    assert client.get("/desk/textcheck/").status_code == 200
    with pytest.raises(Refusal):
        actions.switch(by=other, word_list=wrong, on=False)


def test_words_come_typed_or_in_a_sheet_and_go_out_again(office: User, wrong: WordList) -> None:
    client = orgs.signed_in(office)
    address = f"/desk/textcheck/lists/{wrong.pk}/"
    client.post(f"{address}add/", {"words": "帐号=账号\n\n# 说明\n做好准备好\t做好准备"})
    book = openpyxl.Workbook()
    for row in (("词", "改成"), ("必需要", "必须要")):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    client.post(f"{address}add/", {"file": SimpleUploadedFile("词.xlsx", stream.getvalue())})
    texts = set(wrong.words.values_list("text", flat=True))
    assert texts == {"布署", "帐号", "做好准备好", "必需要"}
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"{address}list.xlsx").content)).active
    cells = {cell for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {"帐号", "账号", "必需要"} <= cells
    assert client.post(f"{address}add/", {"words": ""}).status_code == 422


def test_a_page_checks_a_text_and_a_file_and_keeps_nothing(office: User) -> None:
    client = orgs.signed_in(office)
    said: dict[str, Any] = {
        "text": "电话13812345678",
        "file": SimpleUploadedFile("名单.txt", "身份证370105199001011239".encode()),
    }
    page = client.post("/desk/textcheck/", said).content.decode()
    assert "发现 2 处" in page
    assert "138****5678" in page
    assert "370105************" in page
    scan = SimpleUploadedFile("照片.png", b"\x89PNG\r\n\x1a\n" + b"0" * 60)
    page = client.post("/desk/textcheck/", {"file": scan}).content.decode()
    assert "不能算没有问题" in page
    assert client.post("/desk/textcheck/", {"text": " "}).status_code == 422
