"""Filters of the board."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import FilterForm, offer_choices, offer_rows

from ..models import Directory
from ..rules.clock import LIGHTS


class BoardFilters(FilterForm):
    """Directory, unit, domain, light, words."""

    directory = forms.ModelChoiceField(
        Directory.objects.none(), label="目录", required=False, empty_label="全部目录"
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="公开主体", required=False, empty_label="全部单位"
    )
    domain = forms.ChoiceField(label="领域", required=False)
    light = forms.ChoiceField(label="进度", required=False)
    q = forms.CharField(label="找字", required=False, max_length=50)

    def __init__(
        self,
        data: QueryDict,
        *,
        directories: QuerySet[Directory],
        units: QuerySet[Unit],
        domains: Iterable[str],
    ) -> None:
        super().__init__(data)
        offer_rows(self, "directory", directories)
        offer_rows(self, "unit", units)
        offer_choices(self, "domain", [("", "全部领域"), *((one, one) for one in domains)])
        offer_choices(self, "light", [("", "全部进度"), *LIGHTS.items()])
