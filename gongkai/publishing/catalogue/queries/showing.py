"""A directory as the record that is reviewed and released, and what is public of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import F, QuerySet

from gongkai.ground.core import clock
from gongkai.ground.review.rules.content import Content
from gongkai.publishing.release.models import Publication, Version
from gongkai.publishing.release.queries import listed, on_shelf
from gongkai.publishing.release.queries.public import open_version
from gongkai.publishing.release.rules.outgoing import BANNER, Outgoing, text_part
from gongkai.publishing.release.shelves import shelf

from ..models import Directory, EntryVersion
from ..rules.shown import KIND, as_text
from .entries import in_force

DIRECTORIES = "catalogue"  # the shelf of all directories: catalogue:all, catalogue:village


def outgoing(record_id: int, *, lock: bool) -> Outgoing | None:
    """The directory as it would be published now; ``lock`` holds its row."""
    rows = Directory.objects.select_for_update(of=("self",)) if lock else Directory.objects.all()
    directory = rows.filter(pk=record_id).first()
    if directory is None:
        return None
    data = data_of(directory)
    text = as_text(directory.title, data["entries"])
    return Outgoing(
        kind=KIND,
        record_id=directory.pk,
        unit_id=directory.unit_id,
        title=directory.title,
        content=Content((text_part("目录", text, data),)),
        data=data,
        day=_day(directory),
        shelves=(
            shelf("unit", directory.unit_id),
            shelf(DIRECTORIES, "all"),
            shelf(DIRECTORIES, directory.kind),
        ),
        summary=f"{len(data['entries'])} 个公开事项",
        ending=BANNER,
    )


def data_of(directory: Directory) -> dict[str, Any]:
    """All that the public page is made of, as plain JSON."""
    return {
        "title": directory.title,
        "kind": directory.kind,
        "kind_name": str(directory.get_kind_display()),
        "unit": directory.unit.name,
        "place": directory.place,
        "entries": [_row(version) for version in in_force(directory)],
    }


def _row(version: EntryVersion) -> dict[str, Any]:
    hidden = ("limit_code", "unit_name", "person")  # a person's name is nobody's business outside
    row = {name: value for name, value in version.columns.items() if name not in hidden}
    return row | {"id": version.entry_id, "unit": version.entry.unit.name}


def _day(directory: Directory) -> Any:
    newest = EntryVersion.objects.filter(entry__directory=directory, since__lte=clock.today())
    last = newest.order_by("-since").values_list("since", flat=True).first()
    return last or clock.today()


def shown(kind: str = "all") -> QuerySet[Publication]:
    """The public directories, of one kind or all; the government's own first."""
    rows = on_shelf(shelf(DIRECTORIES, kind)).select_related("unit")
    return rows.order_by("unit__order", "unit_id", "title")


def shown_data() -> Iterator[tuple[Publication, dict[str, Any]]]:
    """Every public directory with what was published of it; two queries."""
    rows = {row.pk: row for row in shown()}
    versions = Version.objects.filter(publication__in=rows, number=F("publication__number"))
    data = dict(versions.values_list("publication", "data"))
    return ((row, data[pk]) for pk, row in rows.items() if pk in data)


def shown_entry(entry_id: int, directory_id: int) -> tuple[Publication, dict[str, Any]] | None:
    """An entry as its published directory has it; None where that names none."""
    publication = listed().filter(record_kind=KIND, record_id=directory_id).first()
    version: Version | None = open_version(publication) if publication is not None else None
    if publication is None or version is None:
        return None
    rows = version.data["entries"]
    row = next((one for one in rows if one["id"] == entry_id), None)
    return (publication, row) if row is not None else None
