"""Competitions: their terms, a case, the choice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import Day, offer_rows

from ..actions.competitions import MOST_VOTES, Terms
from ..enums import Award
from ..models import Entry
from .polite import MaterialForm, VersionedForm

TERMS = tuple(Terms.__dataclass_fields__)


class TermsForm(VersionedForm):
    """What the office says of a competition, and who takes part."""

    shows = (*TERMS, "version")
    title = forms.CharField(label="名称", max_length=200)
    year = forms.IntegerField(label="年度", min_value=2008, max_value=2100)
    brief = forms.CharField(
        label="评选办法",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="评什么、案例怎么写、怎么评，写给各单位看。",
    )
    submit_until = forms.DateField(
        label="报送截止日期", widget=Day(), help_text="这一天仍然可以报送。"
    )
    vote_until = forms.DateField(label="投票截止日期", widget=Day())
    entries_per_unit = forms.IntegerField(
        label="每个单位最多报送几个案例", min_value=1, max_value=MOST_VOTES
    )
    votes_per_unit = forms.IntegerField(label="每个单位几票", min_value=1, max_value=MOST_VOTES)
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label="参评单位",
        widget=forms.CheckboxSelectMultiple,
        help_text="勾选的单位能看到评选、报送案例和投票。",
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "units", units)

    def terms(self) -> Terms:
        """What was said."""
        return Terms(**{name: self.cleaned_data[name] for name in TERMS})

    def given(self) -> dict[str, Any]:
        return {"terms": self.terms(), "units": self.cleaned_data["units"]}

    @classmethod
    def initial_of(cls, case: Any) -> dict[str, Any]:
        units = list(case.units.values_list("pk", flat=True))
        return super().initial_of(case) | {"units": units}


class ExtendForm(VersionedForm):
    """A later end of the voting."""

    until = forms.DateField(label="新的投票截止日期", widget=Day())
    reason = forms.CharField(label="原因", max_length=500)


class EntryForm(MaterialForm):
    """One case."""

    shows = ("title", "text", "version")
    title = forms.CharField(label="案例名称", max_length=200)
    text = forms.CharField(
        label="案例内容",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="做法、成效、可以推广的经验。",
    )


class ChooseForm(VersionedForm):
    """An award for each entry, and the reason where it departs from the votes."""

    reason = forms.CharField(
        label="评定说明",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="等次和票数先后不一致的，必须写明原因；各单位都能看到。",
    )

    def __init__(self, *args: Any, entries: Iterable[Entry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entries = list(entries)
        for entry in self.entries:
            self.fields[f"award_{entry.pk}"] = forms.ChoiceField(
                label=f"{entry}的等次", choices=Award.choices, required=False
            )

    def award_of(self, entry: Entry) -> forms.BoundField:
        """The control of one entry."""
        return self[f"award_{entry.pk}"]

    def awards(self) -> dict[int, str]:
        """The chosen award of each entry."""
        return {entry.pk: self.cleaned_data[f"award_{entry.pk}"] for entry in self.entries}
