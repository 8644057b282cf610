"""Then and now: only like with like."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

import cchc as cchc_library
from cchc.definitions.indicator import Count, Indicator, OverTime
from cchc.document.build import build
from cchc.document.spelling import text_of
from cchc.engine.against import lineage_of
from cchc.engine.compare import compare
from cchc.results import Change, Points, Verdict
from factories import DAK_TO, SO_NOI_VU, indicator, report, target, target_set
from form_texts import texts_of

DOSSIERS = indicator()


def change(
    now: tuple[int | None, int | None],
    then: tuple[int | None, int | None] | None,
    indicator_then: Indicator = DOSSIERS,
) -> Change:
    """Compare one unit now with itself, or else with another unit, then."""
    earlier = report([(SO_NOI_VU, *then) if then else (DAK_TO, 1, 2)])
    later = report([(SO_NOI_VU, *now)])
    [found] = compare(
        later.results(), earlier.results(), [indicator_then], lineage_of(later, earlier)
    )
    return found


@pytest.mark.parametrize(
    ("now", "then", "points", "newly"),
    [
        pytest.param((97, 100), (96, 100), Fraction(1), None, id="met and met"),
        pytest.param((95, 100), (94, 100), Fraction(1), Verdict.MET, id="newly met"),
        pytest.param((94, 100), (95, 100), Fraction(-1), Verdict.MISSED, id="newly missed"),
        pytest.param((90, 100), (90, 100), Fraction(0), None, id="no change"),
        pytest.param((1, 3), (0, 7), Fraction(100, 3), None, id="exactly, however long"),
        pytest.param((0, 0), (94, 100), None, None, id="nothing arose now"),
        pytest.param((94, 100), (0, 0), None, None, id="nothing arose then"),
        pytest.param((None, 5), (94, 100), None, None, id="nothing said now"),
        pytest.param((101, 100), (94, 100), None, None, id="not to be trusted now"),
        pytest.param((94, 100), (101, 100), None, None, id="not to be trusted then"),
        pytest.param((94, 100), None, None, None, id="the unit did not report then"),
    ],
)
def test_compare(
    now: tuple[int | None, int | None],
    then: tuple[int | None, int | None] | None,
    points: Fraction | None,
    newly: Verdict | None,
) -> None:
    found = change(now, then)
    gained = None if points is None else Points(points, points)
    assert (found.points, found.newly, found.incomparable) == (gained, newly, None)
    assert (found.then is None) == (then is None)


@pytest.mark.parametrize(
    ("altered", "comparable"),
    [
        pytest.param({"note": "Ghi chú khác."}, True, id="a note"),
        pytest.param({"aliases": ("x",)}, True, id="other names"),
        pytest.param({"label": "Tên khác"}, True, id="its name"),
        pytest.param(
            {"denominator": Count(label="Số hồ sơ tiếp nhận")},
            False,
            id="another a",
        ),
        pytest.param(
            {"numerator": Count(label="Số hồ sơ trước hạn")},
            False,
            id="another b",
        ),
        pytest.param({"scope": "Chỉ hồ sơ trực tuyến"}, False, id="another scope"),
        pytest.param({"over_time": OverTime.LATEST}, False, id="a state instead of a sum"),
        pytest.param({"part_of_whole": False}, False, id="b no part of a"),
        pytest.param({"id": "other"}, False, id="not in the earlier set"),
    ],
)
def test_only_like_is_compared_with_like(altered: dict[str, object], comparable: bool) -> None:
    found = change((97, 100), (90, 100), replace(DOSSIERS, **altered))
    assert (found.points is not None) is comparable
    assert (found.incomparable is None) is comparable
    assert (found.newly is Verdict.MET) is comparable


def test_the_reasons_differ() -> None:
    new = change((97, 100), (90, 100), replace(DOSSIERS, id="other")).incomparable
    changed = change((97, 100), (90, 100), replace(DOSSIERS, scope="x")).incomparable
    assert new is not None
    assert changed is not None
    assert (new.vi, changed.vi) == (
        "chưa có trong bộ chỉ tiêu trước",
        "cách tính đã thay đổi",
    )


def test_rows_of_one_indicator_for_two_levels_keep_apart() -> None:
    of = target_set(target("95"), target("90", item="I.1", of=indicator("other")))
    rows = [(SO_NOI_VU, 96, 100), (SO_NOI_VU, 91, 100, "other")]
    now, then = report(rows, of=of), report(list(reversed(rows)), of=of)
    both = [DOSSIERS, indicator("other")]
    found = compare(now.results(), then.results(), both, lineage_of(now, then))
    assert [(each.now.target.item, each.points) for each in found] == [
        ("IV.1", (0, 0)),
        ("I.1", (0, 0)),
    ]


def _beside(now: bytes, then: bytes) -> str:
    files = (cchc_library.File("q3.csv", now), cchc_library.File("q2.csv", then))
    report = cchc_library.check(files[0], against=files[1], year=2023)
    return report.render("markdown").decode().split("## So với ")[1].split("\n## ")[0]


_HEAD = "Chỉ tiêu,Đơn vị,Kỳ,b,a\n"


@pytest.mark.parametrize(
    ("now", "then", "heading", "rows", "left_out"),
    [
        pytest.param(
            "IV.1,Sở Nội vụ,Quý III/2023,9,10\n", "IV.1,Sở Nội vụ,Quý II/2023,8,10\n",
            "Quý II/2023 (q2.csv)", 1, 4, id="of two items one was reported in neither",
        ),
        pytest.param(
            "IV.1,Sở Nội vụ,Quý III/2023,9,10\n", "II,Sở Nội vụ,Quý II/2023,8,10\n",
            "Quý II/2023 (q2.csv)", 2, 3, id="one was reported then, the other now",
        ),
        pytest.param(
            "IV.1,Sở Nội vụ,9 tháng 2023,9,10\n", "IV.1,Sở Nội vụ,Quý II/2023,8,10\n",
            "9 tháng năm 2023 (q2.csv; chưa đủ số liệu)", 1, 4, id="a file of a part of the months",
        ),
        pytest.param(
            "IV.1,Sở Nội vụ,9 tháng 2023,9,10\n", "IV.1,Sở Nội vụ,6 tháng đầu năm 2023,8,10\n",
            "6 tháng đầu năm 2023 (q2.csv)", 1, 4, id="a running total beside a shorter one",
        ),
        pytest.param(
            "IV.1,Sở Nội vụ,9 tháng 2023,9,10\n", "IV.1,Sở Nội vụ,Quý I/2023,8,10\n",
            "Quý I/2023 (q2.csv)", 1, 4, id="beside that of three months",
        ),
        pytest.param(
            "IV.1,Sở Nội vụ,2023,9,10\n", "IV.1,Sở Nội vụ,9 tháng 2023,8,10\n",
            "9 tháng năm 2023 (q2.csv)", 1, 4, id="the year beside nine months",
        ),
        pytest.param(
            "IV.1,Sở Nội vụ,6 tháng đầu năm 2023,9,10\n", "IV.1,Sở Nội vụ,9 tháng 2023,8,10\n",
            "9 tháng năm 2023 (q2.csv)", 1, 4, id="a later one has none of the months",
        ),
    ],
)  # fmt: skip
def test_what_was_silent_both_times_is_counted_and_not_listed(
    now: str, then: str, heading: str, rows: int, left_out: int
) -> None:
    text = _beside((_HEAD + now).encode(), (_HEAD + then).encode())
    items = [line for line in text.splitlines() if line.startswith(("| IV.1 |", "| II |"))]
    assert (text.splitlines()[0], len(items)) == (heading, rows)
    assert f"Không liệt kê {left_out} kết quả chưa báo cáo ở cả hai kỳ." in text


@pytest.mark.parametrize("form", ["table", "markdown", "html", "xlsx"])
def test_a_compared_file_is_named_so_that_nobody_takes_it_for_the_other(
    form: str, tmp_path: Path
) -> None:
    """Two files of one name in two folders, with the letters that they have."""
    files = [tmp_path / folder / "So-lieu.csv" for folder in ("nay", "truoc")]
    for file, quarter in zip(files, ("III", "II"), strict=True):
        file.parent.mkdir()
        file.write_text(f"{_HEAD}IV.1,Sở Nội vụ,Quý {quarter}/2023,9,10\n", encoding="utf-8")
    report = cchc_library.check(files[0], against=files[1], year=2023)
    assert "truoc/So-lieu.csv)" in texts_of(form, report).replace("\\", "").replace("&#46;", ".")


@pytest.mark.parametrize("form", ["table", "markdown", "html", "xlsx"])
@pytest.mark.parametrize(
    ("then", "expected"),
    [
        pytest.param("8,10", "80,00%", id="a ratio"),
        pytest.param("11,10", "Số liệu sai", id="wrong numbers"),
        pytest.param("0,0", "Không phát sinh", id="nothing arose"),
        pytest.param(",", "Chưa báo cáo", id="nothing was reported"),
    ],
)
def test_what_has_no_earlier_ratio_says_why(form: str, then: str, expected: str) -> None:
    """The other item was reported then, so that there is a list."""
    now = f"{_HEAD}IV.1,Sở Nội vụ,Quý III/2023,9,10\n"
    earlier = f"{_HEAD}IV.1,Sở Nội vụ,Quý II/2023,{then}\nII,Sở Nội vụ,Quý II/2023,9,10\n"
    files = (
        cchc_library.File("q3.csv", now.encode()),
        cchc_library.File("q2.csv", earlier.encode()),
    )
    report = cchc_library.check(files[0], against=files[1], year=2023)
    document = build(report, "vi", ("changes",))
    [row] = [row for row in document.table("changes").rows if row[0] == "IV.1"]
    assert text_of(row[document.table("changes").at("then")], "vi") == expected
    assert expected in texts_of(form, report)
