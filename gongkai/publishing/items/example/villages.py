"""村务公开: what each village was paid, village by village, in one year."""

from __future__ import annotations

from datetime import date, datetime

from gongkai.ground.core import clock
from gongkai.publishing.catalogue.models import Entry

from .. import actions
from ..actions import Draft
from ..models import Item
from ..queries.checks import open_findings
from ..rules.schemas import SCHEMAS
from ..rules.tables import tidy
from .passing import published
from .people import author_of, unit_of
from .texts import TABLES, TOWN

AT = datetime(2026, 10, 12, 9, 0, tzinfo=clock.CHINA)
MATTER = "补贴发放"


def tell() -> int:
    """One list for each village; return how many."""
    rows = Entry.objects.filter(current__matter=MATTER).exclude(directory__place="")
    entries = list(rows.select_related("directory").order_by("pk"))
    for entry in entries:
        _publish(entry)
    return len(entries)


def _publish(entry: Entry) -> None:
    place, by = entry.directory.place, author_of(TOWN)
    headings, rows = TABLES["subsidies"]
    schema = SCHEMAS["subsidies"]
    columns = [
        one for name in headings for one in schema.columns if name in (one.label, *one.words)
    ]
    made = tidy(columns, [(place, *(cell.format(month=9) for cell in row[1:])) for row in rows])
    with clock.hold(AT):
        item = actions.begin(
            by=by,
            unit=unit_of(TOWN),
            kind="table",
            schema="subsidies",
            draft=Draft(
                title=f"{place}2026年惠农补贴发放情况",
                formed_on=date(2026, 10, 9),
                body="补贴已经发到一卡通，有异议的请向镇政府反映。",
                entry=entry,
                source=f"{place}村民委员会",
                expires_on=date(2027, 10, 9),
            ),
        )
        actions.put_rows(by=by, item=item, columns=made.columns, rows=made.rows)
        for one in open_findings(Item.objects.get(pk=item.pk)):
            actions.keep(
                by=by, item=item, part=one.part, fingerprint=one.fingerprint,
                reason="姓名已经脱敏，其余是公示的内容",
            )  # fmt: skip
    published(Item.objects.get(pk=item.pk), TOWN, AT)
