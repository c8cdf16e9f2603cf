"""Catalogue tables: merged cells, 同上, boxes, headings in two lines that come again."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.ground.documents.grid import GridBuilder
from gongkai.ground.documents.model import Document, Paragraph, Table
from gongkai.publishing.catalogue.rules import standard
from gongkai.publishing.catalogue.rules.limits import read_limit
from gongkai.publishing.catalogue.rules.marks import choices, is_ticked
from gongkai.publishing.catalogue.rules.reading import EntryRow, Reading, read_catalogue

CHANNELS = ("政府网站", "政府公报", "两微一端", "政务服务中心", "公开查阅点")
DOMAINS = ("社会救助", "养老服务", "义务教育")
LIMITS = ("信息形成或者变更之日起20个工作日内", "3个工作日内", "实时公开", "每季度公开", "长期公开")


def made(rng: random.Random, count: int) -> list[EntryRow]:
    """Entries as an office might have them, in the order of their domains and matters."""
    found: list[EntryRow] = []
    for domain in DOMAINS[: rng.randint(1, 3)]:
        for matter in range(rng.randint(1, 3)):
            unit = rng.choice(("区民政局", "区教育局"))
            for _ in range(rng.randint(1, 3)):
                chosen = tuple(each for each in CHANNELS if rng.random() < 0.5) or CHANNELS[:1]
                found.append(
                    EntryRow(
                        source=(1, 1),
                        number=str(len(found) + 1),
                        domain=domain,
                        matter=f"{domain}事项{matter + 1}",
                        content=f"第{len(found) + 1}项的政策依据、办理条件、办理结果",
                        basis=rng.choice(("《社会救助暂行办法》", "《政府信息公开条例》")),
                        limit_text=rng.choice(LIMITS),
                        unit=unit,
                        channels=chosen,
                        not_channels=tuple(each for each in CHANNELS if each not in chosen),
                        audience=rng.choice(("", "低保对象")),
                        proactive=rng.random() < 0.8,
                        levels=frozenset(name for name in ("county", "town") if rng.random() < 0.7),
                    )
                )
    return [replace(one, on_request=not one.proactive) for one in found[:count]]


HEADS = (
    ("number", "序号", ""), ("domain", "公开事项", "一级事项"), ("matter", "公开事项", "二级事项"),
    ("content", "公开内容\n（要素）", ""), ("basis", "公开依据", ""), ("limit", "公开时限", ""),
    ("unit", "公开主体", ""), ("channels", "公开渠道和载体", ""),
    ("everybody", "公开对象", "全社会"), ("some", "公开对象", "特定群体"),
    ("proactive", "公开方式", "主动"), ("on_request", "公开方式", "依申请"),
    ("county", "公开层级", "县级"), ("town", "公开层级", "乡级"),
)  # fmt: skip


def cell(entry: EntryRow, name: str, rng: random.Random, box: tuple[str, str]) -> str:
    yes, no = box
    if name == "channels":
        said = [f"{yes if each in entry.channels else no}{each}" for each in CHANNELS]
        return rng.choice(("\n", " ", "　")).join(said)
    ticks = {
        "everybody": not entry.audience,
        "proactive": entry.proactive,
        "on_request": entry.on_request,
        "county": "county" in entry.levels,
        "town": "town" in entry.levels,
    }
    if name in ticks:
        return "√" if ticks[name] else ""
    if name == "some":
        return entry.audience
    return str(getattr(entry, {"limit": "limit_text"}.get(name, name)))


def table_of(entries: list[EntryRow], rng: random.Random) -> list[Table]:
    """The entries as a table of one of the ways in which offices write them."""
    heads = list(HEADS)
    if rng.random() < 0.3:
        rng.shuffle(heads)
    merges, ditto = rng.random() < 0.5, rng.random() < 0.5
    again = not merges and rng.random() < 0.5  # a merged cell ends where a heading comes
    box = rng.choice((("■", "□"), ("☑", "□"), ("■", "口"), ("√", "□")))
    builder = GridBuilder()
    row = _heading(builder, heads, 0)
    place = 0
    while place < len(entries):
        if again and place and rng.random() < 0.2:
            row = _heading(builder, heads, row)
        for column, (name, _, _) in enumerate(heads):
            said = cell(entries[place], name, rng, box)
            same = place and row > 2 and said == cell_above(entries, place, name)
            if merges and name in ("domain", "matter", "unit"):
                span = _same(entries, place, name)
                builder.put(said, row, column, row_span=span)
            elif ditto and same and said and name in ("basis", "unit"):
                builder.put("同上", row, column)
            else:
                builder.put(said, row, column)
        row, place = row + 1, place + 1
    return [Table(builder.grid(columns=len(heads)), source=1)]


def cell_above(entries: list[EntryRow], place: int, name: str) -> str:
    return str(getattr(entries[place - 1], {"limit": "limit_text"}.get(name, name), ""))


def _same(entries: list[EntryRow], place: int, name: str) -> int:
    """How far a merged cell may reach: the same in all columns to its left, too."""
    order = ("domain", "matter", "unit")
    keys = order[: order.index(name) + 1]
    first = [getattr(entries[place], key) for key in keys]
    count = 1
    while place + count < len(entries):
        if [getattr(entries[place + count], key) for key in keys] != first:
            break
        count += 1
    return count


def _heading(builder: GridBuilder, heads: list[tuple[str, str, str]], row: int) -> int:
    for column, (_, upper, lower) in enumerate(heads):
        if lower:
            if column == 0 or heads[column - 1][1] != upper:
                span = 1
                while column + span < len(heads) and heads[column + span][1] == upper:
                    span += 1
                builder.put(upper, row, column, column_span=span)
            builder.put(lower, row + 1, column)
        else:
            builder.put(upper, row, column, row_span=2)
    return row + 2


def read(tables: list[Table]) -> Reading:
    return read_catalogue(Document("xlsx", "目录.xlsx", tuple(tables)))


def plain(entry: EntryRow) -> EntryRow:
    """What must be the same, whatever the table looked like."""
    blank = EntryRow(source=(0, 0))
    return replace(entry, source=(0, 0), limit=blank.limit, doubts=())


@settings(max_examples=150)
@given(st.integers(0, 10**9))
def test_whatever_the_table_looks_like_its_entries_are_read(seed: int) -> None:
    rng = random.Random(seed)
    entries = made(rng, 12)
    reading = read(table_of(entries, rng))
    assert [plain(one) for one in reading.rows] == [plain(one) for one in entries]


def test_a_table_goes_on_over_the_page_without_its_heading() -> None:
    rng = random.Random(4)
    entries = made(rng, 8)
    (whole,) = table_of(entries, random.Random(1))
    rows = whole.rows
    first, second = GridBuilder(), GridBuilder()
    for builder, part in ((first, rows[:5]), (second, rows[5:])):
        for at, line in enumerate(part):
            for column, text in enumerate(line):
                builder.put(text, at, column)
    width = whole.width
    tables = [Table(first.grid(columns=width)), Table(second.grid(columns=width))]
    assert len(read(tables).rows) == len(read([whole]).rows)


def test_what_is_empty_after_a_heading_that_came_again_is_that_of_the_row_before_it() -> None:
    heads = ["序号", "一级事项", "二级事项", "公开内容", "公开依据", "公开时限"]
    lines = [
        heads,
        ["1", "养老服务", "补贴", "条件", "《办法》", "20个工作日内"],
        heads,
        ["2", "", "", "标准", "同上", "20个工作日内"],
    ]
    builder = GridBuilder()
    for at, line in enumerate(lines):
        for column, text in enumerate(line):
            builder.put(text, at, column)
    rows = read([Table(builder.grid(columns=6))]).rows
    assert [(one.domain, one.matter, one.basis) for one in rows] == [
        ("养老服务", "补贴", "《办法》")
    ] * 2


def test_a_row_that_is_one_cell_names_the_domain() -> None:
    heads = ["序号", "二级事项", "公开内容（要素）", "公开依据", "公开时限"]
    lines = [
        ["养老服务领域基层政务公开标准目录"] * 5,
        heads,
        ["一、养老服务"] * 5,
        ["1", "补贴", "补贴的条件和标准", "《办法》", "20个工作日内"],
    ]
    builder = GridBuilder()
    for at, line in enumerate(lines):
        if len(set(line)) == 1:
            builder.put(line[0], at, 0, column_span=5)
        else:
            for column, text in enumerate(line):
                builder.put(text, at, column)
    (row,) = read([Table(builder.grid(columns=5))]).rows
    assert (row.domain, row.matter) == ("养老服务", "补贴")


def sheet(*lines: list[str], title: str = "", hidden: frozenset[int] = frozenset()) -> Table:
    """Lines as a table; one of a single text covers the whole width."""
    builder, width = GridBuilder(), max(map(len, lines))
    for at, line in enumerate(lines):
        if len(line) == 1:
            builder.put(line[0], at, 0, column_span=width)
        for column, text in enumerate(line if len(line) > 1 else ()):
            builder.put(text, at, column)
    return Table(builder.grid(columns=width), title=title, hidden_rows=hidden)


TWO_LEVELS = ["序号", "一级事项", "二级事项", "公开内容（要素）", "公开依据", "公开时限"]


def line(group: str, matter: str, content: str = "条件") -> list[str]:
    return ["1", group, matter, content, "《办法》", "20个工作日内"]


def placed(*blocks: Paragraph | Table) -> list[tuple[str, str]]:
    reading = read_catalogue(Document("docx", "目录.docx", blocks))
    return [(one.domain, one.matter) for one in reading.rows]


class TestDomains:
    """What names the domain wins over 一级事项, which then goes before 二级事项."""

    @pytest.mark.parametrize(
        ("title", "domain"),
        [
            ("云川区重大建设项目领域基层政务公开标准目录", "重大建设项目"),
            ("附件3：云川区旅游领域基层政务公开标准目录", "旅游"),
            ("云川区义务教育政务公开事项目录", "义务教育"),
            ("社区服务领域基层政务公开标准目录", "社区服务"),
            ("26个试点领域基层政务公开标准目录", ""),
            ("云川区政务公开事项目录", ""),
            ("云川区就业服务中心政务公开事项目录", ""),
            ("云川区关于旅游领域的情况说明", ""),
        ],
    )
    def test_a_title_names_it(self, title: str, domain: str) -> None:
        table = sheet(TWO_LEVELS, line("批准服务", "审批结果"))
        said = (domain, "批准服务／审批结果") if domain else ("批准服务", "审批结果")
        assert placed(Paragraph(title), table) == [said]
        assert placed(sheet([title], TWO_LEVELS, line("批准服务", "审批结果"))) == [said]

    def test_a_sheet_a_column_or_a_row_names_it(self) -> None:
        body = line("批准服务", "审批结果")
        of_row = sheet(TWO_LEVELS, ["一、养老服务"], body, ["注：以上各项由民政局负责。"], body)
        assert placed(of_row) == [("养老服务", "批准服务／审批结果")] * 2
        assert placed(sheet(TWO_LEVELS, body, title="社会救助领域")) == [
            ("社会救助", "批准服务／审批结果")
        ]
        assert placed(sheet(TWO_LEVELS, body, title="Sheet1")) == [("批准服务", "审批结果")]
        column = sheet(["领域", *TWO_LEVELS], ["就业", *body], ["", *body])
        assert placed(column) == [("就业", "批准服务／审批结果")] * 2

    def test_each_table_has_its_own(self) -> None:
        tables = [sheet(TWO_LEVELS, line("结果", name), title=name) for name in ("就业", "救灾")]
        assert placed(*tables) == [("就业", "结果／就业"), ("救灾", "结果／救灾")]

    def test_what_is_said_twice_is_said_once(self) -> None:
        title = Paragraph("就业领域基层政务公开标准目录")
        table = sheet(TWO_LEVELS, line("就业", "补贴"), line("补贴", "补贴"), line("培训", ""))
        assert placed(title, table) == [("就业", "补贴"), ("就业", "补贴"), ("就业", "培训／补贴")]


def test_a_hidden_row_is_read_and_told() -> None:
    table = sheet(TWO_LEVELS, line("结果", "甲"), line("结果", "乙"), hidden=frozenset({2}))
    first, second = read([table]).rows
    assert (first.hidden, first.doubts) == (False, ())
    assert (second.hidden, [one.code for one in second.doubts]) == (True, ["hidden"])


def test_what_is_doubtful_is_said_and_nothing_is_guessed() -> None:
    heads = ["序号", "事项名称", "公开内容", "公开依据", "公开时限", "公开主体", "公开方式"]
    lines = [heads, ["1", "补贴", "条件", "同上", "看情况", "", "不详"]]
    builder = GridBuilder()
    for at, line in enumerate(lines):
        for column, text in enumerate(line):
            builder.put(text, at, column)
    (row,) = read([Table(builder.grid(columns=7))]).rows
    codes = {doubt.code for doubt in row.doubts}
    assert codes == {"ditto_alone", "blank", "limit_unclear", "no_mode"}
    assert all(doubt.sentence.endswith("。") for doubt in row.doubts)


def test_other_tables_are_left_alone() -> None:
    builder = GridBuilder()
    for at, line in enumerate([["姓名", "电话"], ["张三", "1"]]):
        for column, text in enumerate(line):
            builder.put(text, at, column)
    reading = read([Table(builder.grid(columns=2))])
    assert (reading.rows, reading.other_tables) == ([], 1)


@given(st.lists(st.lists(st.text(max_size=6), min_size=1, max_size=5), max_size=6))
def test_any_table_is_read_or_left_alone(lines: list[list[str]]) -> None:
    builder = GridBuilder()
    for at, line in enumerate(lines):
        for column, text in enumerate(line):
            builder.put(text, at, column)
    if lines:
        read([Table(builder.grid())])


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("■政府网站 □政府公报 ■两微一端", ("政府网站", "两微一端")),
        ("■政府网站\n口政府公报\n■社区公示栏（电子屏）", ("政府网站", "社区公示栏（电子屏）")),
        ("☑政府网站☐政府公报", ("政府网站",)),
        ("政府网站、政务服务中心", ("政府网站", "政务服务中心")),
        ("政府网站\n人口信息平台", ("政府网站", "人口信息平台")),
        ("■人口信息平台 □窗口", ("人口信息平台",)),
        ("√政府网站", ("政府网站",)),
    ],
)
def test_boxes(text: str, chosen: tuple[str, ...]) -> None:
    assert choices(text).chosen == chosen


@pytest.mark.parametrize(
    ("text", "ticked"),
    [("√", True), ("■", True), ("是", True), ("", False), ("□", False), ("口", False),
     ("/", False), ("低保对象", None)],
)  # fmt: skip
def test_ticks(text: str, ticked: bool | None) -> None:
    assert is_ticked(text) is ticked


@pytest.mark.parametrize(
    ("text", "kind", "amount", "unit", "every"),
    [
        ("信息形成或者变更之日起20个工作日内", "within", 20, "workday", ""),
        ("自信息形成或变更之日起二十个工作日内公开", "within", 20, "workday", ""),
        ("３个工作日内", "within", 3, "workday", ""),
        ("批准后20日内", "within", 20, "day", ""),
        ("每月后10个工作日内", "every", 10, "workday", "month"),
        ("按季度公开", "every", 20, "workday", "quarter"),
        ("实时公开", "at_once", 20, "workday", ""),
        ("及时公开", "at_once", 20, "workday", ""),
        ("永久公开", "lasting", 20, "workday", ""),
        ("每年一次", "every", 20, "workday", "year"),
        ("看情况", "unknown", 20, "workday", ""),
        ("每月10日前", "every", 10, "day", "month"),
        ("季度终了15日内", "within", 15, "day", ""),
        ("每季度终了15日内", "every", 15, "day", "quarter"),
        ("每年3月31日前", "every", 20, "workday", "year"),
        ("2026年6月30日前", "unknown", 20, "workday", ""),
        ("公示期不少于5个工作日", "unknown", 20, "workday", ""),
        ("30个工作日内", "within", 30, "workday", ""),
    ],
)
def test_limits(text: str, kind: str, amount: int, unit: str, every: str) -> None:
    found = read_limit(text)
    assert (found.kind, found.amount, found.unit, found.every) == (kind, amount, unit, every)


@pytest.mark.parametrize(
    ("text", "sure"),
    [("20个工作日内", True), ("28日内", True), ("30日内", False), ("30个工作日内", False),
     ("1个月内", False), ("每年3月31日前", True), ("每年2月30日前", False),
     ("2026年6月30日前", False), ("公示不少于7天", False), ("每半年公开", True)],
)  # fmt: skip
def test_what_a_person_has_to_look_at(text: str, sure: bool) -> None:
    assert read_limit(text).sure is sure


def test_the_law_has_fifteen_items_and_what_counties_and_towns_add() -> None:
    assert [duty.code for duty in standard.ARTICLE_20] == [f"20.{n}" for n in range(1, 16)]
    assert len(standard.duties_of("county")) == 15 + 7
    assert len(standard.duties_of("town")) == 15 + 8
    assert all("第二十" in duty.article for duty in standard.DUTIES)
    assert len(standard.DOMAINS) == len(set(standard.DOMAINS)) == 26
