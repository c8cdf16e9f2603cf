"""A press: a unit with reviewers, and leaflets that it may review and publish."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any

from gongkai.ground.core import clock
from gongkai.ground.documents.actions import store
from gongkai.ground.documents.models import Upload
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.review import actions as review
from gongkai.ground.review.models import Case
from gongkai.ground.review.queries import case_of
from gongkai.ground.review.rules.content import Content, Part
from gongkai.publishing.release import actions, kinds
from gongkai.publishing.release.actions import Choices
from gongkai.publishing.release.models import Publication
from gongkai.publishing.release.rules.outgoing import OutFile, Outgoing, text_part

from .review import CHAIN, Bureau, opinion

KIND = "test.leaflet"


@dataclass
class Leaflet:
    """A record that lives in memory: what ``release`` asks of it goes through its kind."""

    pk: int
    unit_id: int
    title: str = "关于开放日的通知"
    text: str = "开放日定在三月五日。"
    files: dict[str, Upload] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)  # further fields of Outgoing

    def outgoing(self) -> Outgoing:
        data = {"title": self.title, "text": self.text}
        parts = [text_part("正文", f"{self.title}\n{self.text}", data)]
        files = []
        for key, upload in self.files.items():
            parts.append(Part(key, upload.name, "", upload.sha256))
            files.append(OutFile(key, upload.name, upload.pk, upload.size, upload.sha256))
        made = Outgoing(
            kind=KIND,
            record_id=self.pk,
            unit_id=self.unit_id,
            title=self.title,
            content=Content(tuple(parts)),
            data=data,
            day=clock.today(),
            files=tuple(files),
            shelves=(f"unit:{self.unit_id}",),
            summary=self.text[:20],
        )
        return replace(made, **self.more)


LEAFLETS: dict[int, Leaflet] = {}
GATES: list[kinds.Gate] = []


def _load(record_id: int, *, lock: bool) -> Outgoing | None:
    leaflet = LEAFLETS.get(record_id)
    return leaflet.outgoing() if leaflet else None


def _gates(outgoing: Outgoing) -> list[Any]:
    return [reason for gate in GATES for reason in gate(outgoing)]


kinds.register(kinds.Kind(KIND, "传单", _load, "release/public/plain.html", gates=_gates))


class Press(Bureau):
    """Writes, reviews and publishes leaflets."""

    def __init__(self, unit: Unit | None = None) -> None:
        super().__init__(unit)
        GATES.clear()
        if unit is None:
            LEAFLETS.clear()

    def leaflet(self, **more: Any) -> Leaflet:
        pk = len(LEAFLETS) + 1
        LEAFLETS[pk] = Leaflet(pk, self.unit.pk, **more)
        return LEAFLETS[pk]

    def write(self, leaflet: Leaflet, by: User | None = None) -> Case:
        """Hand in the leaflet as it is now."""
        outgoing = leaflet.outgoing()
        return review.hand_in(
            by=by or self.author,
            record_kind=KIND,
            record_id=leaflet.pk,
            chain=CHAIN.kind,
            unit=self.unit,
            title=outgoing.title,
            content=outgoing.content,
        )

    def review(self, leaflet: Leaflet, turns: int = 4) -> Leaflet:
        """Write it and pass so many turns."""
        case = self.write(leaflet)
        case = review.submit(by=self.author, case=case, version=case.version)
        content = leaflet.outgoing().content
        for person in self.reviewers()[:turns]:
            case = review.approve(
                by=person, case=case, version=case.version, opinion=opinion(content)
            )
        return leaflet

    def release(self, leaflet: Leaflet, by: User | None = None, **choices: Any) -> Publication:
        version = leaflet.outgoing().version
        return actions.release(version, by=by or self.author, choices=Choices(**choices))

    def published(self, **more: Any) -> Publication:
        """A leaflet that went all the way."""
        return self.release(self.review(self.leaflet(**more)))

    def correct(self, publication: Publication, text: str, **choices: Any) -> Publication:
        leaflet = LEAFLETS[publication.record_id]
        leaflet.text = text
        return self.release(self.review(leaflet), **choices)

    def withdraw(self, publication: Publication, **more: Any) -> Publication:
        said = {"reason": "里面有不应公开的内容。"} | more
        return actions.withdraw(by=self.author, publication=publication, **said)

    def upload(self, text: str = "名单", name: str = "名单.txt") -> Upload:
        return store(by=self.author, data=text.encode(), name=name, unit_id=self.unit.pk)

    def case(self, *args: Any, **kwargs: Any) -> Case:
        if args and isinstance(args[0], Leaflet):
            found = case_of(KIND, args[0].pk)
            assert found is not None
            return found
        return super().case(*args, **kwargs)


def sha(text: str) -> str:
    return sha256(text.encode()).hexdigest()


LONG_AGO = date(2020, 1, 1)
