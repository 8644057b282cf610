"""The HTML page where there is too much for one page: it says so, and nothing is lost in silence."""

from cchc.render.html import render
from page_parts import page, table
from page_reports import LAST_YEAR, Q2, large


def test_too_many_results_are_counted_and_those_that_need_attention_shown() -> None:
    made = large(400, 14)
    shown = page(made)
    assert shown.one("p", class_="warning").text.startswith("Có 5.600 kết quả, quá nhiều")
    assert shown.all("table", class_="map") == []
    verdicts = {row[5] for row in table(shown, "results")[1:] if len(row) > 1}
    assert verdicts == {"Không đạt", "Chưa báo cáo", "Số liệu sai"}


def test_everything_is_shown_where_it_is_asked_for() -> None:
    made = large(400, 14)
    rows = [row for row in table(page(made, everything=True), "results") if len(row) > 1]
    assert len(rows) == 1 + 5_600


def test_a_large_report_stays_under_a_megabyte() -> None:
    earlier = [large(period=Q2), large(period=LAST_YEAR)]
    assert len(render(large(), "vi", earlier=earlier).encode()) < 1_000_000
