"""What people and programs hand in by mistake: a sentence each, nothing lost, nothing public."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from django.test import Client

from gongkai.ground.core.errors import Refusal
from gongkai.publishing.items import actions
from gongkai.publishing.items.actions import FileIn
from gongkai.publishing.items.queries.showing import rows_of
from tests.factories import orgs
from tests.factories.items import PENALTIES, Newsroom, docx, fresh, penalties

pytestmark = pytest.mark.django_db

RARE = "𠮷野𬌗"  # beyond the basic plane: names of people and places


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


def bomb() -> bytes:
    """An xlsx that is small and unpacks to very much."""
    stream = io.BytesIO(penalties(["云罚1号", "甲", "乙", "丙", "丁", "2026-01-05"]).data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"<x>" + b"0" * 60_000_000)
    return stream.getvalue()


def test_a_bomb_is_refused_as_rows_and_as_a_file(room: Newsroom) -> None:
    item = room.table(["云罚1号", "甲", "乙", "丙", "丁", "2026-01-05"])
    before = rows_of(item)
    for take in (actions.read_in, actions.add_file):
        with pytest.raises(Refusal) as refusal:
            take(by=room.author, item=item, file=FileIn(bomb(), "表.xlsx"))
        assert refusal.value.sentence.endswith("。")
    assert rows_of(fresh(item)) == before
    assert not item.files.exists()


def test_a_word_page_that_was_pasted_keeps_its_words_alone(room: Newsroom) -> None:
    pasted = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{mso-x:1}</style>'
        '<!--[if gte mso 9]><xml><o:p>垃圾</o:p></xml><![endif]--></head><body lang="ZH-CN">'
        '<p class="MsoNormal" style="mso-list:l0" onclick="alert(1)"><span lang="EN-US">一、'
        "</span>总体要求<o:p></o:p></p><script>alert(2)</script>"
        '<img src="file:///C:/tmp/clip_image001.png" onerror="alert(3)"></body></html>'
    )
    item = room.item(body=pasted)
    publication = room.published(item)
    page = Client().get(publication.address).content.decode()
    assert "一、总体要求" in page
    for gone in ("alert(", "Mso", "mso-", "垃圾", "file:///", "onerror"):
        assert gone not in fresh(item).body, gone


def test_names_beyond_the_basic_plane_go_all_the_way(room: Newsroom) -> None:
    item = room.table(
        [f"{RARE}罚1号", RARE, "超期", "法", "警告", "2026-01-05"], title=f"{RARE}处罚"
    )
    actions.add_file(by=room.author, item=item, file=docx(f"{RARE}的说明", name=f"{RARE}.docx"))
    publication = room.release(room.pass_review(fresh(item)))
    page = Client().get(publication.address).content.decode()
    assert page.count(RARE) >= 3
    saved = set(re.findall(r'href="([^"]+/(?:data|files)/[^"]+)"', page))
    assert len(saved) == 4, "xlsx, csv, json and the attachment"
    for address in saved:
        assert Client().get(address).status_code == 200, address
    assert RARE in Client().get(f"/lists/unit/{room.unit.pk}/?q={RARE}").content.decode()
    assert RARE in Client().get(f"/feeds/unit/{room.unit.pk}/rss.xml").content.decode()
    desk = orgs.signed_in(room.author)
    assert RARE in desk.get(f"/desk/items/?q={RARE}").content.decode()
    assert PENALTIES[1] in page
