"""Reading plans: the real ones, and 2,000 rows beside merely opening the same file."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import docx
import openpyxl

from gongkai.ground.documents.parsers import parse
from gongkai.oversight.plans.rules import Plan, read_plan
from gongkai.oversight.plans.rules.deadlines import read as deadlines
from gongkai.oversight.plans.rules.units import read as units
from tests.oversight.plans.generator import sample

from .figure import Figure, best_of

SHARED = Path(__file__).resolve().parents[2] / "shared" / "plans"
ROWS = 2_000


def figures() -> Iterator[Figure]:
    """Each real plan under 1 s, 2,000 rows under 2 s."""
    yield from _shared()
    yield from _rows()


def _shared() -> Iterator[Figure]:
    if not SHARED.is_dir():
        sys.stdout.write("the real plans are left out: ../shared is not here\n")
        return
    for path in sorted(SHARED.glob("*.txt")):
        data = path.read_bytes()
        seconds = best_of(3, partial(_read, data, path.name))
        yield Figure(f"plan {path.name}", seconds, limit=1)


def _rows() -> Iterator[Figure]:
    for kind, peer, name in (
        ("docx", _with_python_docx, "python-docx: text of every cell"),
        ("xlsx", _with_openpyxl, "openpyxl: value of every cell"),
        ("txt", _with_split, "str.split: every line at its tabs"),
    ):
        made = sample(7, formats=(kind,), tasks=ROWS)
        ours = best_of(3, partial(_read, made.data, made.name))
        theirs = best_of(3, partial(peer, made.data))
        yield Figure(f"{ROWS:,} rows as {kind}: parse and read", ours, name, theirs, limit=2)


def _read(data: bytes, name: str) -> Plan:
    # What was learned of the same words in an earlier run is forgotten: each run is a first one.
    for known in (units._read, units._names_units, deadlines._in_cell):
        known.cache_clear()
    return read_plan(parse(data, name))


def _with_python_docx(data: bytes) -> int:
    table = docx.Document(io.BytesIO(data)).tables[0]
    return sum(len(cell.text) for row in table.rows for cell in row.cells)


def _with_openpyxl(data: bytes) -> int:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return sum(len(str(value)) for row in sheet.values for value in row)


def _with_split(data: bytes) -> int:
    return sum(len(line.split("\t")) for line in data.decode().split("\n"))
