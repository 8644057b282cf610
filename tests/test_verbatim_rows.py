"""A set beside a document that leaves something open: what a person decided is no fault, what differs is."""

import hashlib
from dataclasses import fields
from pathlib import Path

import pytest

from cchc.definitions.model import Target
from cchc.drafting import beside_documents
from cchc.loading.definitions import load
from cchc.render.docx.assigned import render
from cchc.words import Lang
from made_folders import TARGETS, change, made_folder

NAMES = (
    "Số TT",
    "Tên nhiệm vụ",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Đơn vị tính",
    "Giao chỉ tiêu",
)
TOP = "<p>ỦY BAN NHÂN DÂN</p><p>TỈNH A</p><p>Số: 1/QĐ-UBND</p><p>A, ngày 02 tháng 01 năm 2024</p>"
ABOVE = f"{TOP}<p>QUYẾT ĐỊNH</p><p>Chỉ tiêu dùng để thử</p><p>Căn cứ Luật;</p>"
A = ("1", "Tỷ lệ hồ sơ đúng hạn (b/a)", "Sở A", "Sở B", "%", "Tối thiểu 95")
Rows = list[tuple[str, ...]]


def table(rows: Rows) -> str:
    lines = ["".join(f"<td>{cell}</td>" for cell in row) for row in [NAMES, *rows]]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def annex(rows: Rows, label: str = "PHỤ LỤC") -> str:
    return f"<p>{label}</p><p>Chỉ tiêu dùng để thử</p>" + table(
        [("I", "Phần thứ nhất", "", "", "", ""), *rows]
    )


def told(place: Path, page: str, **changes: str) -> list[str]:
    """Keep a page beside a set and compare; *changes* are lines of the set by their beginnings."""
    folder = made_folder(place / "d")
    (folder / "a.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    sha = hashlib.sha256((folder / "a.html").read_bytes()).hexdigest()
    path = folder / TARGETS
    lines = path.read_text(encoding="utf-8").splitlines()
    lines.insert(lines.index("registry: made-up"), f"document: {{file: a.html, sha256: {sha}}}")
    said = "\n".join(lines) + "\n"
    for before, after in {"issuer": "issuer: UBND tỉnh A", **changes}.items():
        old = next(line for line in lines if line.strip(" -").startswith(f"{before}:"))
        said = said.replace(old, after)
    path.write_text(said, encoding="utf-8")
    return [f"{each.rule.code} {each.message('en')}" for each in beside_documents(folder)]


WRITTEN = ("item", "indicator", "wording", "levels", "threshold", "unit_of_measure", "responsible")
B = ("", "Tỷ lệ B", "Sở A", "", "%", "90")
NOT_JUDGED = "registry: made-up\nnot_judged: {I.9: không phải tỷ lệ}"


@pytest.mark.parametrize(
    ("rows", "changes", "codes"),
    [
        pytest.param([A], {}, [], id="the same"),
        pytest.param([("", *A[1:])], {}, [], id="a row without a number that a person numbers"),
        pytest.param(
            [A, ("1", "Tỷ lệ B", "Sở A", "", "%", "90")], {}, ["D826"], id="a number twice"
        ),
        pytest.param([A, B], {}, ["D826"], id="a row without a number that is left out"),
        pytest.param(
            [A, B], {"registry": NOT_JUDGED}, [], id="… with a reason, under a number of one's own"
        ),
        pytest.param(
            [A], {"registry": NOT_JUDGED}, ["D823"], id="a number that the annex does not have"
        ),
        pytest.param(
            [("2", *A[1:])], {}, ["D826", *["D823"] * 5], id="another number than the annex has"
        ),
        pytest.param(
            [("1", "Tỷ lệ khác", *A[2:])], {}, ["D824"], id="other words under the number"
        ),
    ],
)
def test_rows_are_found_by_number_or_as_a_person_decided(
    tmp_path: Path, rows: Rows, changes: dict[str, str], codes: list[str]
) -> None:
    found = told(tmp_path, ABOVE + annex(rows), **changes)
    assert sorted(each[:4] for each in found) == sorted(codes), found


@pytest.mark.parametrize(
    ("cell", "ours", "codes"),
    [
        pytest.param("<s>90</s> Tối thiểu 95", "Tối thiểu 95", [], id="what is struck is left out"),
        pytest.param("<s>Tối thiểu 95</s>", "Tối thiểu 96", ["D824"], id="other words"),
        pytest.param("90 Tối thiểu 95", "Tối thiểu 95", ["D824"], id="a cell without a doubt"),
        pytest.param("Tối thiểu 95<sup>1</sup>", "Tối thiểu 95", [], id="a mark is left out"),
    ],
)
def test_a_doubtful_cell_may_be_corrected(
    tmp_path: Path, cell: str, ours: str, codes: list[str]
) -> None:
    page = ABOVE + annex([(*A[:5], cell)])
    found = told(tmp_path, page, threshold=f"    threshold: {ours}")
    assert [each[:4] for each in found] == codes, found


@pytest.mark.parametrize("value", ['""', "[]", "{a: b}", "1", "[1]", '"?"', "null"])
@pytest.mark.parametrize("key", sorted(each.name for each in fields(Target)))
def test_a_row_with_a_key_that_is_refused_is_compared_as_far_as_it_can_be(
    key: str, value: str, tmp_path: Path
) -> None:
    begins = {"item": "  - "}.get(key, "    ")
    at = key if key in WRITTEN else "threshold"
    kept = "" if key in WRITTEN else "    threshold: Tối thiểu 95\n"
    found = told(tmp_path, ABOVE + annex([A]), **{at: f"{kept}{begins}{key}: {value}"})
    assert {each[:4] for each in found} <= {"D823", "D824", "D825", "D826"}


NOTE = "    note: Đã đối chiếu với cơ quan ban hành."


def table_of(rows: Rows, names: tuple[str, ...] = NAMES) -> str:
    """Make an annex of a section with these rows below it."""
    part = ("I", "Phần thứ nhất", "Sở D", "", "điểm %", "")[: len(names)]
    lines = [
        "".join(f"<td>{cell}</td>" for cell in row[: len(names)]) for row in [names, part, *rows]
    ]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"{ABOVE}<p>PHỤ LỤC</p><p>Chỉ tiêu dùng để thử</p><table>{body}</table>"


def lacking(column: int, text: str = "") -> tuple[str, ...]:
    return (*A[:column], text, *A[column + 1 :])


UNIT_IN_HEADING = (*NAMES[:4], "ĐVT", "Giao chỉ tiêu (%)")
AT_LEAST = "Tỷ lệ hồ sơ đúng hạn (b/a) đạt tối thiểu 90%"


@pytest.mark.parametrize(
    ("row", "names", "changes", "codes"),
    [
        pytest.param(lacking(4), UNIT_IN_HEADING, {}, [], id="a unit that the heading has"),
        pytest.param(lacking(4), NAMES, {}, [], id="a unit that the row of the section has"),
        pytest.param(
            lacking(4),
            NAMES,
            {"unit_of_measure": "    unit_of_measure: lượt"},
            ["D823"],
            id="another",
        ),
        pytest.param(
            lacking(4),
            NAMES,
            {"unit_of_measure": f"    unit_of_measure: lượt\n{NOTE}"},
            [],
            id="another with a note",
        ),
        pytest.param(
            lacking(2),
            NAMES,
            {"responsible": "    responsible: [Sở D]"},
            [],
            id="a lead of the section",
        ),
        pytest.param(lacking(2), NAMES, {}, ["D823"], id="a lead that stands nowhere"),
        pytest.param(
            lacking(2),
            NAMES,
            {"responsible": f"    responsible: [Sở E]\n{NOTE}"},
            [],
            id="a lead with a note",
        ),
        pytest.param(
            ("1", AT_LEAST, *A[2:5], ""),
            NAMES,
            {"wording": f"    wording: {AT_LEAST}", "threshold": "    threshold: tối thiểu 90%"},
            [],
            id="a threshold that the wording has",
        ),
        pytest.param(
            ("1", AT_LEAST, *A[2:5], ""),
            NAMES,
            {"wording": f"    wording: {AT_LEAST}", "threshold": "    threshold: 90%"},
            ["D823"],
            id="… without its word",
        ),
        pytest.param(
            lacking(5),
            NAMES,
            {"threshold": f"    threshold: '90'\n{NOTE}"},
            [],
            id="a note says it",
        ),
        pytest.param(
            A, NAMES, {"responsible": f"    responsible: [Sở E]\n{NOTE}"}, ["D824"], id="not blank"
        ),
        pytest.param(
            lacking(2, "nt"), NAMES, {"responsible": "    responsible: [Sở D]"}, [], id="nt"
        ),
        pytest.param(lacking(2, "nt"), NAMES, {}, ["D824"], id="nt, and another lead"),
        pytest.param(
            lacking(2, "nt"),
            NAMES,
            {"responsible": f"    responsible: [Sở E]\n{NOTE}"},
            [],
            id="nt, explained in a note",
        ),
        pytest.param(
            lacking(3, "nt"),
            NAMES,
            {"coordinating": f"    coordinating: [Sở E]\n{NOTE}"},
            [],
            id="nt below nothing, explained",
        ),
        pytest.param(
            lacking(2, "1. Sở A 2. Sở C"),
            NAMES,
            {"responsible": "    responsible: [Sở A, Sở C]"},
            [],
            id="bodies that are numbered",
        ),
        pytest.param(
            lacking(2, "Sở A<br>Sở C"),
            NAMES,
            {"responsible": "    responsible: [Sở A, Sở C]"},
            [],
            id="bodies in lines that a person parts",
        ),
    ],
)
def test_what_a_cell_leaves_open_may_stand_elsewhere_or_be_explained(
    row: tuple[str, ...],
    names: tuple[str, ...],
    changes: dict[str, str],
    codes: list[str],
    tmp_path: Path,
) -> None:
    found = told(tmp_path, table_of([row], names), **changes)
    assert [each[:4] for each in found] == codes, found


@pytest.mark.parametrize(
    ("changes", "told_"),
    [
        pytest.param({}, [], id="as the document says"),
        pytest.param({"number": "number: 2/QĐ-UBND"}, ["«number»"], id="another number"),
        pytest.param({"number": "number: null"}, [], id="a number that is not known"),
        pytest.param({"issued": "issued: 2024-01-03"}, ["«issued»"], id="another day"),
        pytest.param({"issuer": "issuer: UBND tỉnh B"}, ["«issuer»"], id="another body"),
        pytest.param({"issuer": "issuer: UBND tỉnh A"}, [], id="the same body in short"),
    ],
)
def test_what_a_document_says_of_itself_is_compared(
    tmp_path: Path, changes: dict[str, str], told_: list[str]
) -> None:
    found = told(tmp_path, ABOVE + annex([A]), **changes)
    assert [each.split(" ")[1] for each in found] == told_, found


@pytest.mark.parametrize(("label", "codes"), [("PHỤ LỤC I", []), ("PHỤ LỤC II", ["D824"])])
def test_of_several_annexes_the_one_that_the_set_names_is_meant(
    tmp_path: Path, label: str, codes: list[str]
) -> None:
    other = annex([(A[0], "Tỷ lệ hồ sơ đúng hẹn", *A[2:])], "PHỤ LỤC II")
    heading = f"registry: made-up\nannex_heading: {{label: {label}}}"
    found = told(tmp_path, ABOVE + annex([A], "PHỤ LỤC I") + other, registry=heading)
    assert [each[:4] for each in found] == codes, found


@pytest.mark.parametrize(
    ("page", "codes"),
    [
        pytest.param(
            ABOVE + annex([A]), ["D823"], id="below its document, which has another title"
        ),
        pytest.param(annex([A]), ["D828"], id="by itself, which has no title of a document"),
        pytest.param(TOP + annex([A]), ["D828"], id="by itself, below a letterhead"),
        pytest.param(annex([A], label="BẢNG"), ["D823"], id="a table that is not called an annex"),
    ],
)
def test_of_an_annex_by_itself_nobody_compares_the_head_of_its_document(
    page: str, codes: list[str], tmp_path: Path
) -> None:
    said = told(tmp_path, page, title="title: Tên khác của văn bản")
    assert [each[:4] for each in said] == codes


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_annex_that_is_written_from_a_set_names_what_the_set_leaves_out(
    lang: Lang, tmp_path: Path
) -> None:
    folder = made_folder(tmp_path / "d")
    change(folder, TARGETS, "registry: made-up", NOT_JUDGED)
    definitions = load(folder, cache=None).definitions
    assert definitions is not None
    copy = tmp_path / "annex.docx"
    copy.write_bytes(render(definitions.target_sets, lang))
    assert [each.rule.code for each in beside_documents(folder, str(copy))] == []
    change(folder, TARGETS, "{I.9: ", "{I.8: ")
    assert [each.rule.code for each in beside_documents(folder, str(copy))] == ["D823"]


KEPT = "Phần thứ nhất\nTỷ lệ hồ sơ đúng hạn (b/a)\n{list}\nSở B\n%\nTối thiểu 95\n"


@pytest.mark.parametrize(
    ("lines", "responsible", "codes"),
    [
        pytest.param("- Sở A\n- Sở C", "[Sở A, Sở C]", [], id="a bullet on each line"),
        pytest.param("• Sở A;\n• Sở C.", "[Sở A, Sở C]", [], id="with signs behind them"),
        pytest.param("+ Sở A + Sở C", "[Sở A, Sở C]", [], id="in one line"),
        pytest.param("- Sở A", "[Sở A]", [], id="of one body"),
        pytest.param("1. Sở A\n2. Sở C", "[Sở A, Sở C]", [], id="numbers"),
        pytest.param("a) Sở A b) Sở C", "[Sở A, Sở C]", [], id="letters in one line"),
        pytest.param("1. Sở A\n2. Sở C", "[Sở A]", ["D823"], id="numbers, one is left out"),
        pytest.param("- Sở A\n- Sở C", "[Sở A]", ["D823"], id="of which one is left out"),
        pytest.param("- Sở A\n- Sở C", "[Sở A Sở C]", ["D823"], id="taken for one body"),
        pytest.param("- Sở A\n- Sở C", "[Sở A, Sở D]", ["D823"], id="another body"),
        pytest.param("Sở A\nSở C", "[Sở A, Sở C]", ["D823"], id="two lines without a sign"),
    ],
)
def test_bullets_of_a_kept_text_divide_bodies_and_are_no_words(
    lines: str, responsible: str, codes: list[str], tmp_path: Path
) -> None:
    folder = made_folder(tmp_path / "d")
    text = KEPT.format(list=lines)
    (folder / "a.txt").write_text(text, encoding="utf-8")
    sha = hashlib.sha256(text.encode()).hexdigest()
    more = lines.count("\n")
    row = (
        f"{{wording: '2', responsible: {3}-{3 + more}, coordinating: '{4 + more}',"
        f" unit_of_measure: '{5 + more}', threshold: '{6 + more}'}}"
    )
    declared = f"{{sections: {{I: '1'}}, rows: {{I.1: {row}}}}}"
    document = f"document: {{file: a.txt, sha256: {sha}, lines: {declared}}}"
    change(folder, TARGETS, "registry: made-up", f"{document}\nregistry: made-up")
    change(folder, TARGETS, "title: Chỉ tiêu dùng để thử", "title: Phần thứ nhất")
    change(folder, TARGETS, "responsible: [Sở A]", f"responsible: {responsible}")
    assert [each.rule.code for each in beside_documents(folder)] == codes


SIGN = "<img src=a.png>"


@pytest.mark.parametrize(
    ("cell", "threshold", "codes"),
    [
        pytest.param(f"{SIGN} 95", "≥ 95", [], id="a picture before the number, read by a person"),
        pytest.param(f"{SIGN} 95", "95", [], id="which says nothing"),
        pytest.param(SIGN, "≥ 95", [], id="a picture alone"),
        pytest.param(f"{SIGN} 95", "≥ 98", ["D824"], id="another number"),
        pytest.param("95", "≥ 95", ["D824"], id="no picture"),
    ],
)
def test_what_a_picture_shows_is_added_by_a_person(
    cell: str, threshold: str, codes: list[str], tmp_path: Path
) -> None:
    page = ABOVE + annex([(*A[:5], cell)])
    said = told(tmp_path, page, threshold=f'    threshold: "{threshold}"')
    assert [each[:4] for each in said] == codes
