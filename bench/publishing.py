"""The public site over 1,000,000 publications, 100,000 of them with a file, on 300 columns.

A bulk loader writes the rows that ``release`` would have written (this is a bench: the house itself
has no such way). The peer of a page is a bare page with one query behind the same middleware, asked
for in the same run. ``BENCH_ITEMS`` makes it smaller for a look.
"""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from hashlib import sha256
from time import perf_counter, sleep
from typing import Any

from . import clients, district
from .figure import Amount, Figure, p95_of

ITEMS = int(os.environ.get("BENCH_ITEMS", "1000000"))
COLUMNS, ENTRIES, UNITS, WITH_FILES = 300, 300, 60, 10  # every tenth has a file
BATCH = 10_000
REQUESTS, RATE = 60, 200
BARE = "a bare page with one query"
TEXT = "各单位应当自收到之日起二十个工作日内予以答复。" * 30


def figures() -> Iterator[Figure | Amount]:
    """Loading, pages without and with the store, what a release costs until it is seen."""
    folder = district.begin()
    try:
        _, units = district.people(UNITS)
        ids = [unit.pk for unit in units]
        _catalogue(ids)
        started = perf_counter()
        _load(ids)
        seconds = perf_counter() - started
        yield Figure(f"bulk load of {ITEMS:,} publications", seconds, limit=600)
        yield from _pages()
        yield from _served(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _catalogue(units: list[int]) -> None:
    """Columns, and one public directory whose entries all items stand under."""
    from gongkai.publishing.catalogue.models import Column, Directory, Entry, EntryVersion

    Column.objects.bulk_create(
        Column(pk=number, unit_id=units[number % len(units)], name=f"第{number}栏", kind="news")
        for number in range(1, COLUMNS + 1)
    )
    directory = Directory.objects.create(
        pk=1, unit_id=units[0], kind="agency", title="公开事项目录"
    )
    for number in range(1, ENTRIES + 1):
        entry = Entry.objects.create(pk=number, directory=directory, unit_id=units[0], order=number)
        said = {"matter": f"第{number}事项", "content": "内容", "limit_text": "20个工作日内"}
        entry.current = EntryVersion.objects.create(entry=entry, since=date(2026, 1, 1), **said)
        entry.save()


def _pages() -> Iterator[Figure | Amount]:
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()

    def ask(address: str) -> Any:
        answer = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return answer

    settings.PAGE_CACHE = "off"
    bare = p95_of(REQUESTS, partial(ask, "/bare-public/"))
    pages: dict[str, Callable[[], str]] = {
        "a record": lambda: f"/info/2026/{random.randint(1, ITEMS)}/",  # noqa: S311  (any will do)
        "a column": lambda: f"/lists/column/{random.randint(1, COLUMNS)}/",  # noqa: S311  (likewise)
        "a column, page 30": lambda: "/lists/column/7/?page=30",
        "a column of one year": lambda: "/lists/column/7/?year=2021",
        "a unit": lambda: f"/lists/unit/{_any_unit()}/",
        "the newest of all": lambda: "/lists/",
        "the newest of one unit": lambda: f"/lists/?unit={_any_unit()}",
        "the catalogue": lambda: f"/info/2026/{ITEMS + 1}/",
        "an entry": lambda: f"/open/catalogue/1/{random.randint(1, ENTRIES)}/",  # noqa: S311  (likewise)
        "a unit's own page": lambda: f"/open/units/{_any_unit()}/",
        "a feed": lambda: "/feeds/column/7/rss.xml",
    }
    for name, address in pages.items():
        with CaptureQueriesContext(connection) as queries:
            ask(address())
        yield Amount(f"{name}: queries", len(queries), "", limit=12)
        seconds = p95_of(REQUESTS, lambda address=address: ask(address()))  # type: ignore[misc]  # bound now
        yield Figure(f"{name}: p95", seconds, BARE, bare, 0.04, 12)
    settings.PAGE_CACHE = "file"
    ask("/lists/column/7/")
    kept = p95_of(REQUESTS, partial(ask, "/lists/column/7/"))
    yield Figure("a kept page: p95", kept, BARE, bare, most_ratio=1)


def _served(folder: str) -> Iterator[Figure | Amount]:
    """The whole platform under load, and how long a release is not seen."""
    from gongkai.ground.core import clock
    from gongkai.ground.orgs.models import Unit
    from tests.factories.items import Newsroom

    room = Newsroom(Unit.objects.get(pk=_any_unit()))
    item = room.pass_review(room.item(title="刚刚公开的信息", formed_on=clock.today()))
    rng = random.Random(11)  # noqa: S311  (the same addresses each time)
    often = [f"/info/2026/{rng.randint(1, ITEMS)}/" for _ in range(100)]
    often += [f"/lists/column/{number}/" for number in range(1, 31)]
    often += ["/", "/open/", "/lists/", "/open/duties/", f"/open/units/{_any_unit()}/"]
    # One question of ten is for something that nobody has asked for today.
    seldom = [f"/info/2026/{rng.randint(1, ITEMS)}/" for _ in range(10 * RATE)]
    with clients.served(folder):
        for path in often:
            clients.ask(path)
        seconds, asked = clients.p95_under_load(often, seldom, RATE)
        name = f"p95 of {asked} requests, {RATE} a second, {clients.CLIENTS} clients"
        yield Figure(name, seconds, limit=0.2)
        address = f"/lists/unit/{room.unit.pk}/"
        assert "刚刚公开的信息" not in clients.body_of(address)
        started = perf_counter()
        room.release(item)
        while "刚刚公开的信息" not in clients.body_of(address):
            assert perf_counter() - started < 10, "a release is not seen"
            sleep(0.01)
        yield Figure("from releasing to being seen in a list", perf_counter() - started, limit=1)


def _any_unit() -> int:
    from gongkai.ground.orgs.models import Unit

    return int(Unit.objects.order_by("-pk").values_list("pk", flat=True)[0])


def _load(units: list[int]) -> None:
    """Rows as ``release`` writes them, ten thousand at a time, each batch in one transaction."""
    from django.db import connection, transaction

    from gongkai.ground.core import clock
    from gongkai.ground.documents.actions import store

    _directory(clock.now().isoformat(sep=" "))
    upload = store(by=None, data="名单".encode(), name="名单.txt")
    rng, now = random.Random(3), clock.now()  # noqa: S311  (the same rows each time)
    first = date(2016, 1, 1)
    days = (clock.today() - first).days
    for start in range(1, ITEMS + 1, BATCH):
        numbers = range(start, min(start + BATCH, ITEMS + 1))
        rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in SQL}
        for number in numbers:
            _rows(rows, number, rng, units, first + timedelta(days=number * days // ITEMS), now)
        with transaction.atomic(), connection.cursor() as cursor:
            for name, sql in SQL.items():
                if name == "file":
                    rows[name] = [(*row, upload.sha256, upload.pk) for row in rows[name]]
                cursor.executemany(sql, rows[name])


def _rows(  # noqa: PLR0917  (one row of each table)
    rows: dict[str, list[tuple[Any, ...]]],
    number: int,
    rng: random.Random,
    units: list[int],
    day: date,
    now: datetime,
) -> None:
    title = f"关于第{number}件事的通知"
    digest = sha256(title.encode()).hexdigest()
    unit, column = units[number % len(units)], 1 + rng.randrange(COLUMNS)
    entry = 1 + number % ENTRIES
    data = json.dumps(item_data(title, number, entry, day), ensure_ascii=False)
    moment = now.isoformat(sep=" ")
    rows["publication"].append(
        (
            number,
            number,
            unit,
            f"/info/2026/{number}/",
            digest,
            title,
            day.isoformat(),
            moment,
            moment,
        )
    )
    rows["version"].append((number, number, title, digest, data, moment))
    for shelf in (f"unit:{unit}", f"column:{column}", f"entry:{entry}"):
        rows["placement"].append((number, shelf, day.isoformat()))
    if number % WITH_FILES == 0:
        rows["file"].append((number, "a", "名单.txt", 6))


def item_data(title: str, number: int, entry: int, day: date) -> dict[str, Any]:
    """What an item publishes."""
    return {
        "kind": "text", "title": title, "index_number": f"D/{number}", "maker": "",
        "formed_on": day.isoformat(), "changed_on": "", "source": "", "keywords": "",
        "entry_id": entry, "directory_id": 1, "body": f"<p>{TEXT}</p>", "mark": "",
    }  # fmt: skip


def _directory(moment: str) -> None:
    """The directory, as it would have been published."""
    from django.db import connection

    from gongkai.publishing.catalogue.models import Directory
    from gongkai.publishing.catalogue.queries.showing import data_of

    directory = Directory.objects.get(pk=1)
    data = json.dumps(data_of(directory), ensure_ascii=False)
    number = ITEMS + 1
    row = (
        number, 1, directory.unit_id, f"/info/2026/{number}/", "0" * 64, directory.title,
        "2026-01-01", moment, moment,
    )  # fmt: skip
    with connection.cursor() as cursor:
        publication = SQL["publication"].replace("items.item", "catalogue.directory")
        cursor.execute(publication, row)
        cursor.execute(SQL["version"], (number, number, directory.title, "0" * 64, data, moment))


SQL = {
    "publication": (
        "INSERT INTO release_publication (id, record_kind, record_id, unit_id, address, state, "
        "number, closed_up_to, digest, title, summary, day, published_at, changed_at, ending, "
        "notice) VALUES (%s, 'items.item', %s, %s, %s, 'public', 1, 0, %s, %s, '', %s, %s, %s, "
        "'gone', '')"
    ),
    "version": (
        "INSERT INTO release_version (id, publication_id, number, title, digest, data, note, at) "
        "VALUES (%s, %s, 1, %s, %s, %s, '', %s)"
    ),
    "placement": ("INSERT INTO release_placement (publication_id, shelf, day) VALUES (%s, %s, %s)"),
    "file": (
        "INSERT INTO release_versionfile (version_id, key, name, size, sha256, upload_id) "
        "VALUES (%s, %s, %s, %s, %s, %s)"
    ),
}
