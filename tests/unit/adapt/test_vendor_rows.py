"""Every row of the vendor's tables is converted as published, or otherwise for a reason that the row gives."""

from __future__ import annotations

import pytest

from compiler.adapt.adapt import adapt
from compiler.adapt.catalog import Catalog
from compiler.adapt.kinds import Flavour
from tests.unit.adapt.vendor_rows import COMPARED, DETAILS, ROWS, Row


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.flavour}: {row.o11}" for row in ROWS])
def test_a_row_is_converted(row: Row) -> None:
    done = adapt(row.source, "row", Flavour(row.flavour), Catalog())
    assert done.text == row.expected
    assert done.converted
    again = adapt(done.text, "row", Flavour(row.flavour), Catalog())
    assert again.text == done.text


def test_a_row_that_is_not_written_as_published_says_why() -> None:
    assert [row.o11 for row in ROWS if bool(row.written) is not bool(row.why)] == []
    assert [row.o11 for row in ROWS if row.written == row.odc] == []


def test_all_rows_of_both_pages_are_here() -> None:
    # 8 rows of the table and 3 examples; 29 + 15 rows of clauses and functions, 19 + 19 single types (11 + 8 rows),
    # 5 rules, 1 cast, 2 temporary tables, 1 pattern.
    pages = [row.page for row in ROWS]
    assert (pages.count(COMPARED), pages.count(DETAILS)) == (11, 29 + 15 + 19 + 19 + 5 + 1 + 2 + 1)
