"""What authors run into, and the way out that each message promises: it is there, and it works."""

from pathlib import Path

import pytest
from docx import Document

from cchc.authoring.begin import begin
from cchc.definitions.threshold_text import UnreadableThreshold, read_threshold
from cli_runs import cchc
from made_folders import (
    INDICATOR,
    TARGETS,
    UNITS,
    Step,
    after,
    change,
    made_folder,
    remove,
    swap,
    write,
)

PAGE = (
    "<table><tr><td>Số TT<td>Tên nhiệm vụ<td>Đơn vị chủ trì<td>Đơn vị tính<td>Giao chỉ tiêu</tr>"
    "<tr><td>1<td>WORDS<td>Sở A<td>%<td>CELL</tr></table>"
)


def told(tmp_path: Path, *steps: Step) -> str:
    folder = made_folder(tmp_path / "d")
    after(*steps)(folder)
    return cchc("lint", "d", "--lang", "en", folder=tmp_path).out


def of_row(threshold: str, more: str = "") -> Step:
    return swap(TARGETS, "    threshold: Tối thiểu 95\n", f'    threshold: "{threshold}"\n{more}')


LOWER = swap(INDICATOR, "over_time: sum\n", "over_time: sum\nbetter: lower\n")
NOTE = "    note: Cách hiểu của chúng tôi.\n"


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        pytest.param([LOWER, of_row("5")], "D331", id="a bare number where less is better"),
        pytest.param(
            [LOWER, of_row("Tối đa 5", f'    threshold_cell: "5"\n{NOTE}')],
            "",
            id="… is a ceiling with the cell and a note",
        ),
        pytest.param(
            [LOWER, of_row("Tối đa 5", '    threshold_cell: "5"\n')], "D330", id="… without a note"
        ),
        pytest.param(
            [LOWER, of_row("Tối đa 6", f'    threshold_cell: "5"\n{NOTE}')],
            "D330",
            id="… with another number",
        ),
        pytest.param([of_row("khoảng 30%")], "D211", id="a threshold that is not understood"),
        pytest.param(
            [of_row("Tối thiểu 30%", f"    threshold_cell: khoảng 30%\n{NOTE}")],
            "",
            id="… is read with the cell and a note",
        ),
        pytest.param(
            [of_row("Tối thiểu 90", f"    threshold_cell: Tối thiểu 95\n{NOTE}")],
            "D330",
            id="a cell that says another threshold",
        ),
        pytest.param(
            [swap(TARGETS, "Tỷ lệ hồ sơ đúng hạn (b/a)", "Tỷ lệ (b/a) phải đạt tối thiểu 90%")],
            "D324",
            id="a wording that contradicts the cell",
        ),
        pytest.param(
            [
                swap(TARGETS, "Tỷ lệ hồ sơ đúng hạn (b/a)", "Tỷ lệ (b/a) phải đạt tối thiểu 90%"),
                swap(TARGETS, "    basis: null\n", "    basis: null\n    note: Câu chữ ghi 90%.\n"),
            ],
            "",
            id="… is explained by a note",
        ),
    ],
)
def test_what_a_message_advises_is_accepted(tmp_path: Path, steps: list[Step], code: str) -> None:
    out = told(tmp_path, *steps)
    assert code in out if code else "error" not in out and "D324" not in out


@pytest.mark.parametrize(
    ("cell", "words", "expected"),
    [
        pytest.param("5", "Tỷ lệ hồ sơ quá hạn", True, id="a bare number of what is late"),
        pytest.param("Tối đa 5", "Tỷ lệ hồ sơ quá hạn", False, id="a ceiling of what is late"),
        pytest.param("95", "Tỷ lệ hồ sơ đúng hạn", False, id="a bare number of what is on time"),
    ],
)
def test_a_draft_asks_whether_a_bare_number_is_a_ceiling(
    tmp_path: Path, cell: str, words: str, expected: bool
) -> None:
    page = PAGE.replace("CELL", cell).replace("WORDS", words)
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert cchc("draft", "a.html", "-o", "a.yaml", folder=tmp_path).code == 0
    written = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert ("không ghi là mức tối thiểu hay tối đa" in written) == expected
    assert ('#   better: "?"' in written) == expected


def test_the_first_draft_of_a_folder_needs_no_set(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "d")
    remove(TARGETS)(folder)
    page = PAGE.replace("CELL", "95").replace("WORDS", "Tỷ lệ hồ sơ đúng hạn")
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    run = cchc("draft", "a.html", "-o", "a.yaml", "--definitions", "d", folder=tmp_path)
    assert run.code == 0, run.err
    assert "indicator: dossiers-on-time" in (tmp_path / "a.yaml").read_text(encoding="utf-8")
    change(folder, INDICATOR, "over_time: sum", "over_time: often")
    assert cchc("draft", "a.html", "-o", "b.yaml", "--definitions", "d", folder=tmp_path).code == 2


@pytest.mark.parametrize("number", ["0", "2", "-1"])
def test_an_annex_that_is_not_there_is_refused(tmp_path: Path, number: str) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    run = cchc("draft", "a.html", "-o", "a.yaml", f"--annex={number}", folder=tmp_path)
    assert (run.code, "D803" in run.err) == (3, True)
    assert not (tmp_path / "a.yaml").exists()


@pytest.mark.parametrize(
    ("sign", "named"),
    [
        pytest.param(":\N{NO-BREAK SPACE}", "a no-break space", id="a blank that breaks no line"),
        pytest.param("\N{FULLWIDTH COLON} ", "a full-width colon", id="a colon of another script"),
    ],
)
def test_a_sign_that_only_looks_right_is_named_where_it_stands(
    tmp_path: Path, sign: str, named: str
) -> None:
    out = told(tmp_path, swap(TARGETS, "registry: ", f"registry{sign}"))
    assert named in out
    assert f"{TARGETS}:8:" in out


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    write("a.docx")(tmp_path)
    run = cchc("lint", "a.docx", "--lang", "en", folder=tmp_path)
    assert (run.code, "--against FILE" in run.out) == (2, True)


def test_a_set_that_is_not_there_is_refused(tmp_path: Path) -> None:
    made_folder(tmp_path / "d")
    run = cchc("lint", "d", "--set", "made-up-2042", folder=tmp_path)
    assert (run.code, "«made-up-2024»" in run.err) == (2, True)


def test_an_item_that_is_not_judged_says_why(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "d")
    change(folder, TARGETS, "sections:\n", "not_judged: {I.2: là số phút}\nsections:\n")
    run = cchc("show", "I.2", "--definitions", "d", "--year", "2024", folder=tmp_path)
    assert (run.code, "không đánh giá mục I.2: là số phút" in run.err) == (2, True)


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("Đạt 100% (đến 31/12/2026)", "31/12/2026"),
        ("2026-01-01", "2026-01-01"),
        ("95 (năm 2026)", "năm 2026"),
    ],
)
def test_a_day_beside_a_threshold_is_called_a_day(written: str, part: str) -> None:
    with pytest.raises(UnreadableThreshold) as refused:
        read_threshold(written)
    assert refused.value.reason.en.startswith(f"«{part}» in «{written}» is a day or a year")


@pytest.mark.parametrize(
    ("place", "year", "expected"),
    [
        ("Hà Nội", 2026, "thành phố Hà Nội"),
        ("TP. Hồ Chí Minh", 2026, "thành phố Hồ Chí Minh"),
        ("Tỉnh Đà Nẵng", 2026, "thành phố Đà Nẵng"),
        ("Huế", 2026, "thành phố Huế"),
        ("Nghệ An", 2026, "tỉnh Nghệ An"),
    ],
)
def test_a_city_is_no_province(place: str, year: int, expected: str) -> None:
    files = begin(place, year, "d").files
    [text] = [
        data.decode()
        for name, data in files.items()
        if name.startswith("targets/") and name.count("/") == 1
    ]
    assert f'issuer: "Ủy ban nhân dân {expected}"' in text


def test_letters_of_another_script_are_named(tmp_path: Path) -> None:
    assert "«\u0406.1 (\u0406 = U+0406)»" in told(
        tmp_path, swap(TARGETS, "item: I.1", "item: \u0406.1")
    )


@pytest.mark.parametrize(("item", "code"), [("I.1", ""), ("I.9", "D332 warning")])
def test_a_reference_is_to_a_row_of_the_set(tmp_path: Path, item: str, code: str) -> None:
    reference = f"references: [{{document: Kế hoạch, items: [{item}], status: not at hand}}]\n"
    out = told(tmp_path, swap(TARGETS, "registry: ", f"{reference}registry: "))
    assert code in out if code else "D332" not in out


def test_the_annex_that_is_written_names_what_is_not_judged(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "d")
    change(folder, TARGETS, "sections:\n", "not_judged: {I.2: là số phút}\nsections:\n")
    run = cchc(
        "list-targets", "--definitions", "d", "--year", "2024", "-o", "a.docx", folder=tmp_path
    )
    assert run.code == 0
    texts = [each.text for each in Document(str(tmp_path / "a.docx")).paragraphs]
    assert "Mục I.2 không có trong bảng: là số phút" in texts


def led_by(lead: str, levels: str, more: str = "") -> tuple[Step, ...]:
    """Change who leads the row of a made folder, and whom it binds."""
    return (
        swap(TARGETS, "    responsible: [Sở A]\n", f"    responsible: [{lead}]\n{more}"),
        swap(TARGETS, "    levels: [province]\n", f"    levels: [{levels}]\n"),
    )


THREE = swap(
    UNITS,
    "1,Tỉnh A,province,\n",
    "1,Tỉnh A,province,\nc,Sở C,province,1\nd,Sở D,province,1\nx,Xã X,commune,1\n",
)
ALL_OF_THEM = ["levels binds all", "assigned"]


@pytest.mark.parametrize(
    ("lead", "levels", "more", "expected"),
    [
        pytest.param("UBND cấp xã", "province", "", ["levels lacks commune"], id="another level"),
        pytest.param("UBND các xã, phường", "commune", "", [], id="the level of the lead"),
        pytest.param(
            '"Các sở, ban, ngành", UBND cấp xã',
            "province",
            "",
            ["levels lacks commune"],
            id="one of two",
        ),
        pytest.param(
            '"Các sở, ban, ngành"',
            "province, commune",
            "",
            ["levels has commune too"],
            id="one too many",
        ),
        pytest.param(
            "Các phòng, Văn phòng", "province, commune", "", [], id="a lead that tells no level"
        ),
        pytest.param("Sở C", "province", "", ALL_OF_THEM, id="one sở of several"),
        pytest.param(
            "Sở C", "commune", "", ["levels lacks province"], id="a unit of another level"
        ),
        pytest.param(
            "Sở C",
            "province",
            "    assigned: [{unit: c}]\n",
            [],
            id="… to whom alone it is assigned",
        ),
        pytest.param("Sở C", "province", NOTE, [], id="… and a note says why all are bound"),
        pytest.param("Xã X", "commune", "", [], id="the only unit of its level"),
    ],
)
def test_levels_are_those_of_who_leads(
    lead: str, levels: str, more: str, expected: list[str], tmp_path: Path
) -> None:
    said = told(tmp_path, THREE, *led_by(lead, levels, more))
    found = [line for line in said.splitlines() if " D333 " in line]
    assert len(found) == bool(expected), said
    assert all(words in line for words in expected for line in found), said
