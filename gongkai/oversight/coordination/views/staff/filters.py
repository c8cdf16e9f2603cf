"""Filters of the lists, from the address; what is not understood does not filter."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.http import QueryDict

from gongkai.ground.ui.formbase import FilterForm, offer_choices

from ...enums import SessionKind
from ...rules.machines import COMPETITION, MATTER


def _years(years: Iterable[int]) -> list[tuple[str, str]]:
    return [(str(year), f"{year}年") for year in years]


class YearFilters(FilterForm):
    """The year alone; without one the list is of the newest."""

    year = forms.TypedChoiceField(label="年度", required=False, coerce=int)

    def __init__(self, data: QueryDict, *, years: list[int]) -> None:
        super().__init__(data)
        self.years = years
        offer_choices(self, "year", _years(years))

    @property
    def shown_year(self) -> int:
        """The year of the list."""
        return int(self.chosen().get("year") or self.years[0])


class OverviewFilters(YearFilters):
    """The year, and only units that still lack something."""

    short = forms.BooleanField(label="只看还差的", required=False)


class RegisterFilters(YearFilters):
    """Year, kind, words."""

    kind = forms.ChoiceField(
        label="种类", required=False, choices=[("", "全部"), *SessionKind.choices]
    )
    q = forms.CharField(label="找字", required=False, max_length=50)


class CaseFilters(FilterForm):
    """State and year."""

    state = forms.ChoiceField(label="状态", required=False)
    year = forms.TypedChoiceField(label="年度", required=False, coerce=int, empty_value=None)
    states: dict[str, str] = {}

    def __init__(self, data: QueryDict, *, years: Iterable[int]) -> None:
        super().__init__(data)
        offer_choices(self, "state", [("", "全部状态"), *self.states.items()])
        offer_choices(self, "year", [("", "全部年度"), *_years(years)])


class CompetitionFilters(CaseFilters):
    """State and year of competitions."""

    states = dict(COMPETITION.states)


class MatterFilters(CaseFilters):
    """State, year and words of matters."""

    states = dict(MATTER.states)
    q = forms.CharField(label="找字", required=False, max_length=50)
