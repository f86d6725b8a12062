"""The columns of the results: what a browser reads from them is what the records say."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from tests.making import a_result, a_site

from expo.facets import FACETS
from expo.language import Language
from expo.search import documents
from expo.search.columns import BASE, FIRST_SIGN, column_parts
from expo.site import Site

RECORDS: list[Mapping[str, Any]] = [
    {"booth": "B2", "cooperation": ["licence", "equity"], "stage": "pilot", "title": {"zh": "茶"}},
    {"trl": {"level": 5}, "cooperation": ["equity"], "title": {"zh": "白酒"}},
    {"booth": "A1", "exhibitor": None, "trl": {"level": 9}, "title": {"zh": "电池"}},
    {"booth": "B2", "stage": "bench", "cooperation": ["licence", "equity"], "title": {"zh": "铝"}},
]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    results = [a_result(id=f"U-{number:03}", **each) for number, each in enumerate(RECORDS, 1)]
    return a_site(tmp_path, results=results)


def numbers(column: str, of: int = len(RECORDS)) -> list[int]:
    rows = [column[at : at + of] for at in range(0, len(column), of)]
    return [
        sum((ord(row[at]) - FIRST_SIGN) * BASE**place for place, row in enumerate(rows)) for at in range(of)
    ]


def test_a_number_tells_the_values_of_a_result_among_those_that_occur(site: Site) -> None:
    facets = column_parts(documents(site, {}), Language.ZH, True).first["facets"]
    assert set(facets) == set(FACETS)
    for name, values_of in FACETS.items():
        wanted = [list(values_of(each)) for each in site.results]
        known = sorted({value for each in wanted for value in each})
        sets = [[value] for value in known]
        sets += [[known[place] for place in places] for places in facets[name]["sets"]]
        assert [sets[number] for number in numbers(facets[name]["of"])] == wanted, name


def test_numbers_beyond_one_digit_go_on_in_a_second_row(tmp_path: Path) -> None:
    booths = [f"A{number:03}" for number in range(200, 0, -1)]
    results = [a_result(id=f"U-{number:03}", booth=booth) for number, booth in enumerate(booths, 1)]
    parts = column_parts(documents(a_site(tmp_path, results=results), {}), Language.ZH, True)
    assert numbers(parts.first["orders"]["booth"], 200) == [199] * 200


@pytest.mark.parametrize(("order", "wanted"), [("booth", [2, 0, 3, 1]), ("title", [1, 0, 2, 3])])
def test_an_order_is_told_in_steps_that_go_round(site: Site, order: str, wanted: list[int]) -> None:
    signs = column_parts(documents(site, {}), Language.ZH, True).first["orders"][order]
    assert [at % len(RECORDS) for at in accumulate(numbers(signs))] == wanted


def test_columns_that_come_in_parts_are_those_that_come_in_one(site: Site) -> None:
    whole, parted = (column_parts(documents(site, {}), Language.EN, in_one) for in_one in (True, False))
    assert whole.first["results"] == parted.first["results"] == len(RECORDS)
    assert parted.first["facets"] == parted.first["orders"] == whole.further == {}
    assert parted.further == {
        f"{kind}-{name}": column
        for kind in ("facets", "orders")
        for name, column in whole.first[kind].items()
    }
