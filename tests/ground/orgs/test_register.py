"""Which unit a written name means; what looks like a name is only suggested."""

from __future__ import annotations

import pytest

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import actions, queries
from gongkai.ground.orgs.models import Unit, UnitAlias
from gongkai.ground.orgs.register import KnownName, Register
from tests.factories import orgs

REGISTER = Register(
    [
        KnownName("云川区文化和旅游局", "name", unit_id=1),
        KnownName("区文旅局", "short", unit_id=1),
        KnownName("云川区教育和体育局", "name", unit_id=2),
        KnownName("区教育局", "alias", unit_id=2),
        KnownName("各镇（街道）", "name", group_id=7),
        KnownName("各镇街", "alias", group_id=7),
        KnownName("𠮷水镇", "name", unit_id=3),
    ]
)


@pytest.mark.parametrize(
    ("written", "unit", "group", "how"),
    [
        ("云川区文化和旅游局", 1, None, "name"),
        ("区文旅局", 1, None, "short"),
        (" 区 文旅\n局　", 1, None, "short"),
        ("区\u200b文旅\ufeff局", 1, None, "short"),
        ("区教育局", 2, None, "alias"),
        ("各镇(街道)", None, 7, "name"),
        ("各镇街", None, 7, "alias"),
        ("𠮷水镇", 3, None, "name"),
        ("区文化旅游局", None, None, "none"),
        ("", None, None, "none"),
    ],
)
def test_names_match_exactly_or_not_at_all(written, unit, group, how) -> None:
    match = REGISTER.match(written)
    assert (match.unit_id, match.group_id, match.how) == (unit, group, how)
    assert bool(match) is (how != "none")


def test_a_match_gives_the_full_name() -> None:
    assert REGISTER.match("区文旅局").name == "云川区文化和旅游局"


def test_near_names_are_suggested_best_first_and_once() -> None:
    found = REGISTER.suggestions("区文化旅游局")
    assert found[0].unit_id == 1
    assert found[0].text == "云川区文化和旅游局"
    assert len({(each.unit_id, each.group_id) for each in found}) == len(found)
    assert REGISTER.suggestions("") == []


@pytest.mark.django_db
class TestStoredNames:
    def test_the_register_comes_in_one_query(self, django_assert_num_queries) -> None:
        unit = orgs.unit("云川区文化和旅游局", short_name="区文旅局", aliases=["文旅局"])
        with django_assert_num_queries(1):
            register = queries.register()
        assert {register.match(name).unit_id for name in ("区文旅局", "文旅局")} == {unit.pk}

    def test_two_units_with_one_name_is_refused_whole(self) -> None:
        orgs.unit("云川区文化和旅游局", short_name="区文旅局")
        with pytest.raises(Refusal) as refusal:
            orgs.unit("云川区体育局", aliases=["体育局", "区 文旅局"])
        sentence = refusal.value.sentence
        assert "云川区文化和旅游局的简称" in sentence
        assert "云川区体育局的别名" in sentence
        assert not Unit.objects.filter(name="云川区体育局").exists()
        assert not UnitAlias.objects.filter(text="体育局").exists()

    def test_a_group_and_a_unit_share_no_name(self) -> None:
        actions.add_group(by=None, name="各镇（街道）", kinds=["town"], aliases=["各镇街"])
        with pytest.raises(Refusal, match="各镇（街道）的别名"):
            orgs.unit("各镇街")

    def test_a_mapped_name_is_remembered_once(self) -> None:
        unit = orgs.unit("云川区教育局")
        person = orgs.person(unit)
        first = actions.remember_alias(by=person, text="区教体局", of=unit)
        assert actions.remember_alias(by=person, text="区教体局 ", of=unit) == first
        assert queries.register().match("区教体局").unit_id == unit.pk
        with pytest.raises(Refusal, match="区教体局"):
            actions.remember_alias(by=person, text="区教体局", of=orgs.unit())
        actions.forget_alias(by=None, alias=first)
        assert not queries.register().match("区教体局")
