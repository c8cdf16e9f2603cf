"""A form whose errors are sentences that say what to do."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.ground.core.errors import Refusal

_CHOSEN = (forms.ChoiceField, forms.ModelChoiceField)


class PoliteForm(forms.Form):
    """Every field says by its label what is missing or cannot be read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            verb = "选择" if isinstance(field, _CHOSEN) else "填写"
            field.error_messages["required"] = f"请{verb}{field.label}。"
            field.error_messages["invalid"] = f"{field.label}没有看懂，请核对后重新{verb}。"
            field.error_messages["invalid_choice"] = f"请从列表中选择{field.label}。"

    def refuse(self, refusal: Refusal) -> None:
        """Show why an action was refused, at the field concerned where it is known."""
        for reason in refusal.reasons:
            where = reason.where if reason.where in self.fields else None
            self.add_error(where, reason.sentence)


class DayField(forms.DateField):
    """A day, chosen in the browser's own calendar."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["widget"] = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(**kwargs)


class NamesField(forms.CharField):
    """Names, one on a line (or between 、); cleans to a list of strings."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["widget"] = forms.Textarea(attrs={"rows": 3})
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value))
        return [name.strip() for name in text.replace("、", "\n").splitlines() if name.strip()]
