"""The pages of reviews: who sees what, what each button does, what is said when it does not."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import docx
import openpyxl
import pytest
from django.test import Client

from gongkai.ground.core import clock
from gongkai.ground.notices.models import Notice
from gongkai.ground.orgs import actions as orgs_actions
from gongkai.ground.orgs.models import User
from gongkai.ground.review import actions, queries
from gongkai.ground.review.models import Arrangement, Case
from gongkai.ground.review.queries import waiting
from tests.factories import orgs
from tests.factories.review import CHAIN, KIND, NAMES, Bureau, content

pytestmark = pytest.mark.django_db


def page(user: User, address: str) -> str:
    answer = orgs.signed_in(user).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def send(user: User, address: str, **data: Any) -> Any:
    return orgs.signed_in(user).post(address, data)


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def secrecy_words(case: Case, parts: int = 1) -> dict[str, Any]:
    said: dict[str, Any] = {"version": case.version, "opinion": ""}
    for place in range(parts):
        said |= {
            f"result_{place}": "public",
            f"basis_{place}": "不涉及国家秘密、工作秘密事项",
            f"together_{place}": "不会",
        }
    return said


def test_a_reviewer_finds_it_reads_it_and_passes_it(bureau: Bureau) -> None:
    case = bureau.passed(turns=0)
    assert "1 件等您审核" in page(bureau.first, "/desk/review/")
    assert "请您初审。" in page(bureau.first, f"/desk/review/{case.pk}/")
    answer = send(
        bureau.first,
        f"/desk/review/{case.pk}/approve/",
        version=case.version,
        opinion="同意",
        **{f"tick_{NAMES[0]}": "on"},
    )
    assert answer.status_code == 302
    assert fresh(case).turn == ",second,"
    assert "现在没有等您审核的" in page(bureau.first, "/desk/review/")


def test_what_was_not_ticked_is_asked_for_and_nothing_passes(bureau: Bureau) -> None:
    case = bureau.passed(turns=0)
    answer = send(bureau.first, f"/desk/review/{case.pk}/approve/", version=case.version)
    assert answer.status_code == 422
    assert "核对过了再打勾" in answer.content.decode()
    assert fresh(case).turn == ",first,"


@pytest.mark.parametrize("lacking", ["result_1", "basis_0", "together_1"])
def test_each_part_needs_its_own_secrecy_opinion(bureau: Bureau, lacking: str) -> None:
    case = bureau.passed(content(a="名单"), turns=2)
    said = secrecy_words(case, parts=2)
    del said[lacking]
    address = f"/desk/review/{case.pk}/approve/"
    assert send(bureau.secrecy, address, **said).status_code == 422
    assert fresh(case).turn == ",secrecy,"
    assert send(bureau.secrecy, address, **secrecy_words(case, parts=2)).status_code == 302
    assert fresh(case).turn == ",final,"


def test_what_may_not_go_out_is_not_passed(bureau: Bureau) -> None:
    case = bureau.passed(turns=2)
    said = secrecy_words(case) | {"result_0": "not_public"}
    answer = send(bureau.secrecy, f"/desk/review/{case.pk}/approve/", **said)
    assert answer.status_code == 422
    assert "请退回起草人" in answer.content.decode()


def test_the_next_reviewer_sees_the_words_that_changed(bureau: Bureau) -> None:
    case = bureau.passed(content("补贴标准为每台二十万元。"), turns=1)
    changed = bureau.hand_in(content("补贴标准为每台三十万元。"), case.record_id)
    actions.submit(by=bureau.author, case=changed, version=changed.version)
    shown = page(bureau.first, f"/desk/review/{case.pk}/")
    assert "<del>二十万元</del>" in shown
    assert "<ins>三十万元</ins>" in shown


def test_an_old_page_passes_nothing(bureau: Bureau) -> None:
    case = bureau.passed(turns=0)
    seen = case.version
    actions.recall(by=bureau.author, case=case, version=seen)
    actions.submit(by=bureau.author, case=case, version=seen + 1)
    address = f"/desk/review/{case.pk}/approve/"
    send(bureau.first, address, version=seen, **{f"tick_{NAMES[0]}": "on"})
    assert fresh(case).turn == ",first,"


def test_the_author_has_no_form_and_reads_why(bureau: Bureau) -> None:
    orgs.post(bureau.author, bureau.unit, "reviewer")
    case = bureau.passed(turns=0)
    shown = page(bureau.author, f"/desk/review/{case.pk}/")
    assert "不能再审核它" in shown
    assert "写审核意见" not in shown
    send(bureau.author, f"/desk/review/{case.pk}/approve/", version=case.version)
    assert fresh(case).turn == ",first,"


def test_sending_back_needs_a_reason_and_comes_to_the_author(bureau: Bureau) -> None:
    case = bureau.passed(turns=1)
    address = f"/desk/review/{case.pk}/send_back/"
    assert send(bureau.second, address, version=case.version, reason=" ").status_code == 422
    answer = send(bureau.second, address, version=case.version, reason="标题写错了。")
    assert answer.status_code == 302
    assert fresh(case).state == "returned"
    assert "标题写错了。" in page(bureau.author, f"/desk/review/{case.pk}/")
    assert "退回给您的" in page(bureau.author, "/desk/review/")


def test_a_stranger_and_the_officers_find_nothing(bureau: Bureau) -> None:
    case = bureau.passed(turns=1)
    other = orgs.unit("区农业局", parent=bureau.government)
    for role in ("info_officer", "reviewer", "unit_leader"):
        client = orgs.signed_in(orgs.person(other, role))
        for tail in ("", "approve/", "recall/", "sheet.docx"):
            assert client.get(f"/desk/review/{case.pk}/{tail}").status_code == 404


def test_the_office_sees_it_once_it_was_sent(bureau: Bureau) -> None:
    draft = bureau.case()
    client = orgs.signed_in(bureau.admin)
    assert client.get(f"/desk/review/{draft.pk}/").status_code == 404
    sent = bureau.passed(turns=0)
    assert client.get(f"/desk/review/{sent.pk}/").status_code == 200


def test_many_pass_at_once_only_where_the_chain_allows(bureau: Bureau) -> None:
    cases = [bureau.passed(turns=1) for _ in range(3)]
    chosen = [f"{case.pk}:{case.version}" for case in cases]
    look = send(bureau.second, "/desk/review/many/", case=chosen).content.decode()
    assert "一起通过这 3 件" in look
    assert {fresh(case).turn for case in cases} == {",second,"}
    send(bureau.second, "/desk/review/many/", case=chosen, sure="1")
    assert {fresh(case).turn for case in cases} == {",secrecy,"}
    chosen = [f"{case.pk}:{fresh(case).version}" for case in cases]
    look = send(bureau.secrecy, "/desk/review/many/", case=chosen).content.decode()
    assert "要逐件审" in look
    send(bureau.secrecy, "/desk/review/many/", case=chosen, sure="1")
    assert {fresh(case).turn for case in cases} == {",secrecy,"}


def test_the_sheet_says_who_said_what_of_each_part(bureau: Bureau) -> None:
    actions.arrange(
        by=bureau.admin,
        unit=bureau.unit,
        chain=CHAIN.kind,
        joined=[["first", "second"]],
        one_person=True,
        reason="只有三个人。",
    )
    case = bureau.passed(content(a="名单"), turns=0)
    ticks = {f"tick_{NAMES[0]}": "on"}
    address = f"/desk/review/{case.pk}/approve/"
    send(bureau.first, address, version=case.version, **ticks)
    send(bureau.secrecy, address, **secrecy_words(fresh(case), parts=2))
    answer = orgs.signed_in(bureau.author).get(f"/desk/review/{case.pk}/sheet.docx")
    paper = docx.Document(io.BytesIO(answer.content))
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "初审、复审合并办理" in text
    assert "可以由同一个人审几个环节" in text
    assert "只有三个人" in text
    assert {"正文", "a.docx", "可以公开"} <= set(cells)
    assert any("鲍密" in cell for cell in cells)


def test_the_sheet_names_deputies_and_what_was_voided(bureau: Bureau) -> None:
    stand_in = orgs.person(bureau.unit, "viewer", name="代小芳")
    post = bureau.first.posts.get()
    until = clock.today() + timedelta(days=9)
    orgs_actions.name_deputy(by=None, post=post, person=stand_in, since=clock.today(), until=until)
    case = bureau.passed(turns=0)
    send(
        stand_in,
        f"/desk/review/{case.pk}/approve/",
        version=case.version,
        **{f"tick_{NAMES[0]}": "on"},
    )
    assert "（代陆平）" in page(bureau.author, f"/desk/review/{case.pk}/")
    bureau.hand_in(content("改过的正文。"), case.record_id)
    answer = orgs.signed_in(bureau.author).get(f"/desk/review/{case.pk}/sheet.docx")
    paper = docx.Document(io.BytesIO(answer.content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert any("意见作废" in cell for cell in cells)
    assert any("（代陆平）" in cell for cell in cells)


def test_the_list_as_a_sheet(bureau: Bureau) -> None:
    bureau.passed(turns=1)
    answer = orgs.signed_in(bureau.second).get("/desk/review/list.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    values = [cell for row in book.active.iter_rows(values_only=True) for cell in row]
    assert "关于开放日的通知" in values
    assert "复审" in values


def test_filters_and_what_they_do_not_understand(bureau: Bureau) -> None:
    bureau.passed(turns=1)
    assert "关于开放日的通知" in page(bureau.second, "/desk/review/?stage=second&q=开放日")
    assert "没有符合条件的" in page(bureau.second, "/desk/review/?stage=final")
    assert page(bureau.second, "/desk/review/?state=nothing&unit=x&page=-3")


def test_the_office_arranges_and_nobody_else(bureau: Bureau) -> None:
    address = f"/desk/review/arrangements/{CHAIN.kind}/"
    said = {"unit": bureau.unit.pk, "joined": "first+second", "reason": "只有三个人。"}
    assert send(bureau.author, address, **said).status_code == 404
    assert send(bureau.admin, address, **said | {"reason": ""}).status_code == 422
    assert send(bureau.admin, address, **said | {"joined": "second+secrecy"}).status_code == 422
    assert not Arrangement.objects.exists()
    assert send(bureau.admin, address, **said).status_code == 302
    assert Arrangement.objects.get().joined == [["first", "second"]]
    assert "初审、复审（合并）" in page(bureau.admin, "/desk/review/arrangements/")


def test_a_case_is_reviewed_anew_after_it_was_passed_or_ended(bureau: Bureau) -> None:
    case = bureau.passed()
    answer = send(
        bureau.author,
        f"/desk/review/{case.pk}/reopen/",
        version=case.version,
        reason="撤下以后要再公开。",
    )
    assert answer.status_code == 302
    assert fresh(case).state == "draft"
    digest = content().digest
    assert [one.code for one in queries.why_not(KIND, case.record_id, digest)] == ["not_passed"]
    again = actions.submit(by=bureau.author, case=fresh(case), version=fresh(case).version)
    assert again.turn == ",first,"


def test_a_case_goes_on_in_the_unit_that_took_over(bureau: Bureau) -> None:
    heir = orgs.unit("区文旅和体育局", parent=bureau.government)
    reviewer = orgs.person(heir, "reviewer", name="新审")
    case = bureau.passed(turns=0)
    moved = actions.move(by=bureau.admin, case=case, unit=heir)
    assert (moved.unit, moved.turn) == (heir, ",first,")
    assert [one.pk for one in waiting.waiting_for(reviewer)] == [case.pk]
    assert waiting.waiting_for(bureau.first) == []
    assert page(reviewer, f"/desk/review/{case.pk}/")


def reminded(user: User) -> list[str]:
    rows = Notice.objects.filter(to=user, kind="review.reminder").order_by("pk")
    return [row.subject for row in rows]


def test_a_reviewer_is_reminded_once_a_degree_and_the_leader_when_it_is_late(
    bureau: Bureau,
) -> None:
    case = bureau.passed(turns=0)
    assert case.due is not None
    noon = clock.now().replace(hour=12)
    left = (case.due - clock.today()).days
    with clock.hold(noon + timedelta(days=left)):
        assert actions.remind_due() == 1
        assert actions.remind_due() == 0
    assert reminded(bureau.first) == ["《关于开放日的通知》“初审”今天到期"]
    assert reminded(bureau.leader) == []
    with clock.hold(noon + timedelta(days=left + 30)):  # after an outage: only the highest
        assert actions.remind_due() == 1
        assert actions.remind_due() == 0
    assert len(reminded(bureau.first)) == 2
    assert len(reminded(bureau.leader)) == 1


def test_the_next_turn_is_reminded_of_anew(bureau: Bureau) -> None:
    case = bureau.passed(turns=0)
    with clock.hold(clock.now() + timedelta(days=30)):
        actions.remind_due()
        case = fresh(case)
        send(
            bureau.first,
            f"/desk/review/{case.pk}/approve/",
            version=case.version,
            **{f"tick_{NAMES[0]}": "on"},
        )
        due = fresh(case).due
    assert due is not None
    with clock.hold(clock.now() + timedelta(days=60)):
        assert actions.remind_due() == 1
    assert [said for said in reminded(bureau.second) if "复审" in said]


def test_nobody_signed_out_reads_anything(bureau: Bureau) -> None:
    case = bureau.passed(turns=0)
    assert Client().get(f"/desk/review/{case.pk}/").status_code == 302
