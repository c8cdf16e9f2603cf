"""Full grids: nothing is lost, nothing overlaps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.documents.grid import GridBuilder


def test_where_two_cells_claim_a_position_the_earlier_keeps_it() -> None:
    builder = GridBuilder()
    builder.put("高", 0, 1, 2, 1)
    builder.put("宽", 1, 0, 1, 3)
    builder.put("迟", 1, 1)
    grid = builder.grid(rows=3)
    assert [[cell.text for cell in row] for row in grid] == [["", "高"], ["宽", "高"], ["", ""]]
    assert grid[1][0].column_span == 1


def test_nothing_placed_gives_empty_rows() -> None:
    assert GridBuilder().grid() == ()
    assert GridBuilder().grid(rows=2) == ((), ())


CLAIMS = st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 5), st.integers(1, 5))


@given(st.lists(CLAIMS, max_size=12))
def test_every_position_belongs_to_exactly_one_anchor(
    claims: list[tuple[int, int, int, int]],
) -> None:
    builder = GridBuilder()
    for number, (row, column, high, wide) in enumerate(claims):
        builder.put(str(number), row, column, high, wide)
    grid = builder.grid()
    covered = {}
    for anchor in (cell for row in grid for cell in row if not cell.merged):
        for row in range(anchor.row, anchor.row + anchor.row_span):
            for column in range(anchor.column, anchor.column + anchor.column_span):
                assert (row, column) not in covered
                covered[row, column] = anchor
    for row, line in enumerate(grid):
        for column, cell in enumerate(line):
            anchor = covered[row, column]
            assert (cell.row, cell.column) == (row, column)
            assert cell.text == anchor.text
            assert cell.anchor == (anchor.row, anchor.column)
            assert cell.merged == ((row, column) != cell.anchor)
