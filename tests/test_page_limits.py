"""The HTML page where there is too much for one page: it says so, and nothing is lost in silence."""

import pytest

from cchc.render.html import page as render
from cchc.results import Verdict
from cchc.words.numbers import count
from page_parts import page, table
from page_reports import LAST_YEAR, Q2, large


def test_too_many_results_are_counted_and_those_that_need_attention_shown() -> None:
    made = large(720, 14)
    shown = page(made)
    assert shown.one("p", class_="warning").text.startswith("Có 10.080 kết quả, quá nhiều")
    assert shown.all("table", class_="map") == []
    assert shown.all(id="results-table") == []
    for name in ("missed", "wrong"):
        assert len(table(shown, name)) > 14


def test_ten_thousand_results_still_stand_on_one_page() -> None:
    rows = [row for row in table(page(large(400, 14)), "results") if len(row) > 1]
    assert len(rows) == 1 + 5_600


@pytest.mark.parametrize(
    ("units", "targets", "explained"),
    [
        pytest.param(100, 2, True, id="two hundred results are explained"),
        pytest.param(101, 2, False, id="of a few more the page says that it does not"),
        pytest.param(720, 14, False, id="where not all results are shown, too"),
    ],
)
def test_what_is_not_explained_is_said_with_the_way_out(
    units: int, targets: int, explained: bool
) -> None:
    made = large(units, targets)
    proof = page(made).one(id="proof")
    results = made.tally(*Verdict)
    said = f"không giải trình {count(results, 'vi')} kết quả"
    assert len(proof.all("details")) == explained * results
    assert (said in proof.text, "cchc explain TỆP --unit" in proof.text) == (not explained,) * 2


def test_a_province_stays_under_a_quarter_of_a_megabyte() -> None:
    assert len(render(large(132, 9), "vi").encode()) < 250_000


def test_a_large_report_stays_under_a_megabyte() -> None:
    earlier = [large(period=Q2), large(period=LAST_YEAR)]
    assert len(render(large(), "vi", earlier=earlier).encode()) < 1_000_000
