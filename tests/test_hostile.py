"""Hostile files through the real command: a finding or a refusal with exit 3, soon and in little memory.

What single readers refuse is tested beside them; here stands what takes the whole program to see.
"""

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from cchc import limits
from cchc.diagnostics import column_letters
from cchc.render.formats import FORMATS
from cli_runs import (
    Run,
    Writes,
    cchc,
    choices,
    commands,
    environment,
    help_on,
    reads_files,
    writing,
)
from made_folders import TARGETS, UNITS, change, made_folder
from privileges import without_privileges
from reading import (
    archive,
    bytes_file,
    headings_xml,
    parts_by_hand,
    row_xml,
    sheet_xml,
    workbook_by_hand,
)
from ways import FILE, ways

MEMORY = (
    800 * 2**20
)  # address space of the whole process, of which DuckDB takes 90; nothing here needs as much
ROW = row_xml(2, b="<v>95</v>")
SOUND = parts_by_hand(sheet_xml(headings_xml() + ROW))
SHEET, BOOK, STYLES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"
DEEP = "<a>" * 100 + "</a>" * 100
UNPACKS = 300  # times, of a part that is packed like a bomb


def check(path: Path, *options: str, year: str = "2024") -> Run:
    """Judge a file as a user does, bounded in memory: by the set of 2024 it is all the board's own."""
    asked = ("--year", year, "--period", year, "--lang", "en", *options)
    return cchc("check", str(path), *asked, memory=MEMORY)


def other(changes: Mapping[str, str | bytes]) -> bytes:
    """Make a sound workbook but for some parts."""
    return archive({**SOUND, **changes})


def in_book(text: str) -> str:
    """Put something before the list of sheets."""
    return str(SOUND[BOOK]).replace("<sheets>", f"{text}<sheets>")


def sheets(count: int, cells: str, *, shared: bool = False) -> bytes:
    """Make a workbook of many equal sheets, each in a part of its own or all in one."""
    names = range(1, count + 1)
    tabs = "".join(
        f'<sheet name="S{n}" sheetId="{n}" r:id="rId{1 if shared else n}"/>' for n in names
    )
    book = str(SOUND[BOOK])
    parts = {**SOUND, BOOK: f"{book[: book.index('<sheets>')]}<sheets>{tabs}</sheets></workbook>"}
    if not shared:
        relations = str(SOUND["xl/_rels/workbook.xml.rels"])
        one = relations[relations.index("<Relationship ") : relations.index("/>") + 2]
        parts["xl/_rels/workbook.xml.rels"] = relations[: relations.index("<Relationship ")] + (
            "".join(one.replace("rId1", f"rId{n}").replace("sheet1", f"sheet{n}") for n in names)
            + "</Relationships>"
        )
        parts |= {f"xl/worksheets/sheet{n}.xml": sheet_xml(headings_xml() + cells) for n in names}
    return archive(parts)


def with_false_size() -> bytes:
    """Declare less than a part unpacks to."""
    packed = bytearray(other({SHEET: sheet_xml(headings_xml() + ROW + " " * 900_000)}))
    entry = packed.find(SHEET.encode(), packed.find(b"PK\x01\x02")) - 46
    packed[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    return bytes(packed)


def packed_hard(part: str, text: str, *, strings: bool = False) -> bytes:
    """Make a workbook in which *part* is large but unpacks less far than a bomb."""
    noise = os.urandom(2**20).hex()  # letters that hardly pack
    parts = {**SOUND, part: text.replace("…", f"<!--{noise}-->")}
    if strings:
        relations = str(SOUND["xl/_rels/workbook.xml.rels"])
        strings_part = relations[relations.index("<Relationship ") : relations.index("/>") + 2]
        strings_part = strings_part.replace("rId1", "rId9").replace("/worksheet", "/sharedStrings")
        strings_part = strings_part.replace("worksheets/sheet1.xml", "sharedStrings.xml")
        parts["xl/_rels/workbook.xml.rels"] = relations.replace(
            "</Relationships>", f"{strings_part}</Relationships>"
        )
    return archive(parts)


def staircase(steps: int) -> str:
    """Write rows with one cell each, every one in a column of its own."""
    cells = ((at, f"{column_letters(at)}{at}") for at in range(2, steps))
    return "".join(f'<row r="{at}"><c r="{place}"><v>1</v></c></row>' for at, place in cells)


CORNER = '<row r="1048576"><c r="I1048576"><v>1</v></c></row>'
TOO_LARGE, DAMAGED = "C112 error: The file exceeds a limit: ", "C103 error: The workbook cannot be"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        pytest.param(
            lambda: other({SHEET: sheet_xml(headings_xml() + ROW + " " * 2**22)}),
            f"{TOO_LARGE}how many times {SHEET} unpacks is 962",
            id="a sheet that unpacks a thousand times",
        ),
        pytest.param(
            lambda: other({"xl/media/image1.png": bytes(2**22)}),
            f"{TOO_LARGE}how many times xl/media/image1.png unpacks is 1,0",
            id="a picture that unpacks a thousand times",
        ),
        pytest.param(
            lambda: other({"xl/media/image1.png": bytes(600 * 2**20)}),
            f"{TOO_LARGE}its unpacked size in bytes is 629,",
            id="more unpacked than is read",
        ),
        pytest.param(
            lambda: packed_hard(STYLES, f"<styleSheet>…{'<xf/>' * 7_000_000}</styleSheet>"),
            f"{TOO_LARGE}the size of {STYLES} in bytes is 3",
            id="styles without end",
        ),
        pytest.param(
            lambda: packed_hard(
                "xl/sharedStrings.xml",
                '<sst uniqueCount="9">…' + "<si/>" * 27_000_000 + "</sst>",
                strings=True,
            ),
            f"{TOO_LARGE}the size of xl/sharedStrings.xml in bytes is 13",
            id="shared strings without end",
        ),
        pytest.param(with_false_size, DAMAGED, id="a part larger than it says"),
        pytest.param(
            lambda: sheets(10_000, ROW),
            f"{TOO_LARGE}the number of parts inside is 10,00",
            id="ten thousand sheets",
        ),
        pytest.param(
            lambda: sheets(10_000, ROW, shared=True),
            f"{DAMAGED} read: it is malformed inside (two sheets in one part)",
            id="ten thousand sheets in one part",
        ),
        pytest.param(
            lambda: other({BOOK: in_book(DEEP)}),
            f"{DAMAGED} read: it is malformed inside (elements nested more than 64 deep)",
            id="elements in each other, in the workbook",
        ),
        pytest.param(
            lambda: other({STYLES: f"<styleSheet>{DEEP}</styleSheet>"}),
            f"{DAMAGED} read: it is malformed inside (elements nested more than 64 deep)",
            id="elements in each other, in the styles",
        ),
        pytest.param(
            lambda: workbook_by_hand(headings_xml() + row_xml(2, b=f"<f>{DEEP}</f><v>3</v>")),
            f"{DAMAGED} read: it is malformed inside (an element",
            id="elements in each other, in a cell",
        ),
        pytest.param(
            lambda: other({"xl/theme/theme1.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}),
            f"{DAMAGED} read: it is malformed inside (a document type declaration)",
            id="a document type in a part that nobody reads",
        ),
        pytest.param(
            lambda: other(
                {
                    BOOK: (
                        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a>' + str(SOUND[BOOK])
                    ).encode("utf-16")
                }
            ),
            f"{DAMAGED} read: it is malformed inside (a document type declaration)",
            id="a document type in UTF-16",
        ),
        pytest.param(
            lambda: workbook_by_hand(
                headings_xml() + ROW,
                before="<cols>" + '<col min="1" max="16384" hidden="1"/>' * 2000 + "</cols>",
            ),
            f"{DAMAGED} read: it is malformed inside (more columns than a sheet has)",
            id="two thousand times all columns hidden",
        ),
        pytest.param(
            lambda: workbook_by_hand(headings_xml() + staircase(5000)),
            f"{TOO_LARGE}the number of cells of the area in use is more than 10,000,000",
            id="no two cells in one column",
        ),
    ],
)
def test_a_hostile_workbook_is_refused(
    tmp_path: Path, make: Callable[[], bytes], says: str
) -> None:
    run = check(bytes_file(tmp_path, make(), name="counts.xlsx"))
    assert run.code == 3
    assert says in run.out


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            workbook_by_hand(headings_xml() + ROW, before='<dimension ref="A1:XFD1048576"/>'),
            id="a size that is not there",
        ),
        pytest.param(
            workbook_by_hand(
                headings_xml() + ROW, before='<cols><col min="1" max="1000000"/></cols>'
            ),
            id="a million columns without cells",
        ),
        pytest.param(
            workbook_by_hand(
                headings_xml() + ROW,
                after="<mergeCells>" + '<mergeCell ref="D1:XFD1048576"/>' * 3000 + "</mergeCells>",
            ),
            id="thousands of merged areas that overlap",
        ),
        pytest.param(other({"../../../tmp/evil": "x"}), id="a part that would climb out"),
        pytest.param(
            other({STYLES: str(SOUND[STYLES]).replace('"164"', f'"{"9" * 5000}"')}),
            id="a format with a number of 5,000 digits",
        ),
    ],
)
def test_what_a_workbook_claims_does_no_harm(tmp_path: Path, data: bytes) -> None:
    assert check(bytes_file(tmp_path, data, name="counts.xlsx"), "--item", "IV.1").code == 0


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            workbook_by_hand(headings_xml() + ROW + CORNER.replace("I1048576", "XFD1048576")),
            id="one cell in the last corner",
        ),
        pytest.param(sheets(20, ROW + CORNER), id="one in each of twenty sheets"),
    ],
)
def test_a_stray_cell_does_not_stop_the_table_beside_it(tmp_path: Path, data: bytes) -> None:
    run = check(bytes_file(tmp_path, data, name="counts.xlsx"), "--item", "IV.1", "--all")
    assert "C112" not in run.out
    assert "C111" in run.out


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Mục,b,a{',' * 20_000}\nIV.1,95,100\n", id="blank headings without end"),
        pytest.param(
            f"Mục,b,a{',' * 16_000}\nIV.1,95,100\n" + "\n" * 30_000, id="above many lines"
        ),
    ],
)
def test_blank_cells_at_the_end_of_a_line_are_none(tmp_path: Path, text: str) -> None:
    assert check(bytes_file(tmp_path, text.encode()), "--item", "IV.1").code == 0


@pytest.mark.parametrize("name", ["counts.xlsx", "counts.csv"])
@pytest.mark.parametrize(
    ("number", "code"),
    [
        pytest.param("9" * 5000, "C210", id="a number of 5,000 digits"),
        pytest.param("1e309", "C217", id="more than a double holds"),
        pytest.param("1e999999999", "C201", id="an exponent that would take minutes"),
        pytest.param("NaN", "C201", id="not a number"),
        pytest.param("inf", "C201", id="infinity"),
        pytest.param("x" * 32_767, "C201", id="the longest cell of Excel"),
        pytest.param("1_000", "C201", id="as only programmers write it"),
        pytest.param("１２", "C201", id="wide digits"),
        pytest.param("٣", "C201", id="Arabic digits"),
    ],
)
def test_a_hostile_number_is_a_finding_at_its_cell(
    tmp_path: Path, name: str, number: str, code: str
) -> None:
    if name.endswith(".csv"):
        data, place = f"Mục,b,a\nIV.1,{number},100\n".encode(), f"{name}:2:2"
    else:
        row = row_xml(2, b=f"<is><t>{number}</t></is>", kind="inlineStr")
        data, place = workbook_by_hand(headings_xml() + row), f"{name}:S!B2"
    run = check(bytes_file(tmp_path, data, name=name))
    assert run.code == 3
    assert f"{place} {code} error: " in run.out
    assert len(run.out) < 10_000


HEAD = "Mục,b,a\n"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        pytest.param(
            lambda: HEAD + "," * 5_000_000 + "\n",
            f":2 {TOO_LARGE}the length of this row in bytes is more than 4,194,304",
            id="a row of commas",
        ),
        pytest.param(
            lambda: "x" * 20_000_000, f":1 {TOO_LARGE}the length of this row", id="one long line"
        ),
        pytest.param(
            lambda: f"Mục,b,a{',' * 20_000}x\nIV.1,1,2\n",
            f"counts.csv {TOO_LARGE}the number of columns is 20,003, at most 16,384",
            id="more columns than a sheet has",
        ),
        pytest.param(
            lambda: f"Mục,b,a{',x' * 16_000}\n" + "IV.1,1,2\n" * 30_000,
            f"counts.csv {TOO_LARGE}the number of cells of the table is more than 10,000,000",
            id="wide headings over many short rows",
        ),
        pytest.param(
            lambda: "\n" * 6_000_000 + HEAD + "IV.1,1,2\n",
            f"counts.csv {TOO_LARGE}the number of rows is 6,000,002, at most 5,000,000",
            id="empty lines without end",
        ),
        pytest.param(
            lambda: HEAD + "IV.1,x,y\n" * 200_100,
            f"counts.csv {TOO_LARGE}the number of places with a problem is 200,001",
            id="nothing but faults",
        ),
        pytest.param(
            lambda: HEAD + "IV.1,1\n" * 300_000,
            f"counts.csv {TOO_LARGE}the number of places with a problem is 200,001",
            id="nothing but ragged rows",
        ),
        pytest.param(
            lambda: HEAD + "IV.1,1,2\n" * 200_100,
            " C705 error: ",
            id="one row over and over",
        ),
        pytest.param(
            lambda: HEAD + '"' * 5_000_001 + "\n",
            f":2 {TOO_LARGE}the length of this row in bytes",
            id="a row of quotation marks",
        ),
        pytest.param(
            lambda: HEAD + '"' + "IV.1,1,2\n" * 600_000,
            ":2 C105 error: A quotation mark opened in this row",
            id="a quotation mark that swallows the rest",
        ),
        pytest.param(
            lambda: f"Mục,{'(' * 300_000},b,a\nIV.1,x,1,2\n", "C707", id="a heading of brackets"
        ),
        pytest.param(
            lambda: f"Từ ngày {'1/' * 300_000}\nTT,Đơn vị\n1,2\n",
            "there are no results",
            id="a date of slashes",
        ),
        pytest.param(
            lambda: (",".join(f"tiêu đề {n}" for n in range(16_000)) + "\n") * 12,
            " C106 error: ",
            id="headings without end",
        ),
        pytest.param(
            lambda: f"{HEAD}{'x' * 200_000},1,2\n",
            ":2:1 C401 error: ",
            id="a name of 200,000 letters",
        ),
        pytest.param(
            lambda: f"{HEAD}IV.1,1\0,2\n" + "IV.1,1,2\n" * 3, " C102 error: ", id="a NUL byte"
        ),
        pytest.param(
            lambda: HEAD + "IV.1,1,2\n" * 600 + "III.1,1\0,2\n",
            ":602:2 C201 error: This cell must be a whole number, not negative, but reads «1\\x00»",
            id="a NUL byte far below",
        ),
    ],
)
def test_a_hostile_text_file_ends_soon(tmp_path: Path, make: Callable[[], str], says: str) -> None:
    run = check(bytes_file(tmp_path, make().encode()))
    assert run.code in (1, 3)
    assert says in run.out
    assert len(run.out) < 30_000


# A file of every form of the report.
FILES = [f"x{each.endings[0]}" for each in FORMATS.values() if each.endings]


def written(folder: Path, unit: str, *, code: int) -> Path:
    """Write a file of every form about a unit of that name; give their folder."""
    path = bytes_file(folder, f"Mục,Đơn vị,Kỳ,b,a\nIV.1,{unit},2023,1,2\n".encode())
    assert check(path, *to_every_file(folder), year="2023").code == code
    return folder


def to_every_file(folder: Path) -> list[str]:
    return [option for name in FILES for option in ("-o", str(folder / name))]


@pytest.fixture(scope="module")
def files_of_a_long_name(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("long"), "x " * 1_000_000, code=3)


@pytest.mark.parametrize("name", FILES)
def test_a_name_of_megabytes_is_cut_in_every_file(files_of_a_long_name: Path, name: str) -> None:
    assert (files_of_a_long_name / name).stat().st_size < 300_000


# A name that would steer, hide, command, calculate or mark up, and what no output may hold of it.
ATTACK = "\x1b[2J\x9b31m[red]\u202eSở[/] ::error::x ##[error]x =1+1|`x` <script>alert(1)</script> [a](http://x.vn)"
RAW = "\x1b\x9b\u202e"
PRINTED = [
    (command, *more)
    for command in commands()
    if reads_files(command)
    for more in [
        *(("--format", name) for name in choices(command, "--format")),
        *(("--color", name) for name in choices(command, "--color")),
    ]
    or [()]
]


@pytest.mark.parametrize("arguments", PRINTED, ids=" ".join)
def test_cell_text_reaches_no_terminal_and_commands_no_runner(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    lines = f"{ATTACK},Mục,Đơn vị,Kỳ,b,a\n{ATTACK},IV.1,{ATTACK},,1,2\n1,{ATTACK},x,{ATTACK},{ATTACK},2\n"
    path = bytes_file(tmp_path, lines.encode())
    command, *options = arguments
    if help_on(command, "--item"):
        options += ("--item", "IV.1")
    if command == "report":
        options += ("--all-units", str(tmp_path / "slips"))
    words = [str(path), "--year", "2023"]
    if command == "verify":
        report = str(tmp_path / "bao-cao.json")
        cchc("check", *words, "-o", report)
        words = [report, str(path)]
    run = cchc(command, *words, *options)
    assert run.code in (0, 1, 3)
    expect_harmless(run, coloured="always" in arguments)


def expect_harmless(run: Run, *, coloured: bool) -> None:
    """Expect that what was printed steers no terminal and commands no runner."""
    printed = run.out + run.err
    assert "\x1b[2J" not in printed
    if not coloured:
        assert "\x1b" not in printed
    assert not set(RAW) - {"\x1b"} & set(printed)
    told = [line for line in printed.splitlines() if line.lstrip().startswith("::")]
    assert not [line for line in told if line.startswith("::error::x")]
    assert "##[" not in printed


# What definitions may say: no control characters, and all else.
SAID = ATTACK.translate(dict.fromkeys(map(ord, RAW)))


def hostile_definitions(folder: Path) -> Path:
    """Make definitions whose unit, title and wording are an attack."""
    made = made_folder(folder / "definitions")
    change(made, UNITS, "Sở B", f'"{SAID}"')
    change(made, TARGETS, "Chỉ tiêu dùng để thử", f"'{SAID}'")
    change(made, TARGETS, "wording: Tỷ lệ hồ sơ đúng hạn (b/a)", f"wording: '{SAID} b/a'")
    return made


# What commands that read no counts print of definitions, in every form and colour.
OF_MADE_UP = {
    FILE: "definitions",
    "kon-tum-2023": "made-up-2024",
    "kon-tum-kkt-2024": "made-up-2025",
    "2023": "2024",
    "IV.1": "I.1",
}
OF_DEFINITIONS = [
    tuple(OF_MADE_UP.get(word, word) for word in words)
    for words in ways()["definitions"]
    if {"--format", "--color"} & set(words)
]


@pytest.fixture(scope="module")
def place_of_definitions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = hostile_definitions(tmp_path_factory.mktemp("hostile"))
    tried = f"basis: null\n    tests:\n      - {{name: '{SAID}', b: 1, a: 2, verdict: met}}"
    change(folder, TARGETS, "basis: null", tried)
    text = (folder / TARGETS).read_text(encoding="utf-8").replace("2024", "2025")
    later = text.replace("threshold: Tối thiểu 95", "threshold: Tối thiểu 96")
    (folder / "targets" / "made-up-2025.yaml").write_text(later, encoding="utf-8")
    return folder.parent


@pytest.mark.parametrize("arguments", OF_DEFINITIONS, ids=" ".join)
def test_what_definitions_say_reaches_no_terminal_and_commands_no_runner(
    place_of_definitions: Path, arguments: tuple[str, ...]
) -> None:
    run = cchc(*arguments, folder=place_of_definitions)
    assert run.code in (0, 1)
    expect_harmless(run, coloured="always" in arguments)


def hostile_input(command: str, folder: Path, definitions: Sequence[str]) -> list[str]:
    """Give a command what it reads, every text of it an attack."""
    if command == "draft":
        document = str(folder / "annex.docx")
        assert cchc("list-targets", "--year", "2024", *definitions, "-o", document).code == 0
        return [document, *definitions]
    if help_on(command, "--source") and reads_files(command):
        cells = f"H1,1.000600,{ATTACK},20230301080000,20230310170000,20230312150000,10,1,{ATTACK}"
        headings = "MaHoSo,MaTTHC,DonViXuLy,NgayTiepNhan,NgayHenTra,NgayKetThucXuLy,TrangThaiHoSo"
        lines = f"{headings},KenhThucHien,ChuHoSo\n{cells}\n"
        columns = ["--all", "--columns", "applicant"] if help_on(command, "--columns") else []
        asked = ["--year", "2023", "--item", "IV.1", *columns]
        return [str(bytes_file(folder, lines.encode())), *asked]
    rows = (f"I.1,{SAID},2024,1,2", f"I.1,{ATTACK},2023,1,2", f"I.1,{SAID},2024,{ATTACK},2")
    counts = "\n".join(("Mục,Đơn vị,Kỳ,b,a", *rows, ""))
    files = [str(bytes_file(folder, counts.encode()))] if reads_files(command) else []
    return [*files, "--year", "2024", *definitions]


WRITTEN = [
    pytest.param(each, value, id=f"{each.command} {each.option} {value}")
    for command in commands()
    for each in writing(command)
    for value in (("all",) if each.is_repeatable else each.endings or each.forms or ("folder",))
]


@pytest.mark.parametrize(("to", "value"), WRITTEN)
def test_whatever_a_command_writes_is_inert(tmp_path: Path, to: Writes, value: str) -> None:
    definitions = ["--definitions", str(hostile_definitions(tmp_path))]
    out = tmp_path / "out"
    out.mkdir()
    if to.endings:
        endings = to.endings if to.is_repeatable else [value]
        targets = [part for each in endings for part in (to.option, str(out / f"x{each}"))]
    else:
        targets = [to.option, str(out), *(["--format", value] if to.forms else [])]
        if help_on(to.command, "--deadline"):
            targets += ["--deadline", "31/12/2024"]
    read = hostile_input(to.command, tmp_path, definitions)
    assert cchc(to.command, *read, *targets, "--lang", "en").code in (0, 1, 3)
    made = [path for path in out.rglob("*") if path.is_file()]
    assert len(made) >= len(endings if to.endings else ["a file of a unit"])
    for path in made:
        expect_inert(path)


def test_every_form_of_the_report_is_printed_or_written() -> None:
    printed = {arguments[-1] for arguments in PRINTED if "--format" in arguments}
    assert {name for name, each in FORMATS.items() if not each.endings} <= printed


@pytest.fixture(scope="module")
def files_of_an_attack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("attack"), ATTACK, code=3)


@pytest.mark.parametrize("name", FILES)
def test_cell_text_is_inert_in_every_file(files_of_an_attack: Path, name: str) -> None:
    expect_inert(files_of_an_attack / name)


def expect_inert(path: Path) -> None:
    """Expect a file that steers no terminal, runs no script or formula and, printed, commands no runner."""
    is_packed = zipfile.is_zipfile(path)
    if is_packed:
        with zipfile.ZipFile(path) as packed:
            texts = [packed.read(part).decode() for part in packed.namelist() if "xml" in part]
    else:
        texts = [path.read_bytes().decode()]
    for text in texts:
        assert not set(RAW) & set(text)
        if not is_packed and path.suffix != ".yaml":  # a draft has the words of its document
            assert "##[" not in text
        if text.startswith("<"):
            assert "<script>alert" not in text
            assert "<f>1+1" not in text


@pytest.mark.parametrize(
    ("written", "says"),
    [
        pytest.param("Sở Y t\u0435́", "letters that look like Latin ones: «\u0435»", id="Cyrillic"),
        pytest.param("S\u03bf Y tế", "letters that look like Latin ones: «\u03bf»", id="Greek"),
        pytest.param("S\u200bở Nội\u00ad vụ", " · Sở Nội vụ · ", id="unseen letters"),
    ],
)
def test_letters_that_look_like_others_are_named(tmp_path: Path, written: str, says: str) -> None:
    lines = f"Mục,Đơn vị,b,a\nIV.1,{written},1,2\n"
    run = check(bytes_file(tmp_path, lines.encode()), year="2023")
    assert says in run.out


# --- places rather than contents -----------------------------------------------------------


@pytest.mark.parametrize("link", [False, True], ids=["by its name", "through a link"])
@pytest.mark.parametrize("command", ["check", "report", "template"])
def test_no_output_takes_the_place_of_an_input(tmp_path: Path, command: str, link: bool) -> None:
    path = bytes_file(tmp_path, b"IV.1", name="counts.xlsx")
    output = tmp_path / "other.xlsx"
    if link:
        output.symlink_to(path)
    else:
        output = path
    named = [] if command == "template" else [str(path)]
    assert cchc(command, *named, "--year", "2023", "-o", str(output)).code in (2, 4)
    assert path.read_bytes() == b"IV.1"


def test_a_loop_of_links_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to("b.csv")
    (tmp_path / "b.csv").symlink_to("a.csv")
    run = check(tmp_path / "a.csv")
    assert run.code == 3
    assert "C113 error: The file cannot be opened" in run.out


def test_a_folder_that_holds_itself_is_read_once(tmp_path: Path) -> None:
    bytes_file(tmp_path, b"M\xe1\xbb\xa5c,b,a\nIV.1,95,100\n")
    (tmp_path / "again").symlink_to(tmp_path)
    run = check(tmp_path, "--item", "IV.1")
    assert run.code == 0
    assert "C303" not in run.out


def test_a_folder_without_permission_is_said(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    bytes_file(closed, b"x")
    bytes_file(tmp_path, b"M\xe1\xbb\xa5c,b,a\nIV.1,95,100\n")
    closed.chmod(0)
    try:
        done = subprocess.run(
            [
                *without_privileges(),
                sys.executable,
                "-m",
                "cchc",
                "check",
                str(tmp_path),
                "--year=2023",
            ],
            capture_output=True,
            env=environment({"CCHC_LANG": "en"}),
            check=False,
        )
    finally:
        closed.chmod(0o700)
    said = "closed C113 error: The file cannot be opened: permission is denied"
    assert (done.returncode, said in done.stdout.decode()) == (3, True)


def test_limits_are_told_in_the_documentation() -> None:
    page = (Path(__file__).parents[1] / "docs" / "limits.md").read_text(encoding="utf-8")
    for name, value in vars(limits).items():
        if name.isupper():
            mebi, rest = divmod(value, 2**20)
            spelt = f"{mebi} MiB" if mebi and not rest and name.endswith("BYTES") else f"{value:,}"
            assert spelt in page, name
