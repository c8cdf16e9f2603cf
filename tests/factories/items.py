"""Items for tests: written, checked, reviewed and released through the rooms' actions."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from gongkai.ground.documents.writers.docx import Text, document_bytes
from gongkai.ground.documents.writers.xlsx import list_bytes
from gongkai.ground.orgs.models import Unit
from gongkai.ground.review import actions as review
from gongkai.ground.review.queries import case_of, content_of
from gongkai.ground.review.rules.content import Content
from gongkai.ground.review.rules.opinions import PUBLIC, Opinion, PartOpinion
from gongkai.publishing.catalogue.models import Entry
from gongkai.publishing.items import actions
from gongkai.publishing.items.actions import Draft, FileIn
from gongkai.publishing.items.models import Item
from gongkai.publishing.items.queries.showing import made_of
from gongkai.publishing.items.rules.chain import CHAIN, KIND
from gongkai.publishing.items.rules.guide import ELEMENTS
from gongkai.publishing.release import actions as release
from gongkai.publishing.release.actions import Choices
from gongkai.publishing.release.models import Publication

from . import catalogue
from .planted import identity
from .review import Bureau

LONG_AGO = date(2026, 1, 5)
PENALTIES = ("决定书文号", "当事人", "违法事实", "处罚依据", "处罚内容", "决定日期")


def opinion(content: Content) -> Opinion:
    """One that passes any stage of an item."""
    ticks = frozenset(code for stage in CHAIN.stages for code, _ in stage.ticks)
    parts = (
        PartOpinion(part.key, part.digest, PUBLIC, "不涉及国家秘密事项", "不会")
        for part in content.parts
    )
    return Opinion("", ticks, tuple(parts))


class Newsroom(Bureau):
    """A bureau with a directory of its own, that writes items."""

    def __init__(self, unit: Unit | None = None) -> None:
        super().__init__(unit)
        self.directory = catalogue.directory(self.author, self.unit)
        self.entry: Entry = catalogue.entry(self.author, self.directory)

    def draft(self, **more: Any) -> Draft:
        said = {
            "title": "关于举办政府开放日的通知",
            "formed_on": LONG_AGO,
            "body": "开放日定在三月五日，欢迎报名。",
            "entry": self.entry,
            "source": self.unit.name,
        }
        return Draft(**said | more)

    def item(self, kind: str = "text", schema: str = "", **more: Any) -> Item:
        return actions.begin(
            by=self.author, unit=self.unit, kind=kind, schema=schema, draft=self.draft(**more)
        )

    def guide(self, **more: Any) -> Item:
        said = dict.fromkeys(ELEMENTS, "见正文")
        return self.item("guide", guide=said | more.pop("guide", {}), **more)

    def table(self, *rows: list[str], **more: Any) -> Item:
        item = self.item("table", "penalties", **more)
        actions.read_in(by=self.author, item=item, file=penalties(*rows))
        return fresh(item)

    def pass_review(self, item: Item, turns: int = 4) -> Item:
        """Send it and pass so many turns."""
        actions.send(by=self.author, item=item)
        for person in self.reviewers()[:turns]:
            case = case_of(KIND, item.pk)
            assert case is not None
            content = content_of(case, case.content) or made_of(item).content
            review.approve(by=person, case=case, version=case.version, opinion=opinion(content))
        return fresh(item)

    def release(self, item: Item, **choices: Any) -> Publication:
        version = made_of(fresh(item)).version
        return release.release(version, by=self.author, choices=Choices(**choices))

    def published(self, item: Item | None = None, **more: Any) -> Publication:
        """An item that went all the way."""
        return self.release(self.pass_review(item or self.item(**more)))

    def correct(self, item: Item, body: str, **choices: Any) -> Publication:
        item = fresh(item)
        actions.save(by=self.author, item=item, draft=self.draft(title=item.title, body=body))
        return self.release(self.pass_review(fresh(item)), **choices)


def fresh(item: Item) -> Item:
    """The item as the database has it now."""
    return Item.objects.get(pk=item.pk)


def penalties(*rows: list[str]) -> FileIn:
    """A sheet of penalties; each row in the order of ``PENALTIES``."""
    columns = [(name, 20) for name in PENALTIES]
    return FileIn(list_bytes("处罚", "行政处罚决定", columns, rows), "处罚.xlsx")


def penalty(number: int = 1, **more: str) -> list[str]:
    """One row."""
    said = {
        "决定书文号": f"云川市监罚〔2026〕{number}号",
        "当事人": "云川区某某商店",
        "违法事实": "销售过期食品",
        "处罚依据": "《食品安全法》第一百二十四条",
        "处罚内容": "罚款五千元",
        "决定日期": "2026-01-05",
    }
    said |= more
    return [said[name] for name in PENALTIES]


def docx(*lines: str, name: str = "名单.docx") -> FileIn:
    """A document with these paragraphs."""
    return FileIn(document_bytes("附件", [Text(line) for line in lines]), name)


NUMBER = identity(random.Random(7))
