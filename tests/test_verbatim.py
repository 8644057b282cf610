"""The words of a set beside those of its document, whatever the document was saved as."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from annex_documents import ROOT, SETS, SHAPES, docx_of, html_of
from cchc.definitions.declared import Declared
from cchc.definitions.documents import DocumentLines, SourceDocument
from cchc.definitions.verbatim import compare
from cchc.definitions.verbatim_text import Said
from cchc.diagnostics import Location
from cchc.drafting import beside_documents
from cchc.errors import WrongRequest
from cli_runs import cchc
from libreoffice import converted_together
from made_up import TINH_2023

both_sets = pytest.mark.parametrize("name", SETS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for part in ("indicators", "targets"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copytree(ROOT / "docs" / "sources", tmp_path / "docs" / "sources")
    return tmp_path


def told(folder: Path, against: Path | None = None, name: str | None = None) -> list[str]:
    found = beside_documents(folder, None if against is None else str(against), name)
    return [f"{each.rule.code} {each.message('vi')}" for each in found]


def change(folder: Path, name: str, before: str, after: str) -> None:
    file = folder / "targets" / f"{name}.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(before) >= 1
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def saved(folder: Path, name: str, data: bytes, ending: str = "docx") -> Path:
    file = folder / f"{name}.{ending}"
    file.write_bytes(data)
    return file


@both_sets
@pytest.mark.parametrize("shape", SHAPES)
def test_every_string_is_found_in_a_word_document(folder: Path, shape: str, name: str) -> None:
    assert told(folder, saved(folder, name, docx_of(name, SHAPES[shape])), name) == []


@both_sets
def test_every_string_is_found_in_a_page(folder: Path, name: str) -> None:
    assert told(folder, saved(folder, name, html_of(name), "html"), name) == []


def test_every_string_is_found_in_a_pdf(folder: Path) -> None:
    files = [saved(folder, name, docx_of(name)) for name in SETS]
    for name, pdf in zip(SETS, converted_together(files, "pdf"), strict=True):
        assert told(folder, pdf, name) == []


def test_every_string_is_found_in_a_text_with_tabs(folder: Path) -> None:
    copy = folder / "docs" / "sources" / "economic-zone-2024-annex.txt"
    assert told(folder, copy, "kon-tum-kkt-2024") == []


def test_in_running_text_a_cell_must_stand_in_one_piece(folder: Path) -> None:
    # A page divides row II: only declared lines lead to its cells.
    kept = folder / "docs" / "sources" / "kon-tum-2023-decision.txt"
    copy = saved(folder, "copied", b"\n" + kept.read_bytes(), "txt")
    assert [each[:28] for each in told(folder, copy, "kon-tum-2023")] == [
        "D823 «wording» ghi «Tỷ lệ hồ",
        "D823 «basis» ghi «Mục 7.3.6 ",
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            "TTHC thuộc thẩm quyền giải\n",
            "TTHC thuộc quyền giải\n",
            "D824 «wording» ghi «… TTHC thuộc quyền giải quyết của các cơ quan chuyên môn cấp tỉnh đạt"
            " tối thiểu 30%», nhưng ô đó trong «kon-tum-2023.docx» ghi «… TTHC thuộc thẩm quyền giải"
            " quyết của các cơ quan chuyên môn cấp tỉnh đạt tối thiểu 30%».",
            id="a word is missing",
        ),
        pytest.param(
            'threshold: "30"',
            'threshold: "35"',
            "D824 «threshold» ghi «35», nhưng ô đó trong «kon-tum-2023.docx» ghi «30».",
            id="another threshold",
        ),
        pytest.param(
            "coordinating: [Văn phòng UBND tỉnh]",
            "coordinating: []",
            "D824 «coordinating» ghi «», nhưng ô đó trong «kon-tum-2023.docx» ghi «Văn phòng UBND"
            " tỉnh».",
            id="a cell left blank",
        ),
        pytest.param(
            "  III: Thực hiện thanh toán trực tuyến",
            "  III: Thanh toán trực tuyến",
            "D824 «sections.III» ghi «Thanh toán trực tuyến», nhưng ô đó trong «kon-tum-2023.docx» ghi"
            " «Thực hiện thanh toán trực tuyến».",
            id="another heading",
        ),
        pytest.param(
            "2215/KH-UBND",
            "2216/KH-UBND",
            "D823 «document» ghi «Kế hoạch số 2216/KH-UBND ngày 12 tháng 7 năm 2022 của Ủy ban nhân dân"
            " tỉnh», nhưng «kon-tum-2023.docx» không có câu đó ở chỗ đã nêu.",
            id="a document that is not named there",
        ),
        pytest.param(
            "Theo đề nghị của Chánh Văn phòng",
            "Theo đề nghị của Văn phòng",
            "D823 «preamble» ghi «Theo đề nghị của Văn phòng Ủy ban nhân dân tỉnh.», nhưng"
            " «kon-tum-2023.docx» không có câu đó ở chỗ đã nêu.",
            id="another preamble",
        ),
        pytest.param(
            "  - >-\n    Theo đề nghị của Chánh Văn phòng Ủy ban nhân dân tỉnh.\n",
            "",
            "D824 «preamble» ghi «», nhưng ô đó trong «kon-tum-2023.docx» ghi «Theo đề nghị của Chánh Văn"
            " phòng Ủy ban nhân dân tỉnh.».",
            id="a paragraph of the preamble left out",
        ),
    ],
)
def test_what_is_not_in_the_document_is_named(
    folder: Path, before: str, after: str, expected: str
) -> None:
    name = "kon-tum-2023"
    paper = saved(folder, name, docx_of(name))
    change(folder, name, before, after)
    said = [each.replace(str(paper), paper.name) for each in told(folder, paper, name)]
    assert expected in said


LEFT_OUT = "not_judged: {III.1: tính bằng phút}\ntargets:\n"


@pytest.mark.parametrize("is_kept", [True, False], ids=["the lines of its text", "another copy"])
@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        pytest.param("targets:\n", {"D825", "D826"}, id="missing"),
        pytest.param(LEFT_OUT, set(), id="left out with a reason"),
    ],
)
def test_a_row_that_is_no_ratio_is_left_out_with_a_reason(
    folder: Path, reason: str, expected: set[str], is_kept: bool
) -> None:
    name = "kon-tum-2023"
    file = folder / "targets" / f"{name}.yaml"
    head, _, rest = file.read_text(encoding="utf-8").partition("  - item: III.1\n")
    text = head + rest[rest.index("  - item: III.2\n") :]
    file.write_text(text.replace("targets:\n", reason, 1), encoding="utf-8")
    other = None if is_kept else saved(folder, name, docx_of(name))
    assert {each[:4] for each in told(folder, other, name)} == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        pytest.param("III.1", ["D308"], id="one that is judged"),
        pytest.param("III.9", ["D823"], id="one that the document does not have"),
        pytest.param("ba", ["D209"], id="no item"),
    ],
)
def test_what_is_left_out_is_a_row_of_the_document_and_not_judged(
    folder: Path, item: str, expected: list[str]
) -> None:
    change(folder, "kon-tum-2023", "targets:\n", f"not_judged: {{{item}: x}}\ntargets:\n")
    run = cchc("lint", str(folder))
    assert run.code == 2
    assert [line.split()[1] for line in run.out.splitlines()[:-1]] == expected


def test_lint_names_what_is_not_there_with_its_line(folder: Path) -> None:
    name = "kon-tum-2023"
    paper = saved(folder, name, docx_of(name))
    clean = cchc("lint", str(folder), "--against", str(paper), "--set", name)
    assert (clean.code, " D8" in clean.out) == (0, False)
    change(folder, name, 'threshold: "30"', 'threshold: "35"')
    run = cchc("lint", str(folder), "--against", str(paper), "--set", name)
    assert run.code == 2
    assert "targets/kon-tum-2023.yaml:" in run.out
    assert "D824" in run.out


@pytest.mark.parametrize("where", ["docs/sources", "elsewhere"])
@both_sets
def test_the_document_that_a_set_keeps_is_compared_once(
    folder: Path, name: str, where: str
) -> None:
    kept = {
        "kon-tum-2023": "kon-tum-2023-decision.txt",
        "kon-tum-kkt-2024": "economic-zone-2024-annex.txt",
    }[name]
    paper = folder / where / kept
    paper.parent.mkdir(exist_ok=True)
    paper.write_bytes((folder / "docs" / "sources" / kept).read_bytes())
    assert told(folder, paper, name) == []
    change(folder, name, 'unit_of_measure: "%"', "unit_of_measure: Phần trăm")
    alone = told(folder)
    assert [each[:25] for each in alone] == ["D823 «unit_of_measure» gh"]
    assert told(folder, paper, name) == alone


def test_of_several_sets_one_is_to_be_named(folder: Path) -> None:
    paper = saved(folder, "x", docx_of("kon-tum-2023"))
    with pytest.raises(WrongRequest, match="--set ID"):
        beside_documents(folder, str(paper))


def test_of_several_annexes_the_one_with_the_words_of_the_set_is_taken(folder: Path) -> None:
    both = [html_of(name).decode().partition("<body>")[2].partition("</body>")[0] for name in SETS]
    page = f"<html><body>{''.join(both)}</body></html>".encode()
    for name in SETS:
        assert told(folder, saved(folder, "both", page, "html"), name) == []


def test_words_that_repeat_themselves_in_every_span_end() -> None:
    lines = ["a " * 60 + "b"] * 20
    spans = DocumentLines(title=", ".join(str(line) for line in range(1, 21)), sections={}, rows={})
    document = SourceDocument(file="x.txt", sha256="0" * 64, lines=spans)
    target_set = replace(
        TINH_2023, title="a " * 100 + "c", document=document, sections={}, targets=()
    )
    file = Declared("x", target_set, lambda path=(), *, key=False: Location("x.yaml"))
    found = list(compare(file, Said("x.txt", lines, is_kept=True)))
    assert [each.rule.code for each in found] == ["D823"]


@both_sets
def test_a_draft_that_somebody_decided_is_a_set_that_lints(folder: Path, name: str) -> None:
    """Decide as the shipped set did, and nothing differs from it."""
    source = folder / "docs" / "sources" / "economic-zone-2024-annex.txt"
    if name == "kon-tum-2023":
        source = saved(folder / "docs" / "sources", name, docx_of(name))
    target = folder / "targets" / f"{name}.yaml"
    shipped = target.read_text(encoding="utf-8")
    run = cchc("draft", str(source), "-o", str(target), "--force")
    assert run.code == 0, run.err
    text = target.read_text(encoding="utf-8")
    for line in shipped.splitlines():
        key = line.strip().partition(":")[0]
        if key in {"registry", "body", "levels"}:
            head, _, tail = text.partition(f'{key}: "?"' if key != "levels" else 'levels: ["?"]')
            text = f"{head}{line.strip()}{tail}"
    if '"?"' in text:
        text = text.replace('issuer: "?"', "issuer: Ban Quản lý khu kinh tế tỉnh Kon Tum")
    target.write_text(text, encoding="utf-8")
    assert [each for each in told(folder) if not each.startswith("D821")] == []
    linted = cchc("lint", str(folder))
    assert linted.code == 0, linted.out
    assert cchc("diff", name, name, "--definitions", str(folder)).code == 0
