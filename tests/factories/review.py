"""A unit with an author and a reviewer for each stage, and a chain as information items have."""

from __future__ import annotations

from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.review import actions
from gongkai.ground.review.models import Case
from gongkai.ground.review.rules.chains import Chain, Stage, register
from gongkai.ground.review.rules.content import TEXT, Content, Part
from gongkai.ground.review.rules.opinions import PUBLIC, Opinion, PartOpinion
from tests.factories import orgs

NAMES = ("names", "姓名和职务没有写错")
CHAIN = register(
    Chain(
        "test.item",
        "试用的信息",
        (
            Stage("first", "初审", "review.first", 2, (NAMES,)),
            Stage("second", "复审", "review.second", 2),
            Stage("secrecy", "保密审查", "review.secrecy", 3, each_part=True),
            Stage("final", "终审", "review.final", 1),
        ),
    )
)
KIND = "test.item"


def content(text: str = "开放日定在三月五日。", **attachments: str) -> Content:
    files = (Part.of_text(key, f"{key}.docx", said) for key, said in attachments.items())
    return Content((Part.of_text(TEXT, "正文", text), *files))


def opinion(reviewed: Content, text: str = "") -> Opinion:
    """One that passes any stage."""
    parts = (
        PartOpinion(part.key, part.digest, PUBLIC, "不涉及国家秘密事项", "不会")
        for part in reviewed.parts
    )
    return Opinion(text, frozenset({NAMES[0]}), tuple(parts))


class Bureau:
    """A unit with one person for each stage: one of its own district, or one that is there."""

    def __init__(self, unit: Unit | None = None) -> None:
        if unit is None:
            self.government = orgs.unit("云川区人民政府", kind="government")
            self.office = orgs.unit("区政府办公室", parent=self.government)
            self.unit = orgs.unit("区文旅局", parent=self.government)
        else:
            assert unit.parent is not None, "a unit of a government"
            self.government, self.unit = unit.parent, unit
            self.office = orgs.unit(parent=self.government)
        self.author: User = orgs.person(self.unit, "info_officer", name="陈立")
        self.first: User = orgs.person(self.unit, "reviewer", name="陆平")
        self.second: User = orgs.person(self.unit, "reviewer", name="马康")
        self.secrecy: User = orgs.person(self.unit, "secrecy_reviewer", name="鲍密")
        self.leader: User = orgs.person(self.unit, "unit_leader", name="周山")
        self.admin: User = orgs.person(self.office, "office_admin", name="林岚")
        self.records = 0

    def case(self, reviewed: Content | None = None, *, record_id: int = 0) -> Case:
        self.records += 1
        return self.hand_in(reviewed or content(), record_id or self.records)

    def hand_in(self, reviewed: Content, record_id: int, by: User | None = None) -> Case:
        return actions.hand_in(
            by=by or self.author,
            record_kind=KIND,
            record_id=record_id,
            chain=CHAIN.kind,
            unit=self.unit,
            title="关于开放日的通知",
            content=reviewed,
        )

    def reviewers(self) -> list[User]:
        return [self.first, self.second, self.secrecy, self.leader]

    def passed(self, reviewed: Content | None = None, turns: int = 4) -> Case:
        """One that has gone through so many turns."""
        reviewed = reviewed or content()
        case = self.case(reviewed)
        case = actions.submit(by=self.author, case=case, version=case.version)
        for person in self.reviewers()[:turns]:
            case = actions.approve(
                by=person, case=case, version=case.version, opinion=opinion(reviewed)
            )
        return case
