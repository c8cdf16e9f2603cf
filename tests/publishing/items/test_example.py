"""The items of the example district: of all kinds, in all states, and where readers look first.

One test with many parts, of the rooms up to this one: the district takes a while to tell. On one
database only: the actions by which it is told are tested on both.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.ground.core import projections
from gongkai.ground.orgs import example as orgs
from gongkai.ground.review.models import Case
from gongkai.publishing.catalogue import example as catalogue
from gongkai.publishing.catalogue.models import Column, Directory, Entry, Topic
from gongkai.publishing.catalogue.queries.columns import COLUMN, TOPIC
from gongkai.publishing.catalogue.rules.standard import DUTIES
from gongkai.publishing.items import example
from gongkai.publishing.items.enums import Attribute, Clearing, Suspicion
from gongkai.publishing.items.models import ClearingCase, Item, Reevaluation
from gongkai.publishing.items.queries.checks import open_findings
from gongkai.publishing.items.rules.chain import CHAIN, KIND
from gongkai.publishing.items.rules.kinds import declared
from gongkai.publishing.items.rules.schemas import SCHEMAS
from gongkai.publishing.release import example as release
from gongkai.publishing.release.models import Channel, Publication
from gongkai.publishing.release.queries import on_shelf
from gongkai.publishing.release.shelves import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]
EVENING = date(2026, 11, 26)  # of the last day that is told


def public() -> Any:
    ids = Publication.objects.filter(record_kind=KIND, state="public").values("record_id")
    return Item.objects.filter(pk__in=ids)


def three_hundred_items_of_every_kind_and_every_schema_are_public() -> None:
    assert public().count() >= 300
    assert set(public().values_list("kind", flat=True)) == {one.code for one in declared()}
    assert set(public().exclude(schema="").values_list("schema", flat=True)) == set(SCHEMAS)
    assert public().filter(schema="budgets").count() >= 6


def items_stand_in_every_state_and_at_every_stage_of_review() -> None:
    states = set(Publication.objects.filter(record_kind=KIND).values_list("state", flat=True))
    assert states == {"public", "scheduled", "expired", "withdrawn"}
    corrected = Publication.objects.filter(record_kind=KIND, number__gte=2)
    assert corrected.count() >= 8
    cases = Case.objects.filter(record_kind=KIND)
    assert {"draft", "reviewing", "returned", "passed"} <= set(
        cases.values_list("state", flat=True)
    )
    turns = set(cases.filter(state="reviewing").values_list("turn", flat=True))
    assert turns == {f",{stage.code}," for stage in CHAIN.stages}
    out = Publication.objects.filter(record_kind=KIND).values("record_id")
    assert cases.filter(state="passed").exclude(record_id__in=out).exists()
    newest = Publication.objects.filter(record_kind=KIND, published_at__isnull=False)
    last = max(one.published_at for one in newest if one.published_at is not None).date()
    assert 0 <= (EVENING - last).days <= 3


def nothing_public_waits_to_be_settled_and_no_title_stands_twice() -> None:
    assert [one.title for one in public() if open_findings(one)] == []
    titles = Counter(Item.objects.values_list("title", flat=True))
    assert [title for title, count in titles.items() if count > 1] == []
    assert not Item.objects.filter(title__contains="{").exists()
    assert not Item.objects.filter(body__contains="{").exists()


def topics_and_columns_are_filled() -> None:
    topics = {one.name: on_shelf(shelf(TOPIC, one.pk)).count() for one in Topic.objects.all()}
    assert len(topics) == 4
    assert min(topics.values()) >= 8, topics
    empty = [
        f"{one.unit.said}：{one.name}"
        for one in Column.objects.select_related("unit")
        if not on_shelf(shelf(COLUMN, one.pk)).exists()
    ]
    assert empty == []
    assert not Channel.objects.get().active, "there is no key to sign with"


def every_heading_of_the_law_has_something_public() -> None:
    filled = Entry.objects.filter(items__in=public())
    codes = set(filled.values_list("current__duty", flat=True))
    assert [duty.code for duty in DUTIES if duty.code not in codes] == []


def the_fixed_parts_are_filled() -> None:
    wanted = {
        "rules": ["保密审查制度", "清理和动态调整办法", "依申请公开政府信息办理规范"],
        "reports": ["云川区2023年", "云川区2025年", "区教育局2025年", "云台镇2025年"],
    }
    for part, titles in wanted.items():
        page = Client().get(reverse("catalogue_public:part", args=[part])).content.decode()
        assert [title for title in titles if title not in page] == []


def old_information_is_cleared_for_every_reason_and_in_every_way() -> None:
    cases = ClearingCase.objects.all()
    assert set(cases.values_list("suspicion", flat=True)) == set(Suspicion.values)
    assert set(cases.values_list("decision", flat=True)) == set(Clearing.values)
    assert not cases.filter(evidence="").exists()
    assert not cases.exclude(decision=Clearing.OPEN).filter(reason="").exists()
    masked = cases.get(decision=Clearing.MASK).item
    shown = Publication.objects.get(record_kind=KIND, record_id=masked.pk)
    texts = [str(version.data) for version in shown.versions.order_by("number")]
    assert "2026080117" in texts[0]
    assert "2026080117" not in texts[-1]


def what_is_withheld_is_looked_at_again() -> None:
    withheld = Item.objects.filter(attribute__in=(Attribute.CLOSED, Attribute.ON_REQUEST))
    assert withheld.filter(attribute=Attribute.CLOSED).count() >= 8
    assert withheld.filter(attribute=Attribute.ON_REQUEST).count() >= 4
    assert withheld.filter(reevaluate_on__lte=EVENING).count() >= 3
    looks = Reevaluation.objects.values_list("after", flat=True)
    assert set(looks) == set(Attribute.values)
    assert Item.objects.filter(attribute="").exists()


def villages_and_a_community_tell_of_themselves() -> None:
    kinds = Directory.objects.filter(kind="village").values_list("title", flat=True)
    assert {title[-6:] for title in kinds} == {"村务公开目录", "居务公开目录"}
    places = Counter(
        public()
        .exclude(entry__directory__place="")
        .values_list("entry__directory__place", flat=True)
    )
    assert set(places) == {"河西村", "柳树屯村", "云台社区"}
    assert min(places.values()) >= 4
    paid = public().filter(schema="subsidies").exclude(entry__directory__place="")
    assert paid.count() == 3


def what_is_projected_agrees_with_what_happened() -> None:
    for one in projections.registered():
        assert not list(one.check()), one.name


PARTS = (
    three_hundred_items_of_every_kind_and_every_schema_are_public,
    items_stand_in_every_state_and_at_every_stage_of_review,
    nothing_public_waits_to_be_settled_and_no_title_stands_twice,
    topics_and_columns_are_filled,
    every_heading_of_the_law_has_something_public,
    the_fixed_parts_are_filled,
    old_information_is_cleared_for_every_reason_and_in_every_way,
    what_is_withheld_is_looked_at_again,
    villages_and_a_community_tell_of_themselves,
    what_is_projected_agrees_with_what_happened,
)


def test_the_district_has_something_of_everything(subtests: pytest.Subtests) -> None:
    for room in (orgs, release, catalogue, example):
        room.load()
    for part in PARTS:
        with subtests.test(part.__name__):
            part()
