"""The fields by which proof is handed in, for the forms of every room.

Not named ``forms``, because other rooms build theirs on it.
"""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.media import BY_KIND
from gongkai.ground.ui.formbase import Form, offer_choices, put_on

from . import linkable, queries, rules
from .actions.checking import reasons, record_of
from .items import FileItem, Item, LinkItem, RecordItem

FIELDS = ("files", "link", "link_title", "records")
ACCEPTED = ",".join(dict.fromkeys(end for kind in BY_KIND.values() for end in kind.extensions))
NO_RECORDS = "平台里登记的培训等记录，也可以勾选作佐证；现在还没有可以选的。"
_BETWEEN = "|"  # between a record's kind and its reference, in the value of its box


class FilesInput(forms.FileInput):
    """A file control that takes several."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(forms.FileField):
    """Any number of files; cleans to a list. What is wrong with one is said by its name later."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = [each for each in (data if isinstance(data, list | tuple) else [data]) if each]
        if self.required and not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return files


class RecordsField(forms.MultipleChoiceField):
    """Records among those offered; one that is not offered any more is refused when attached."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: Any) -> bool:
        return _BETWEEN in str(value)


class EvidenceForm(Form):
    """Mixin for a form by which proof comes in: ``class ReportForm(EvidenceForm)``.

    ``user`` is who fills it in and decides which records are offered; without any the field
    ``records`` is left out. What is wrong with the proof stands on the form at once, beside what
    else is wrong, because a browser forgets the chosen files. The form tag needs
    ``enctype="multipart/form-data"``.
    """

    files = FilesField(  # type: ignore[assignment]  # a field: Django takes it from the class
        label="佐证文件",
        required=False,
        help_text=f"可选多个，一次最多 {rules.MOST} 份。文档、表格、PDF、图片都可以。",
        widget=FilesInput(attrs={"accept": ACCEPTED, "multiple": True}),
    )
    link = forms.CharField(
        label="佐证链接",
        required=False,
        max_length=rules.URL_LONGEST,
        help_text="网页的完整地址，从浏览器地址栏复制过来。",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    link_title = forms.CharField(
        label="链接说明",
        required=False,
        max_length=rules.TITLE_LONGEST,
        help_text="这个网页是什么，例如：区政府门户网站政策解读专栏。",
    )
    records = RecordsField(
        label="平台内的记录",
        required=False,
        help_text="勾选能证明这件事的记录，这里列出您能查看的最近 20 条。",
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self._offer_records()
        self.order_fields([*(name for name in self.fields if name not in FIELDS), *FIELDS])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("link_title") and not cleaned.get("link") and "link" not in self.errors:
            self.add_error("link", "填了链接说明，还没有填链接。请补上地址，或者删去说明。")
        put_on(self, reasons(self.user, self._items()))
        return cleaned

    def items(self, user: Any) -> list[Item]:
        """What a valid form brings for ``actions.attach``; ``user`` is whom it was made for."""
        if user != self.user:
            raise ValueError("the form was made for somebody else")
        return self._items()

    def refuse(self, refusal: Refusal) -> None:
        """Show every reason of a refused action, at the field concerned where it is known."""
        put_on(self, refusal.reasons)

    @property
    def lost_files(self) -> bool:
        """Whether the form is shown again, and the files that came with it must be chosen again."""
        return self.is_bound and bool(self.errors) and bool(self["files"].data)

    def _items(self) -> list[Item]:
        cleaned = self.cleaned_data
        found: list[Item] = [FileItem(each, each.name) for each in cleaned.get("files", [])]
        if cleaned.get("link"):
            found.append(LinkItem(cleaned["link"], cleaned.get("link_title", "")))
        return found + [_record_item(each) for each in cleaned.get("records", [])]

    def _offer_records(self) -> None:
        offered = [
            (_value(linked), f"{kind.label}：{linked.title}")
            for kind, records in queries.offered(self.user)
            for linked in records
        ]
        known = {value for value, _ in offered}
        more = [(value, self._said(value)) for value in self._chosen() if value not in known]
        if offered or more:
            offer_choices(self, "records", [*offered, *more])
        else:
            del self.fields["records"]
            files = self.fields["files"]
            files.help_text = f"{files.help_text}{NO_RECORDS}"

    def _chosen(self) -> list[str]:
        """The boxes that were ticked when the form was sent, also such as are not offered now."""
        if not self.is_bound:
            return []
        name = self.add_prefix("records")
        sent = self.fields["records"].widget.value_from_datadict(self.data, {}, name)
        return [value for value in dict.fromkeys(sent or []) if _BETWEEN in value][: rules.MOST]

    def _said(self, value: str) -> str:
        item = _record_item(value)
        linked = record_of(self.user, item)
        kind = linkable.kind_of(item.kind)
        return f"{kind.label}：{linked.title}" if kind and linked else rules.short(item.reference)


def _value(linked: linkable.Linked) -> str:
    return f"{linked.kind}{_BETWEEN}{linked.reference}"


def _record_item(value: str) -> RecordItem:
    kind, _, reference = value.partition(_BETWEEN)
    return RecordItem(kind, reference)
