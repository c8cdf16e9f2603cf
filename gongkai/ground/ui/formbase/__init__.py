"""Forms whose mistakes are said in sentences that tell what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from gongkai.ground.core.errors import Reason

from .sentences import speak


class Plain:
    """Mixin for any Django form: Chinese sentences instead of the framework's phrases.

    A message that the form or the field sets itself stays.
    """

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            speak(field, str(field.label or name))


class Form(Plain, forms.Form):
    """An ordinary form, drawn with ``{% field %}`` or, whole, with ``{% fields %}``."""


class FilterForm(Form):
    """A form sent by GET: a wrong value is dropped and the list stays whole."""

    def chosen(self) -> dict[str, Any]:
        """The values that can be used."""
        self.is_valid()  # cleans once; what is wrong is left out
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def address(self) -> str:
        """The chosen values as a query string, for links to exports and pages."""
        return self.address_with()

    def address_with(self, **changes: str) -> str:
        """The same with some values changed; an empty value takes its filter away."""
        kept = QueryDict(mutable=True)
        for name, value in {**self.as_sent(), **changes}.items():
            if value:
                kept[name] = value
        return kept.urlencode()

    def as_sent(self) -> Mapping[str, str]:
        """The usable values as they travel in an address, by the field's name."""
        if not hasattr(self, "_as_sent"):
            chosen = FilterForm.chosen(self)
            self._as_sent = {
                name: "on" if value is True else str(getattr(value, "pk", value))
                for name, value in chosen.items()
            }
        return self._as_sent


class ModelForm(Plain, forms.ModelForm):  # type: ignore[type-arg]  # takes no parameter at run time
    """A form over a model. It only reads and checks; writing is for the room's actions."""

    def save(self, commit: bool = True) -> Any:
        """Refused: an action writes, with its audit entry. Raises TypeError."""
        raise TypeError("call the room's action instead of form.save()")


class Day(forms.DateInput):
    """The browser's own calendar; the value travels as 2025-10-09."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


def put_on(form: forms.BaseForm, reasons: Iterable[Reason]) -> None:
    """Every reason of a refusal at its field; one that names none stands above the form."""
    for reason in reasons:
        form.add_error(reason.where if reason.where in form.fields else None, reason.sentence)


BLANK = "---------"  # what Django shows before anything is chosen


def offer_rows(form: forms.BaseForm, name: str, rows: QuerySet[Any]) -> None:
    """Let the field ``name`` choose among ``rows``."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows
    if field.empty_label == BLANK:
        field.empty_label = "请选择"


def offer_choices(form: forms.BaseForm, name: str, choices: Iterable[tuple[Any, str]]) -> None:
    """Let the field ``name`` choose among ``choices``: pairs of value and words."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


__all__ = ["Day", "Form", "ModelForm", "Plain", "offer_choices", "offer_rows"]
