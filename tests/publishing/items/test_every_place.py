"""Every place that is published is checked, and reviewers read every place."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.review.queries import case_of, content_of
from gongkai.ground.review.records import hints_on
from gongkai.publishing.catalogue import actions as catalogue
from gongkai.publishing.items import actions
from gongkai.publishing.items.models import Item, Settlement
from gongkai.publishing.items.queries.checks import open_findings
from gongkai.publishing.items.queries.showing import reasons_against
from gongkai.publishing.items.rules.chain import KIND
from gongkai.publishing.items.rules.schemas import own_columns
from tests.factories.catalogue import column
from tests.factories.items import NUMBER, Newsroom, docx, fresh

pytestmark = pytest.mark.django_db

MOBILE = "13912345678"


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


def found_in(item: Item) -> set[str]:
    return {one.finding["kind"] for one in open_findings(fresh(item))}


def read_by_reviewers(item: Item) -> str:
    case = case_of(KIND, item.pk)
    assert case is not None
    content = content_of(case, case.content)
    assert content is not None
    return "\n".join(part.text for part in content.parts)


@pytest.mark.parametrize(
    "body",
    [
        f'<p><a href="https://x.cn/?sfz={NUMBER}">链接</a></p>',
        f'<p><a href="https://x.cn/" title="{NUMBER}">链接</a></p>',
        f'<p><a href="tel:{MOBILE}">打电话</a></p>',
    ],
)
def test_links_are_checked_and_read(room: Newsroom, body: str) -> None:
    item = room.item(body=body)
    assert found_in(item) & {"id_number", "mobile"}
    assert NUMBER in read_by_reviewers(item) or MOBILE in read_by_reviewers(item)


def test_addresses_numbers_and_names_are_checked(room: Newsroom) -> None:
    assert "id_number" in found_in(room.item("link", url=f"https://x.cn/?sfz={NUMBER}"))
    assert "id_number" in found_in(room.item(index_number=NUMBER))
    named = room.item()
    actions.add_file(by=room.author, item=named, file=docx("干净", name=f"张三{NUMBER}.docx"))
    assert "id_number" in found_in(named)
    table = room.item("table", "own")
    actions.put_rows(
        by=room.author, item=table, columns=own_columns(["村", NUMBER]), rows=[["一", "二"]]
    )
    assert "id_number" in found_in(table)


def test_no_number_of_light_findings_hides_one(room: Newsroom) -> None:
    rows = [[f"企业{at}", credit_code(at)] for at in range(1_200)] + [["张三", NUMBER]]
    item = room.item("table", "own")
    actions.put_rows(by=room.author, item=item, columns=own_columns(["名称", "代码"]), rows=rows)
    assert "id_number" in found_in(item)


def test_settled_ones_make_room_for_those_behind(room: Newsroom) -> None:
    body = "".join(f"<p>{13_900_000_000 + at * 7}</p>" for at in range(1_005))
    item = room.item(body=body)
    Settlement.objects.bulk_create(
        Settlement(
            item=item, part=one.part, fingerprint=one.fingerprint, label="手机", decision="kept",
            reason="公示的值班电话", by=room.author, at=clock.now(),
        )
        for one in open_findings(item)
    )  # fmt: skip
    with pytest.raises(Refusal) as refusal:
        actions.send(by=room.author, item=fresh(item))
    assert len(refusal.value.reasons) == 5


def test_reviewers_read_what_was_kept_and_why(room: Newsroom) -> None:
    item = room.item(body=f"联系电话 {NUMBER}")
    for one in open_findings(item):
        actions.keep(
            by=room.author, item=item, part=one.part, fingerprint=one.fingerprint,
            reason="依法必须公示",
        )  # fmt: skip
    actions.send(by=room.author, item=fresh(item))
    case = case_of(KIND, item.pk)
    assert case is not None
    client = Client()
    client.force_login(room.reviewers()[0])
    assert "依法必须公示" in client.get(f"/desk/review/{case.pk}/").content.decode()
    assert all(NUMBER not in hint for hint in hints_on(KIND, item.pk))


def test_keywords_and_days_are_reviewed(room: Newsroom) -> None:
    item = room.pass_review(room.item(keywords="开放日"))
    assert "开放日" in read_by_reviewers(item)
    later = clock.today() + timedelta(days=90)
    actions.save(by=room.author, item=item, draft=room.draft(keywords="开放日", expires_on=later))
    case = case_of(KIND, item.pk)
    assert case is not None
    assert case.state == "draft"


def test_columns_and_topics_are_reviewed(room: Newsroom) -> None:
    news, notices = (column(room.author, room.unit, name=name) for name in ("政务动态", "通知"))
    special = catalogue.keep_topic(by=room.admin, unit=room.office, name="优化营商环境")
    item = room.pass_review(room.item(columns=(news,), topics=(special,)))
    assert "政务动态" in read_by_reviewers(item)
    assert "优化营商环境" in read_by_reviewers(item)
    for topics in ((special,), ()):
        assert not open_case(item)
        draft = room.draft(columns=(notices,), topics=topics)
        actions.save(by=room.author, item=item, draft=draft)
        assert open_case(item)
        item = room.pass_review(fresh(item))
    assert "政务动态" not in read_by_reviewers(item)


def test_another_name_of_a_column_voids_nothing(room: Newsroom) -> None:
    news = column(room.author, room.unit, name="政务动态")
    item = room.pass_review(room.item(columns=(news,)))
    catalogue.keep_column(by=room.author, unit=room.unit, name="动态", kind="news", column=news)
    assert room.release(item).number == 1


def open_case(item: Item) -> bool:
    """Whether opinions are still to be given."""
    case = case_of(KIND, item.pk)
    return case is not None and case.state != "passed"


def test_what_is_public_is_not_closed_by_saving(room: Newsroom) -> None:
    room.published()
    item = Item.objects.get()
    closed = room.draft(
        attribute="closed", exemption="secret", exemption_proof="编号",
        reevaluate_on=clock.today() + timedelta(days=99),
    )  # fmt: skip
    with pytest.raises(Refusal) as refusal:
        actions.save(by=room.author, item=item, draft=closed)
    assert "still_public" in [one.code for one in refusal.value.reasons]
    assert [one.code for one in reasons_against(fresh(item))] == []


def test_control_characters_break_no_feed(room: Newsroom) -> None:
    item = room.item(title="通知\x01标题", body="<p>好&#x1;的</p>")
    room.published(item)
    assert "\x01" not in fresh(item).title + fresh(item).body
    assert Client().get(f"/feeds/unit/{room.unit.pk}/rss.xml").status_code == 200


def credit_code(at: int) -> str:
    """A well-formed code of an organisation (GB 32100-2015)."""
    signs = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = f"91370105{at:09d}"
    total = sum(signs.index(sign) * pow(3, place, 31) for place, sign in enumerate(body))
    return body + signs[(31 - total % 31) % 31]
