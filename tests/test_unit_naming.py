"""What units are called: so that nobody confuses them, in every form, finding and letter."""

import json
import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from cchc import check
from cchc.definitions.level import Level
from cchc.definitions.unit_naming import DistinctNames, without_marks
from cchc.definitions.units import LEVELS, Registry
from cchc.matching.units import UnitNames
from cchc.render.formats import FORMATS
from cli_runs import cchc, choices
from factories import registry
from made_folders import change, made_folder

A, B = "Xã Đắk Long", "Xã Đăk Long"
UNITS = f"""code,name,level,parent
1,Tỉnh A,province,
2,Huyện B,district,1
3,Huyện C,district,1
21,{A},commune,2
31,{B},commune,3
"""
_BARE = re.compile("Xã Đ[ắă]k Long(?! \\(Huyện [BC][,)])")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make definitions with two communes that differ by a mark, and what one of them sent."""
    made = tmp_path_factory.mktemp("alike")
    definitions = made_folder(made / "definitions")
    (definitions / "targets/units/made-up.csv").write_text(UNITS, encoding="utf-8")
    change(definitions, "targets/made-up-2024.yaml", "[province]", "[province, commune]")
    book = Workbook()
    [sheet] = book.worksheets
    for row in (
        ("Đơn vị báo cáo:", "21"),
        ("Kỳ báo cáo: Quý III năm 2024",),
        (),
        ("Mục", "Số hồ sơ giải quyết đúng hạn", "Số hồ sơ đã giải quyết"),
        ("I.1", 90, 100),
    ):
        sheet.append(row)
    book.save(made / "title.xlsx")
    rows = [
        "I.1,21,Quý III/2024,91,100",
        "I.1,XÃ ĐĂK LONG HUYỆN C,Quý III/2024,120,100",
        "I.1,2,Quý III/2024,1,1",
        "I.1,21,Quý I/2024,95,100",
        "I.1,31,Quý I/2024,95,100",
    ]
    head = "Mục,Đơn vị,Kỳ,Tử số (b),Mẫu số (a)"
    (made / "rows.csv").write_text("\n".join((head, *rows)), encoding="utf-8")
    return made


def texts_of(path: Path) -> str:
    """Give all texts of a file."""
    if path.suffix not in (".xlsx", ".docx"):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as archive:
        return "\n".join(
            archive.read(name).decode("utf-8", "ignore") for name in archive.namelist()
        )


def asked(folder: Path, *names: str) -> list[str]:
    """Give the words that judge files of the folder by its definitions."""
    files = [str(folder / name) for name in names]
    return [*files, "--definitions", str(folder / "definitions"), "--year", "2024"]


@pytest.mark.parametrize("form", [name for name in FORMATS if name != "json"])
@pytest.mark.parametrize("file", ["rows.csv", "title.xlsx"])
def test_no_form_names_a_unit_that_could_be_another(
    form: str, file: str, folder: Path, tmp_path: Path
) -> None:
    endings = FORMATS[form].endings
    out = tmp_path / f"out{''.join(endings[:1])}"
    to = ("-o", str(out)) if endings else ("--format", form)
    run = cchc("check", *asked(folder, file), "--all", "--period", "Q3", *to)
    said = texts_of(out) if endings else ""
    assert "Huyện B" in run.out + said
    assert _BARE.findall(run.out + run.err + said) == []


def units_in(value: Any) -> Iterator[dict[str, Any]]:
    """Find the units that a JSON document names, wherever they stand."""
    if isinstance(value, dict):
        if {"code", "name", "level"} <= value.keys():
            yield value
        value = [*value.values()]
    if isinstance(value, list):
        for each in value:
            yield from units_in(each)


@pytest.mark.parametrize(
    ("command", "more"),
    [
        pytest.param("check", ["--by", "parent"], id="results and what holds totals down"),
        pytest.param("check", ["--against", "2024-Q1"], id="changes"),
        pytest.param("missing", [], id="who is to be reminded"),
        pytest.param("explain", [], id="proofs"),
    ],
)
def test_json_has_beside_the_name_of_a_unit_what_it_is_called(
    command: str, more: list[str], folder: Path
) -> None:
    period = ["--period", "Q3", "--format", "json"]
    run = cchc(command, *asked(folder, "rows.csv"), *more, *period)
    found = {(each["name"], each["called"]) for each in units_in(json.loads(run.out))}
    alike = {A: f"{A} (Huyện B)", B: f"{B} (Huyện C)"}
    assert found & {*alike.items()} != set()
    assert found == {(name, alike.get(name, name)) for name, _ in found}


def test_records_have_beside_the_name_of_a_unit_what_it_is_called(folder: Path) -> None:
    report = check(folder / "rows.csv", definitions=folder / "definitions", year=2024)
    columns = report.results().columns()
    assert {*zip(columns["unit_name"], columns["unit_called"], strict=True)} >= {
        (A, f"{A} (Huyện B)"),
        (B, f"{B} (Huyện C)"),
    }


def test_json_has_findings_as_people_read_them(folder: Path) -> None:
    run = cchc("check", *asked(folder, "rows.csv"), "--format", "json")
    found = [each["message"] + each["fix"] for each in json.loads(run.out)["findings"]]
    assert [each for each in found if "Đăk Long (Huyện C)" in each] != []
    assert _BARE.findall(" ".join(found)) == []


@pytest.mark.parametrize("form", choices("report", "--format"))
def test_slips_reminders_and_forms_name_it_just_so(form: str, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    cchc("report", *asked(folder, "rows.csv"), "--all-units", str(out), "--format", form)
    cchc("missing", *asked(folder, "rows.csv"), "-o", str(out / f"list.{form}"))
    letters = ("--letters", str(out / "letters"), "--deadline", "2024-10-15")
    cchc("missing", *asked(folder, "rows.csv"), *letters)
    written = [*out.rglob(f"*.{form}"), *out.rglob("letters/*.docx")]
    said = "\n".join(map(texts_of, written))
    assert {f"{A} (Huyện B)", f"{B} (Huyện C)"} <= set(re.findall("Xã Đ.k Long \\(.*?\\)", said))
    assert _BARE.findall(said) == []


def test_a_form_is_known_again_by_the_name_that_stands_in_it(folder: Path, tmp_path: Path) -> None:
    definitions = ["--definitions", str(folder / "definitions"), "--year", "2024"]
    form = tmp_path / "form.xlsx"
    cchc("template", *definitions, "--unit", "31", "--period", "Q3", "-o", str(form))
    book = load_workbook(form)
    sheet = book["Số liệu"]
    assert sheet["C3"].value == f"{B} (Huyện C, 31)"
    sheet["E8"], sheet["G8"] = 100, 90
    book.save(form)
    run = cchc("check", str(form), *definitions, "--format", "json")
    report = json.loads(run.out)
    assert [(each["unit"]["code"], each["verdict"]) for each in report["results"]] == [
        ("31", "missed")
    ]
    assert report["findings"] == []


@pytest.mark.parametrize(
    ("written", "code"),
    [
        pytest.param(f"{A} (Huyện B)", "21", id="with the district"),
        pytest.param(f"{B} (Huyện C, 31)", "31", id="with district and code"),
        pytest.param(f"{A} (21)", "21", id="with the code alone"),
    ],
)
def test_what_our_documents_call_a_unit_is_read_as_if_it_were_listed(
    written: str, code: str
) -> None:
    names = UnitNames(alike())
    found = names.find(written)
    assert (found.kind, found.unit) == ("exact", names.registry.codes.index(code))


def test_a_code_behind_another_name_is_no_name() -> None:
    assert UnitNames(alike()).find("Huyện B (31)").unit is None


def test_a_code_says_which_of_two_mixed_up_names_is_meant() -> None:
    found = UnitNames(alike()).find(f"{A} (31)")
    assert (found.unit, found.kind) == (4, "loose")
    assert found.how is not None
    assert found.how.vi == "kèm mã đơn vị"


def alike() -> Registry:
    made = registry(
        [
            ("1", "Tỉnh A", Level.PROVINCE),
            ("2", "Huyện B", Level.DISTRICT),
            ("3", "Huyện C", Level.DISTRICT),
            ("21", A, Level.COMMUNE),
            ("31", B, Level.COMMUNE),
        ]
    )
    made.parents[3:] = ["2", "3"]  # type: ignore[index]
    return made


def test_districts_of_one_name_do_not_tell_communes_apart() -> None:
    codes = ["1", "2", "11", "21"]
    names = ["Huyện Châu Thành", "Huyện Châu Thành", "Xã Tân Lập", "Xã Tân Lập"]
    called = DistinctNames(codes, names, ["", "", "1", "2"])
    assert [called.of(at) for at in (2, 3)] == ["Xã Tân Lập (11)", "Xã Tân Lập (21)"]
    above = [called.body_above(at) for at in range(4)]
    assert above == ["", "", "Huyện Châu Thành (1)", "Huyện Châu Thành (2)"]


@pytest.mark.parametrize("form", ["md", "csv", "html", "xlsx", "docx"])
def test_bodies_above_are_named_just_so(form: str, tmp_path: Path) -> None:
    definitions = made_folder(tmp_path / "definitions")
    units = UNITS.replace("3,Huyện C", "3,Huyện B")
    (definitions / "targets/units/made-up.csv").write_text(units, encoding="utf-8")
    change(definitions, "targets/made-up-2024.yaml", "[province]", "[province, commune]")
    rows = "Mục,Đơn vị,Kỳ,Tử số (b),Mẫu số (a)\nI.1,21,Quý III/2024,91,100\n"
    (tmp_path / "rows.csv").write_text(rows, encoding="utf-8")
    out = tmp_path / f"out.{form}"
    cchc("missing", *asked(tmp_path, "rows.csv"), "--period", "Q3", "-o", str(out))
    assert "Huyện B (3)" in texts_of(out).replace("\\", "")


def test_no_two_units_of_drawn_registries_have_names_that_are_alike() -> None:
    draw = random.Random(12)
    marks = ["Đắk", "Đăk", "Đák", "đắk", "Dak"]
    for _ in range(200):
        size = draw.randint(2, 9)
        codes = [str(10 + at) for at in range(size)]
        names = [f"Xã {draw.choice(marks)} {draw.choice('AB')}" for _ in codes]
        parents = [draw.choice(["", *codes]) for _ in codes]
        made = Registry(
            id="drawn",
            codes=codes,
            names=names,
            level_of=bytes(LEVELS.index(Level.COMMUNE) for _ in codes),
            parents=parents,
        )
        called = [made.called.of(at) for at in range(size)]
        assert len({without_marks(each) for each in called}) == size
        read = UnitNames(made)
        assert [read.find(each).unit for each in called] == list(range(size))
