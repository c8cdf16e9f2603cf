"""Writing an item: the fields that its kind has, and no others."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import Day, Form, offer_choices, offer_rows
from gongkai.publishing.catalogue.models import Column, Entry, Topic

from ..actions import Draft
from ..enums import Attribute, Ending, Obtained
from ..models import Item
from ..rules.cleaning import LONGEST
from ..rules.guide import ELEMENTS
from ..rules.kinds import ItemKind, declared
from ..rules.schemas import SCHEMAS
from .looking import EXEMPTION_CHOICES

_PLAIN = (
    "title", "formed_on", "changed_on", "source", "obtained", "maker", "keywords", "attribute",
    "exemption", "exemption_proof", "reevaluate_on", "mark", "expires_on", "ending",
    "index_number", "entry",
)  # fmt: skip


class KindForm(Form):
    """Which kind, for which unit."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label="公开单位", empty_label="请选择")
    kind = forms.ChoiceField(label="写什么", widget=forms.RadioSelect)
    schema = forms.ChoiceField(
        label="是表格的话，哪一种",
        required=False,
        help_text="只有“清单或者表格”要选，其他的不用管。",
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "unit", units)
        kinds = [(one.code, f"{one.label}：{one.hint}") for one in declared() if one.typed]
        offer_choices(self, "kind", kinds)
        offer_choices(
            self, "schema", [("", "不是表格"), *((one.code, one.label) for one in SCHEMAS.values())]
        )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("kind") == "table" and not said.get("schema"):
            self.add_error("schema", "请选择是哪一种表格。")
        return said


class FileForm(Form):
    """One file."""

    file = forms.FileField(label="选择文件")


class ColumnChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # none at run time
    """Columns, each with whose it is: two units may call one alike."""

    def label_from_instance(self, obj: Any) -> str:
        above = f"{obj.parent} / " if obj.parent is not None else ""
        return f"{above}{obj.name}（{obj.unit.said}）"


class EntryField(forms.ModelChoiceField):  # type: ignore[type-arg]  # none at run time
    """An entry by its name and, of a village, by that of the village."""

    def label_from_instance(self, entry: Entry) -> str:
        return entry.said


class ItemForm(Form):
    """What an item says. ``version`` is what the person saw of it."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label="标题", max_length=300)
    entry = EntryField(
        Entry.objects.none(),
        label="公开事项",
        required=False,
        empty_label="还没有选",
        help_text="从本单位的公开目录里选，公开期限按它算。",
    )
    formed_on = forms.DateField(label="形成日期", widget=Day())
    changed_on = forms.DateField(
        label="变更日期", required=False, widget=Day(), help_text="内容变更了才填。"
    )
    body = forms.CharField(
        label="正文",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14, "class": "input item-body"}),
        help_text="一行一段。从文档里粘贴的格式会清理，只留标题、列表、表格和链接。",
    )
    url = forms.URLField(label="链接的网址", required=False, max_length=500, assume_scheme="https")
    columns = ColumnChoice(
        Column.objects.none(),
        label="放进哪些栏目",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.none(), label="专题", required=False, widget=forms.CheckboxSelectMultiple
    )
    source = forms.CharField(label="来源", max_length=100, required=False)
    keywords = forms.CharField(
        label="关键词", max_length=200, required=False, help_text="用顿号隔开。"
    )
    index_number = forms.CharField(
        label="索引号", max_length=60, required=False, help_text="不填由平台编。"
    )
    obtained = forms.ChoiceField(label="获取方式", choices=Obtained.choices)
    maker = forms.CharField(
        label="制作机关或者牵头机关",
        max_length=100,
        required=False,
        help_text="本机关制作的不用填。",
    )
    attribute = forms.ChoiceField(
        label="公开属性", choices=Attribute.choices, widget=forms.RadioSelect
    )
    exemption = forms.ChoiceField(label="不予公开的依据", required=False, choices=EXEMPTION_CHOICES)
    exemption_proof = forms.CharField(
        label="不予公开的理由和证明",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reevaluate_on = forms.DateField(
        label="下次评估日期", required=False, widget=Day(), help_text="不主动公开的要填。"
    )
    expires_on = forms.DateField(
        label="公开到哪一天",
        required=False,
        widget=Day(),
        help_text="公示名单等要填；长期公开不填。",
    )
    ending = forms.ChoiceField(label="到期以后", choices=Ending.choices)
    mark = forms.CharField(
        label="页面上的标注", max_length=200, required=False, help_text="例如：本指南已有新版。"
    )

    def __init__(
        self,
        *args: Any,
        kind: ItemKind,
        entries: QuerySet[Entry],
        columns: QuerySet[Column],
        topics: QuerySet[Topic],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "entry", entries)
        offer_rows(self, "columns", columns)
        offer_rows(self, "topics", topics)
        if not kind.link:
            del self.fields["url"]
        if not topics.exists():
            del self.fields["topics"]
        self.is_guide = kind.guide
        if kind.guide:
            for code, label in ELEMENTS.items():
                widget = forms.Textarea(attrs={"rows": 2})
                self.fields[f"guide_{code}"] = forms.CharField(
                    label=label, required=False, max_length=5000, widget=widget
                )

    @classmethod
    def initial_of(cls, item: Item) -> dict[str, Any]:
        """What the form shows of an item."""
        shown = {name: getattr(item, name) for name in (*_PLAIN, "body", "url", "version")}
        guide = {f"guide_{code}": said for code, said in item.guide.items()}
        placed = {"columns": list(item.columns.all()), "topics": list(item.topics.all())}
        return shown | guide | placed | {"entry": item.entry_id}

    @classmethod
    def first(cls) -> dict[str, Any]:
        """What a new one begins with."""
        return {
            "formed_on": clock.today(),
            "attribute": Attribute.PROACTIVE,
            "obtained": Obtained.MADE,
            "ending": Ending.GONE,
        }

    def draft(self) -> Draft:
        """What was written, once the form is valid."""
        said = self.cleaned_data
        guide = {code: said[f"guide_{code}"] for code in ELEMENTS} if self.is_guide else {}
        return Draft(
            **{name: said[name] for name in _PLAIN},
            body=said["body"],
            url=said.get("url") or "",
            guide=guide,
            columns=tuple(said["columns"]),
            topics=tuple(said.get("topics") or ()),
        )

    def now_at(self, version: int) -> None:
        """The person has read why it was refused: the next saving goes to this version."""
        self.data = self.data.copy()  # type: ignore[attr-defined]  # a bound form holds a QueryDict
        self.data["version"] = str(version)  # type: ignore[index]  # as above
