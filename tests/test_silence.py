"""Who is said to have sent nothing, a part, what cannot be used, or perhaps something – in every paper."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from cchc import api
from cchc.definitions.model import Target
from cchc.document.brief import Scope
from cchc.document.build import build
from cchc.document.letters import letters
from cchc.document.missing import missing, unusable
from cchc.document.model import Outcome, Paragraph
from cchc.document.sentences import answer
from cchc.document.slips import Slips
from cchc.document.sums import silent_units
from cchc.engine.completeness import reminders
from cchc.inputs import File
from cchc.results import Report
from cli_runs import cchc
from office_reports import docx_of, paper

HEAD = "Đơn vị,Mục,Kỳ báo cáo,Tử số (b),Mẫu số (a)\n"
DAY = date(2023, 10, 15)


def judged(
    *rows: str, items: Sequence[str] = (), units: Sequence[str] = (), everybody: bool = True
) -> Report:
    """Judge the third quarter of 2023 out of *rows*."""
    return api.check(
        File("a.csv", (HEAD + "".join(f"{row}\n" for row in rows)).encode()),
        year=2023,
        period="Q3",
        items=items,
        units=units,
        expect="all" if everybody else "reported",
    )


def state(report: Report, name: str) -> str | None:
    """Say what a unit is said to have sent, alike in the list of reminders and in the figures."""
    [own] = [each for each in reminders(report) if each.unit.name == name] or [None]
    figures = silent_units(report)
    roster = report.counts.roster
    told = [
        kind
        for kind, units in zip(figures._fields, figures, strict=True)
        if name in {roster[unit].name for unit in units}
    ]
    if own is None:
        assert told == []
        return None
    said = {"nothing": own.nothing, "unusable": own.unusable, "unclear": own.unclear}
    states = [kind for kind, holds in said.items() if holds] or ["in_part"]
    assert told == states
    return states[0]


@pytest.mark.parametrize("units", [(), ("Sở Y tế",)], ids=["everybody", "the unit"])
@pytest.mark.parametrize(
    ("rows", "items", "expected"),
    [
        pytest.param(["Sở Y tế,II,Q3/2023,9,10"], ["IV.1"], "in_part", id="it sent another item"),
        pytest.param(["Sở Y tế,II,Q3/2023,9,10"], ["II"], None, id="it sent what is asked about"),
        pytest.param(["Sở Y tế,II,Q2/2023,9,10"], ["IV.1"], "nothing", id="of another quarter"),
        pytest.param(["Sở Y tế,II,Q3/2023,,"], ["IV.1"], "nothing", id="cells left blank"),
        pytest.param(["Sở Y tế,II,Q3/2023,9,10"], [], "in_part", id="nothing is filtered"),
        pytest.param(["Sở Y tế,II,Q3/2023,9,"], [], "unusable", id="b without a"),
        pytest.param(["Sở Y tế,II,Q3/2023,,9"], [], "unusable", id="a without b"),
        pytest.param(
            ["Sở Y tế,II,Q2/2023,9,"], [], "nothing", id="b without a, of another quarter"
        ),
        pytest.param(["Sở Y tế,II,Q2/2023,9,10"], [], "nothing", id="another quarter in full"),
        pytest.param([], [], "nothing", id="nothing came"),
    ],
)
def test_what_a_unit_has_sent(
    rows: list[str], items: list[str], expected: str | None, units: tuple[str, ...]
) -> None:
    others = ["Sở Nội vụ,II,Q3/2023,9,10", "Sở Nội vụ,IV.1,Q3/2023,9,10"]
    report = judged(*others, *rows, items=items, units=units)
    assert state(report, "Sở Y tế") == expected


@pytest.mark.parametrize("items", [(), ("II",)], ids=["all", "one item"])
def test_a_name_of_two_units_leaves_open_who_sent(items: tuple[str, ...]) -> None:
    report = judged("Sở Nội vụ,II,Q3/2023,9,10", "Xã Đak Long,II,Q3/2023,9,10", items=items)
    assert state(report, "Xã Đắk Long") == state(report, "Xã Đăk Long") == "unclear"
    assert state(report, "Xã Đắk Ang") == "nothing"
    written = [each.to.text for each in letters(report, DAY, "vi")]
    assert not [name for name in written if name.startswith(("Xã Đắk Long", "Xã Đăk Long"))]
    assert "2 đơn vị chưa rõ đã gửi hay chưa" in missing(report, "vi").answer


def test_who_gets_no_letter_is_counted(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"{HEAD}Xã Đak Long,IV.3,Q3/2023,9,10\n", encoding="utf-8")
    asked = ("--year", "2023", "--period", "Q3", "--letters", "x", "--deadline", "15/10/2023")
    run = cchc("missing", "a.csv", *asked, "--item", "IV.3", folder=tmp_path)
    assert "Không lập công văn cho 2 đơn vị" in run.err
    assert not list((tmp_path / "x").glob("*ak-long*"))


def test_a_letter_names_the_cell_that_stands_alone_and_the_only_items_asked_about() -> None:
    row = "Sở Y tế,II,Q3/2023,9,"
    [own] = letters(judged(row, items=["II"], everybody=False), DAY, "vi")
    assert [each.title for each in own.parts] == [
        "Đến nay, Sở Y tế đã gửi nhưng chưa có dòng nào dùng được trong số liệu quý III/2023."
        " Số liệu còn thiếu:",
    ]
    assert Paragraph("Ô còn để trống: a.csv:2:5.") in own.parts[0].blocks
    assert own.opening[-1] == "Công văn này chỉ xét mục II."


@pytest.mark.parametrize(
    ("rows", "units", "everybody", "expected"),
    [
        pytest.param(
            ["Sở Y tế,II,Q3/2023,9,10"],
            (),
            False,
            "1 đơn vị gửi một phần; 131 đơn vị trong danh mục không có trong số liệu.",
            id="nobody was asked: those who are not there are counted",
        ),
        pytest.param(
            ["Sở Y tế,II,Q3/2023,9,10"],
            (),
            True,
            "131 đơn vị chưa gửi gì, 1 đơn vị gửi một phần.",
            id="everybody was asked",
        ),
        pytest.param(
            ["Sở Y tế,II,Q3/2023,9,10", "Sở Y tế,IV.1,Q3/2023,9,10"],
            ("Sở Nội vụ",),
            True,
            "1 đơn vị chưa gửi gì.",
            id="the rows of others were read",
        ),
        pytest.param([], (), True, "không đọc được số liệu nào.", id="there is no row"),
    ],
)
def test_the_closing_line(
    rows: list[str], units: tuple[str, ...], everybody: bool, expected: str
) -> None:
    report = judged(*rows, units=units, everybody=everybody)
    about = " · ".join(("Quý III/2023", *units))
    assert missing(report, "vi").answer == f"{about}: {expected}"
    assert missing(report, "vi").subject.startswith("Tỉnh Kon Tum · Quý III/2023")
    # Where commands are typed the set is called as they take it.
    on_screen = missing(report, "vi", whole_paths=True)
    assert on_screen.answer == f"kon-tum-2023 · {about}: {expected}"
    assert on_screen.subject.startswith("kon-tum-2023 · Quý III/2023")


@pytest.mark.parametrize("everybody", [True, False], ids=["everybody", "who reported"])
@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param("9", False, id="all can be used"),
        pytest.param("x", True, id="a cell is no count"),
        pytest.param("11", True, id="b is larger than a"),
    ],
)
def test_wrong_numbers_are_no_full_report(number: str, expected: bool, everybody: bool) -> None:
    items = [target.item for target in judged().target_set.targets]
    own = {each.item for each in reminders_of("Sở Y tế")}
    rows = [f"Sở Y tế,{item},Q3/2023,9,10" for item in items if item in own and item != "II"]
    report = judged(
        *rows, f"Sở Y tế,II,Q3/2023,{number},10", units=["Sở Y tế"], everybody=everybody
    )
    assert bool(unusable(report)) == expected
    said = missing(report, "vi").answer
    assert said.endswith(
        ": đơn vị đã gửi đủ số liệu, nhưng có số liệu không dùng được, phải sửa và gửi lại."
        if expected
        else ": đơn vị đã báo cáo đủ các chỉ tiêu được xét."
    )


def reminders_of(name: str) -> list[Target]:
    """Give the targets that a unit owes when it has sent nothing."""
    report = judged()
    [own] = [each for each in reminders(report) if each.unit.name == name]
    return [target for target in report.target_set.targets if target.item in own.items]


def test_papers_say_that_one_item_was_asked_about() -> None:
    report = judged("Sở Y tế,II,Q3/2023,9,10", items=["IV.1"])
    document = build(report, "vi", ("annex", "silent"))
    assert document.shown == "chỉ xét mục IV.1"
    assert "chỉ xét mục IV.1" in document.subject
    assert "chỉ xét mục IV.1" in missing(report, "vi").answer
    assert "1 đơn vị báo cáo chưa đủ" in answer(report, "vi")


def test_what_was_sent_and_cannot_be_used_is_no_silence() -> None:
    report = judged("Sở Y tế,II,Q3/2023,9,", "Sở Tài chính,II,Q3/2023,,", everybody=False)
    assert "1 đơn vị chưa báo cáo, 1 đơn vị gửi mà không dùng được" in answer(report, "vi")
    [part] = build(report, "vi", ("silent",), Scope(everything=False)).parts
    assert "1 đơn vị không có số liệu nào của kỳ này; 1 đơn vị gửi mà không dùng được" in str(part)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            ["Ban Quản lý khu kinh tế tỉnh Kon Tum,{},Q3/2024,95,100"], "in_part", id="a part"
        ),
        pytest.param(
            ["Ban Quản lý khu kinh tế tỉnh Kon Tum,{},Q3/2024,195,100"],
            "in_part",
            id="a part, which is wrong",
        ),
        pytest.param(
            ["Văn phòng BQLKKT tỉnh,{},Q3/2024,95,100"], None, id="beside others it may stay silent"
        ),
    ],
)
def test_the_body_that_alone_sent_anything_must_send_everything(
    rows: list[str], expected: str | None
) -> None:
    lines = "".join(f"{row.format(item)}\n" for row in rows for item in ("I.1", "II.1"))
    report = api.check(File("k.csv", (HEAD + lines).encode()), year=2024, period="Q3", expect="all")
    assert state(report, "Ban Quản lý khu kinh tế tỉnh Kon Tum") == expected


BOARD, OFFICE = "Ban Quản lý khu kinh tế tỉnh Kon Tum", "Văn phòng BQLKKT tỉnh"


@pytest.mark.parametrize(
    ("year", "rows", "expected"),
    [
        pytest.param(2024, [(BOARD, "I.1")], {BOARD}, id="a body that reports for its parts"),
        pytest.param(2024, [(OFFICE, "I.1")], {OFFICE}, id="a part that reports for the body"),
        pytest.param(2024, [(BOARD, "I.1"), (OFFICE, "II.1")], {OFFICE}, id="both"),
        pytest.param(2024, [], {BOARD}, id="nobody: the body is asked, not each of its parts"),
        pytest.param(2023, [("Tỉnh Kon Tum", "I.1")], 133, id="units of a province are no parts"),
        pytest.param(2023, [("Sở Y tế", "I.1")], 132, id="nor does it report beside them"),
    ],
)
def test_who_lacks_something(
    year: int, rows: list[tuple[str, str]], expected: set[str] | int
) -> None:
    lines = "".join(f"{unit},{item},Q3/{year},95,100\n" for unit, item in rows)
    report = api.check(File("k.csv", (HEAD + lines).encode()), year=year, period="Q3", expect="all")
    found = {each.unit.name for each in reminders(report)}
    assert (found if isinstance(expected, set) else len(found)) == expected


def test_papers_about_some_items_say_so_where_they_are_called() -> None:
    report = judged("Sở Y tế,II,Q3/2023,9,10", items=["II"])
    document = build(report, "vi", ("annex",))
    only = "chỉ xét mục II"
    assert document.parts[0].counted == f"132 đơn vị · Quý III/2023 · {only}"
    assert only in document.subject
    slips = Slips(report, "vi")
    [own] = [each for each in slips if each.unit.text == "Sở Y tế"]
    assert own.document.subject == f"Sở Y tế · Quý III/2023 · {only}"
    assert slips.index(["x"] * 132, [own.figures] * 132).subject.endswith(only)


@pytest.mark.parametrize("against", [(), ("Q2", "Q1")], ids=["by itself", "asked for"])
@pytest.mark.parametrize(
    ("everybody", "expected"),
    [pytest.param(True, True, id="everybody"), pytest.param(False, False, id="who reported")],
)
def test_earlier_periods_are_as_partial_as_the_judged_one(
    everybody: bool, expected: bool, against: tuple[str, ...]
) -> None:
    rows = "".join(f"Sở Y tế,II,Q{quarter}/2023,9,10\n" for quarter in (1, 2, 3))
    report = api.check(
        File("a.csv", (HEAD + rows).encode()),
        year=2023,
        period="Q3",
        expect="all" if everybody else "reported",
        against=against,
    )
    [part] = build(report, "vi", ("trend",)).parts
    [row] = [each for each in part.table.rows if each[0] == "II"]
    cells = [cell for cell in row if isinstance(cell, Outcome)]
    assert [cell.mark.partial for cell in cells] == [expected] * 3


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            ["Sở Y tế,II,Q3/2023,9,10"], "1 chỉ tiêu: 1 đạt (1 chưa đủ).", id="partial and met"
        ),
        pytest.param(
            ["Sở Y tế,II,Q3/2023,1,10"],
            "1 chỉ tiêu: 1 không đạt (1 chưa đủ).",
            id="partial and missed",
        ),
    ],
)
def test_the_tally_of_the_annex_says_what_is_partial(rows: list[str], expected: str) -> None:
    [part] = build(judged(*rows, items=["II"]), "vi", ("annex",)).parts
    assert expected in [block.text for block in part.blocks if isinstance(block, Paragraph)]
    whole = judged(*rows, items=["II"], everybody=False)
    [part] = build(whole, "vi", ("annex",)).parts
    said = [block.text for block in part.blocks if isinstance(block, Paragraph)]
    assert expected.replace(" (1 chưa đủ)", "") in said


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            ["Sở Y tế,II,Q3/2023,,"], "DANH SÁCH ĐƠN VỊ CHƯA BÁO CÁO", id="silent units only"
        ),
        pytest.param(
            ["Sở Y tế,II,Q3/2023,11,10"], "DANH SÁCH ĐƠN VỊ CÓ SỐ LIỆU SAI", id="wrong ones only"
        ),
        pytest.param(
            ["Sở Y tế,II,Q3/2023,,", "Sở Nội vụ,II,Q3/2023,11,10"],
            "DANH SÁCH ĐƠN VỊ CHƯA BÁO CÁO VÀ ĐƠN VỊ CÓ SỐ LIỆU SAI",
            id="both",
        ),
        pytest.param(["Sở Y tế,II,Q3/2023,9,10"], None, id="neither"),
    ],
)
def test_the_last_annex_is_called_after_what_it_lists(
    rows: list[str], expected: str | None
) -> None:
    report = judged(
        *rows, items=["II"], units=[row.partition(",")[0] for row in rows], everybody=False
    )
    texts = [each.text for each in paper(docx_of(report)).paragraphs]
    assert [text for text in texts if text.startswith("DANH SÁCH ĐƠN VỊ C")] == (
        [expected] if expected else []
    )


def test_the_last_annex_names_whom_a_name_may_mean() -> None:
    report = judged("Sở Nội vụ,II,Q3/2023,9,10", "Xã Đak Long,II,Q3/2023,9,10", items=["II"])
    written = paper(docx_of(report))
    assert "Đơn vị chưa rõ đã gửi hay chưa, vì tên trong tệp có thể là nhiều đơn vị" in [
        each.text for each in written.paragraphs
    ]
    named = [row.cells[1].text for row in written.tables[-1].rows]
    assert [name for name in named if "k Long" in name] == [
        "Xã Đắk Long (Huyện Đắk Glei)",
        "Xã Đăk Long (Huyện Đắk Hà)",
    ]
