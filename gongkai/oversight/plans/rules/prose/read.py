"""Prose into tasks: each tag takes the sentences since the tag before it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from gongkai.oversight.plans.rules import ceiling
from gongkai.oversight.plans.rules.deadlines import Context, in_cell, in_requirement
from gongkai.oversight.plans.rules.model import Source, Task, TaskUnit, Warning
from gongkai.oversight.plans.rules.prose.headings import Heading, Scheme
from gongkai.oversight.plans.rules.prose.tags import Tag, tags_in, unboxed
from gongkai.oversight.plans.rules.text.paragraphs import Text
from gongkai.oversight.plans.rules.units import FIRST_LEADS, read_units


@dataclass(frozen=True, slots=True)
class Loose:
    """Sentences that no tag governs: where they stand and whether a tag may have been lost."""

    text: str
    paragraph: int
    section: str | None
    expected: bool


@dataclass(slots=True)
class Reader:
    """Reads paragraphs one after the other."""

    scheme: Scheme
    context: Context
    first_leads: bool = False
    tasks: list[Task] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)
    _section: str | None = None
    _item: str | None = None
    _own_words: str = ""  # the last heading as a sentence, without its mark
    _parts: list[tuple[int, str, bool]] = field(default_factory=list)
    _tagged_here: bool = False  # a tag stood earlier in this paragraph
    _item_tasks: int = 0
    _of_heading: Tag | None = None  # a tag that stands in the heading itself
    _of_section: Tag | None = None  # one in a section's heading, for its items without their own

    def read(self, paragraphs: list[Text]) -> None:
        """Read all of them; afterwards ``tasks``, ``loose`` and ``warnings`` are complete."""
        for one in paragraphs:
            paragraph = replace(one, text=unboxed(one.text))
            self._tagged_here = False
            heading = self.scheme.heading(paragraph)
            tags = [replace(tag, paragraph=paragraph.number) for tag in tags_in(paragraph.text)]
            if heading is None:
                # Sentences of the paragraph before stay open: the tag may stand on its own line.
                self._body(paragraph.text, tags, paragraph.number)
            else:
                self._keep_for_items(heading)
                self._leave()
                self._enter(heading, paragraph, tags)
        self._leave()
        for task in self.tasks:
            if not task.units and task.source.paragraph:
                text = "这一项没有写责任单位，请补上单位。"
                self._warn("units_missing", text, task.source.paragraph)

    def _keep_for_items(self, heading: Heading) -> None:
        """A tag in a section's heading is meant for the items below it."""
        if heading.level == "section":
            return
        if self._of_heading is not None and self._item is None and not self._parts:
            self._of_section, self._of_heading = self._of_heading, None

    def _enter(self, heading: Heading, paragraph: Text, tags: list[Tag]) -> None:
        head = heading.text
        if tags and head and tags[0].start < len(head):
            # The tag stands in the heading, before its period or without one.
            head = head[: tags[0].start]
        if heading.level == "section":
            self._section, self._item, self._of_section = head or None, None, None
        else:
            self._item = head or None
        self._item_tasks = 0
        self._own_words = head[heading.mark :] + ("。" if heading.stopped else "")
        start = len(head) if head else heading.mark
        self._body(paragraph.text[start:], _shifted(tags, start), paragraph.number)

    def _body(self, text: str, tags: list[Tag], number: int) -> None:
        at = 0
        for tag in tags:
            self._say(text[at : tag.start], number)
            self._tag(tag, number)
            at = tag.end
        self._say(text[at:], number)

    def _say(self, words: str, number: int) -> None:
        if not self._parts or self._tagged_here:
            words = re.sub(r"^[。；，、\s）〕\]】]+", "", words)
        if words.strip("。 "):
            self._parts.append((number, words.strip(), self._tagged_here))

    def _tag(self, tag: Tag, number: int) -> None:
        parts, self._parts = self._parts, []
        self._tagged_here = True
        if parts:
            self._settle_heading(parts[0][0])
            words = "".join(words for _, words, _ in parts).rstrip("，")
            self._task(words, tag, parts[0][0])
        elif self._follows_its_task(number):
            self.tasks[-1] = self._with_more(self.tasks[-1], tag)
        elif self._of_heading is None:
            self._of_heading = tag
        if tag.broken:
            self._warn("tag_broken", "责任单位的括号不完整，请核对单位是否读对。", number)

    def _follows_its_task(self, number: int) -> bool:
        """Whether nothing stands between the last task's tag and this one."""
        if not self.tasks or self._of_heading is not None:
            return False
        last = self.tasks[-1]
        return (last.section, last.item) == (self._section, self._item) and bool(
            last.item or last.section or last.source.paragraph == number
        )

    def _settle_heading(self, number: int) -> None:
        """A heading that has a tag of its own and sentences with theirs is a task itself."""
        tag, self._of_heading = self._of_heading, None
        if tag is not None and self._own_words:
            self._task(self._own_words, tag, number)

    def _leave(self) -> None:
        """A new heading, or the end: nothing before it can be tagged any more."""
        parts, self._parts = self._parts, []
        tag, self._of_heading = self._of_heading, None
        if tag is None and self._of_section and self._item and parts and not self._item_tasks:
            words = "".join(words for _, words, _ in parts)
            self._task(words, self._of_section, parts[0][0], inherited=True)
        elif tag is None:
            self._set_loose(parts)
        elif parts:
            self._task("".join(words for _, words, _ in parts), tag, parts[0][0])
        elif self._own_words:
            self._item = None  # what would be the heading is the whole requirement
            self._task(self._own_words, tag, tag.paragraph)

    def _set_loose(self, parts: list[tuple[int, str, bool]]) -> None:
        untagged = bool(self._item) and self._item_tasks == 0
        for number, words, behind in parts:
            self.loose.append(Loose(words, number, self._section, untagged or behind))

    def _task(self, requirement: str, tag: Tag, number: int, *, inherited: bool = False) -> None:
        self._item_tasks += 1
        deadline = tag.deadline or None
        limits = in_cell(deadline, self.context) if deadline else []
        if deadline and not limits:
            self._warn("deadline_unclear", f"时限“{deadline}”读不懂，请填写日期。", number)
        if inherited:
            limits = [limit.inherited() for limit in limits]
        self.tasks.append(
            Task(
                number=len(self.tasks) + 1,
                section=self._section,
                item=self._item,
                requirement=requirement,
                units_text=tag.units or None,
                units=tuple(self._units(tag.units)),
                units_inherited=inherited,
                deadline_text=deadline,
                deadline_inherited=inherited and deadline is not None,
                deadlines=(*limits, *in_requirement(requirement, self.context)),
                source=Source(paragraph=number),
            )
        )

    def _units(self, words: str) -> list[TaskUnit]:
        return read_units(words, first_leads=self.first_leads) if words else []

    def _with_more(self, task: Task, tag: Tag) -> Task:
        """A second tag behind the same sentences: more units, or their limit."""
        words = "；".join(part for part in (task.units_text, tag.units) if part)
        ceiling.units(words)
        deadline = task.deadline_text or tag.deadline or None
        limits = in_cell(deadline, self.context) if deadline else []
        return replace(
            task,
            units_text=words or None,
            units=tuple(self._units(words)),
            deadline_text=deadline,
            deadlines=(*limits, *in_requirement(task.requirement, self.context)),
        )

    def _warn(self, code: str, message: str, number: int) -> None:
        self.warnings.append(Warning(code, message, str(Source(paragraph=number))))


def _shifted(tags: list[Tag], by: int) -> list[Tag]:
    return [replace(tag, start=max(0, tag.start - by), end=max(0, tag.end - by)) for tag in tags]


def first_leads(texts: Iterable[str]) -> bool:
    """Whether the plan says of all its tags that the unit named first leads."""
    return any(FIRST_LEADS.search(text) for text in texts)
