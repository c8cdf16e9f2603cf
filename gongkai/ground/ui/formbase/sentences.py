"""What a form says for each kind of mistake, built from the field's label."""

from __future__ import annotations

from django import forms

CHOSEN = (
    forms.ChoiceField,
    forms.ModelChoiceField,
    forms.BooleanField,
)
KINDS: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.EmailField, "邮箱地址要像 name@example.cn 这样"),
    (forms.URLField, "网址要以 http:// 或 https:// 开头"),
    (forms.DateTimeField, "{label}要像 2025-10-09 09:30 这样"),
    (forms.DateField, "{label}要像 2025-10-09 这样"),
    (forms.TimeField, "{label}要像 09:30 这样"),
    (forms.IntegerField, "{label}只能填整数"),
    (forms.DecimalField, "{label}只能填数字"),
    (forms.FileField, "{label}没有传上来，请重新选择文件"),
    (forms.ModelChoiceField, "{label}里没有这一项，请重新选择"),
    (forms.CharField, "{label}的写法不对，请改一下"),
)


def speak(field: forms.Field, label: str) -> None:
    """Give ``field`` its sentences, except where its own class or author wrote one."""
    written = _written(field)
    for code, sentence in _sentences(field, label).items():
        if code not in written:
            field.error_messages[code] = sentence


def _written(field: forms.Field) -> set[str]:
    """Codes whose message its author wrote, that is, which no class brings along as it is."""
    standard: dict[str, object] = {}
    for base in reversed(type(field).__mro__):
        standard.update(getattr(base, "default_error_messages", {}))
    return {
        code
        for code, message in field.error_messages.items()
        if code not in standard or message is not standard[code]
    }


def _sentences(field: forms.Field, label: str) -> dict[str, str]:
    return {
        "required": f"{_verb(field)}{label}",
        "invalid": _invalid(field).format(label=label),
        "invalid_choice": f"{label}里没有这一项，请重新选择",
        "invalid_list": f"{label}没有选好，请重新选择",
        "max_length": f"{label}最多 %(limit_value)d 个字，现在有 %(show_value)d 个",
        "min_length": f"{label}至少 %(limit_value)d 个字，现在有 %(show_value)d 个",
        "max_value": f"{label}不能大于 %(limit_value)s",
        "min_value": f"{label}不能小于 %(limit_value)s",
        "empty": f"{label}是空文件，请重新选择",
        "missing": f"请选择{label}",
        "null_characters_not_allowed": f"{label}里有看不见的字符，请重新填写",
    }


def _verb(field: forms.Field) -> str:
    if isinstance(field, forms.BooleanField):
        return "请勾选"
    return "请选择" if isinstance(field, (*CHOSEN, forms.FileField)) else "请填写"


def _invalid(field: forms.Field) -> str:
    return next(
        (said for kind, said in KINDS if isinstance(field, kind)), "{label}的写法不对，请改一下"
    )
