"""Whatever comes in, a Document or a Refusal comes out, soon."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.grid import GridBuilder
from gongkai.ground.documents.model import Document
from gongkai.ground.documents.parsers import parse

from .docx.made import level, listed, p, package
from .grids import Wanted, as_docx, as_html, as_pdf, as_xls, as_xlsx


def sample() -> Wanted:
    builder = GridBuilder()
    builder.put("合并", 0, 0, 2, 2)
    builder.put("末", 3, 3)
    return Wanted(builder.grid())


WRITERS = {"docx": as_docx, "xlsx": as_xlsx, "xls": as_xls, "html": as_html, "pdf": as_pdf}


def answered(data: bytes, name: str) -> None:
    """Fails on any other exception than Refusal."""
    with suppress(Refusal):
        assert isinstance(parse(data, name, seconds=10), Document)


@given(data=st.binary(max_size=2000), name=st.sampled_from(["a.txt", "a.md", "a.docx", "a"]))
@settings(max_examples=100, deadline=None)
def test_any_bytes(data: bytes, name: str) -> None:
    answered(data, name)


@given(text=st.text(max_size=500), name=st.sampled_from(["a.txt", "a.md"]))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_as_it_stands(text: str, name: str) -> None:
    answered(text.encode("utf-8", "replace"), name)


def cut(data: bytes, luck: random.Random) -> bytes:
    return data[: luck.randrange(len(data))]


def flipped(data: bytes, luck: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(luck.randint(1, 20)):
        changed[luck.randrange(len(changed))] ^= 1 << luck.randrange(8)
    return bytes(changed)


def swapped(data: bytes, luck: random.Random) -> bytes:
    """A slice of the file copied over another."""
    start, end = sorted(luck.randrange(len(data)) for _ in range(2))
    into = luck.randrange(len(data))
    return data[:into] + data[start:end] + data[into + end - start :]


@pytest.mark.parametrize("damage", [cut, flipped, swapped])
@pytest.mark.parametrize("kind", WRITERS)
def test_damaged_files(kind: str, damage: Callable[[bytes, random.Random], bytes]) -> None:
    whole = WRITERS[kind](sample())
    times = 30 if kind == "docx" else 4  # the others start a process each
    for seed in range(times):
        answered(damage(whole, random.Random(seed)), f"文件.{kind}")


CELL = "<w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge w:val='restart'/></w:tcPr>"
BODY = listed("一") + f"<w:tbl><w:tr>{CELL}{p('甲')}</w:tc></w:tr></w:tbl>" * 2 + listed("二", 1)
NUMBERING = (
    f"<w:abstractNum w:abstractNumId='0'>{level(0, 'decimal', '%1.')}"
    f"{level(1, 'chineseCounting', '%1%2')}</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
)


@pytest.mark.parametrize("seed", range(100))
def test_a_docx_whose_xml_is_not_as_it_should_be(seed: int) -> None:
    """Well-formed, but elements and attributes are missing, doubled or have odd values."""
    luck = random.Random(seed)
    archive = zipfile.ZipFile(io.BytesIO(package(BODY, numbering=NUMBERING)))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as changed:
        for member in archive.namelist():
            changed.writestr(member, odd(archive.read(member), luck))
    answered(stream.getvalue(), "文件.docx")


def odd(content: bytes, luck: random.Random) -> bytes:
    root = etree.fromstring(content)
    for element in list(root.iter()):
        chance = luck.random()
        if chance < 0.05 and element.getparent() is not None:
            element.getparent().remove(element)
        elif chance < 0.1:
            element.append(deepcopy(element))
        elif chance < 0.4:
            for name in element.attrib:
                element.set(name, luck.choice(["", "-1", "x", "99999999999", "²", "1.5"]))
    return bytes(etree.tostring(root))
