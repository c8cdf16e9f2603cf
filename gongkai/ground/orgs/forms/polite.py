"""What the forms of this room share: refusals become errors, days, and lists of names."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.ground.core.errors import Refusal
from gongkai.ground.ui.formbase import Day, Form, put_on


class PoliteForm(Form):
    """A form that can also say why an action was refused."""

    def refuse(self, refusal: Refusal) -> None:
        """Show every reason, at the field concerned where it is known."""
        put_on(self, refusal.reasons)


class DayField(forms.DateField):
    """A day, chosen in the browser's own calendar."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["widget"] = Day()
        super().__init__(**kwargs)


class NamesField(forms.CharField):
    """Names, one on a line (or between 、); cleans to a list of strings."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["widget"] = forms.Textarea(attrs={"rows": 3})
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value))
        return [name.strip() for name in text.replace("、", "\n").splitlines() if name.strip()]
