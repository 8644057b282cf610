"""``cchc init``: a folder to begin with, that lints, and in which no target is made up."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
import yaml

from cchc.definitions.declaration import keys_of
from cchc.definitions.period import Period
from cchc.definitions.units import LEVELS, Unit, existing_in
from cchc.exit_codes import ExitCode
from cchc.loading.definitions import load, shipped
from cchc.loading.registry import read_registry
from cli_runs import cchc

SOURCE = Path(__file__).parents[1] / "docs" / "sources" / "quang-ngai-communes-2025.csv"


@pytest.mark.parametrize(
    ("place", "year", "set_id", "units"),
    [
        pytest.param("Quảng Ngãi", "2026", "quang-ngai-2026", 97, id="a province that is known"),
        pytest.param("TỈNH QUẢNG NGÃI", "2026", "quang-ngai-2026", 97, id="in capitals"),
        pytest.param("Quang Ngai", "2026", "quang-ngai-2026", 97, id="without marks"),
        pytest.param("Kon Tum", "2024", "kon-tum-2024", 133, id="one of three levels"),
        pytest.param("Thành phố Huế", "2026", "hue-2026", 1, id="a city that is not known"),
        pytest.param('Lâm "Đồng"', "2026", "lam-dong-2026", 1, id="a name with marks"),
    ],
)
def test_what_is_begun_lints_and_has_no_target(
    tmp_path: Path, place: str, year: str, set_id: str, units: int
) -> None:
    run = cchc("init", "moi", "--place", place, "--year", year, folder=tmp_path)
    assert (run.code, run.out) == (ExitCode.OK, "")
    linted = cchc("lint", "moi", "--fail-on", "warning", folder=tmp_path)
    assert (linted.code, linted.out.count("D326")) == (ExitCode.OK, 1)
    loaded = load(tmp_path / "moi", cache=None)
    assert loaded.definitions
    (only,) = loaded.definitions.target_sets
    assert (only.id, only.targets, str(only.year)) == (set_id, (), year)
    listed = loaded.registry_files[only.registry]
    registry, _ = read_registry(listed)
    assert registry
    assert len(existing_in(registry, Period(only.year))) == units
    headings = listed.read_text(encoding="utf-8").splitlines()[0].split(",")
    assert sorted(headings) == sorted(keys_of(Unit))


def test_where_the_set_is_known_the_folder_has_it_and_judges_a_body_that_is_added(
    tmp_path: Path,
) -> None:
    """A body that the registry lacks is one line more, and nothing else changes."""
    run = cchc("init", "moi", "--place", "Kon Tum", "--year", "2023", folder=tmp_path)
    assert run.code == ExitCode.OK
    linted = cchc("lint", "moi", "--fail-on", "warning", folder=tmp_path)
    assert (linted.code, linted.out) == (ExitCode.OK, "Không có phát hiện nào.\n")
    tried = cchc("test", "moi", "--mutate", folder=tmp_path)
    assert (tried.code, "SAI" in tried.out) == (ExitCode.OK, False)
    counts = tmp_path / "so-lieu.csv"
    counts.write_text(
        "Đơn vị,Mục,Kỳ,b,a\nSở Mới,IV.1,2023,99,100\nSở Y tế,IV.1,2023,98,100\n", encoding="utf-8"
    )
    asked = ["check", "so-lieu.csv", "--year", "2023", "--format", "json"]
    known = json.loads(cchc(*asked, folder=tmp_path).out)
    same = json.loads(cchc(*asked, "--definitions", "moi", folder=tmp_path).out)
    assert [each["results"] for each in (known, same)] == [known["results"]] * 2
    assert [each["code"] for each in same["findings"] if each["severity"] == "error"] == ["C417"]
    registry = tmp_path / "moi" / "targets" / "units" / "kon-tum-2023.csv"
    with registry.open("a", encoding="utf-8") as file:
        file.write("so-moi,Sở Mới,province,62,,,,,\n")
    more = json.loads(cchc(*asked, "--definitions", "moi", folder=tmp_path).out)
    judged = {
        row["unit"]["code"]: row["verdict"] for row in more["results"] if row["item"] == "IV.1"
    }
    assert judged["so-moi"] == judged["so-y-te"] == "met"


def test_what_is_begun_can_be_listed_tried_and_gives_no_answer(tmp_path: Path) -> None:
    cchc("init", "moi", "--place", "Quảng Ngãi", "--year", "2026", folder=tmp_path)
    counts = tmp_path / "so-lieu.csv"
    counts.write_text("Đơn vị,Mục,b,a\nXã Ba Tơ,I.1,1,2\n", encoding="utf-8")
    asked = ["--definitions", "moi", "--year", "2026"]
    codes = [
        cchc(*command, folder=tmp_path).code
        for command in (
            ["list-targets", *asked],
            ["check", "so-lieu.csv", *asked],
            ["test", "moi"],
        )
    ]
    assert codes == [ExitCode.OK, ExitCode.UNUSABLE, ExitCode.UNUSABLE]


@pytest.mark.parametrize(
    ("place", "year", "kind"),
    [
        pytest.param("Quảng Ngãi", "2026", "tỉnh", id="a province"),
        pytest.param("Hà Nội", "2026", "thành phố", id="a city"),
        pytest.param("TP. Huế", "2026", "thành phố", id="a city with its word"),
        pytest.param("Hà Nội", "2024", "thành phố", id="a city with districts"),
    ],
)
def test_the_readme_calls_the_place_what_it_is(
    place: str, year: str, kind: str, tmp_path: Path
) -> None:
    cchc("init", "moi", "--place", place, "--year", year, folder=tmp_path)
    text = (tmp_path / "moi" / "README.md").read_text(encoding="utf-8")
    other = "thành phố" if kind == "tỉnh" else "tỉnh"
    assert f"là mã của {kind}" in text
    assert f" {other}" not in text


def test_the_first_line_of_what_is_begun_leads_to_its_schema(tmp_path: Path) -> None:
    cchc("init", "moi", "--place", "Quảng Ngãi", "--year", "2026", folder=tmp_path)
    path = tmp_path / "moi" / "targets" / "quang-ngai-2026.yaml"
    _, _, schema = path.read_text(encoding="utf-8").splitlines()[0].partition("=")
    assert (path.parent / schema).is_file()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["co", "--place", "Quảng Ngãi", "--year", "2026"], "«co»", id="it is there"),
        pytest.param(["moi", "--place", "?", "--year", "2026"], "«?»", id="no name"),
        pytest.param(["moi", "--place", "Huế", "--year", "26"], "26", id="no year"),
        pytest.param(["moi", "--year", "2026"], "--place", id="no place"),
        pytest.param(
            ["moi", "--place", "Kon Tum", "--year", "2026"],
            "chỉ hoạt động đến ngày 30/06/2025; từ đó thuộc «Tỉnh Quảng Ngãi»",
            id="a province that is no more",
        ),
    ],
)
def test_what_cannot_be_begun_is_wrong_usage(
    tmp_path: Path, arguments: list[str], told: str
) -> None:
    (tmp_path / "co").mkdir()
    (tmp_path / "co" / "x").write_text("x", encoding="utf-8")
    run = cchc("init", *arguments, folder=tmp_path)
    assert run.code == ExitCode.USAGE
    assert told in run.err
    assert [path.name for path in tmp_path.iterdir()] == ["co"]


# --- the registry of Quảng Ngãi --------------------------------------------------------------------


def test_quang_ngai_has_its_96_communes_below_the_province() -> None:
    registry, _ = read_registry(shipped() / "targets" / "units" / "quang-ngai-2025.csv")
    assert registry
    units = [registry[index] for index in range(len(registry))]
    assert Counter(LEVELS[level] for level in registry.level_of) == {"province": 1, "commune": 96}
    assert Counter(unit.name.split()[0] for unit in units[1:]) == {"Xã": 86, "Phường": 9, "Đặc": 1}
    assert {unit.parent for unit in units[1:]} == {units[0].code}
    assert {unit.valid_from for unit in units[1:]} == {"2025-07-01"}


def test_its_codes_and_names_are_those_of_the_source() -> None:
    registry, _ = read_registry(shipped() / "targets" / "units" / "quang-ngai-2025.csv")
    assert registry
    with SOURCE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert dict(zip(registry.codes[1:], registry.names[1:], strict=True)) == {
        row["code"]: row["commune"] for row in rows
    }
    assert Counter(row["from_former_kon_tum"] for row in rows) == {"no": 56, "yes": 40}


def test_every_successor_of_kon_tum_is_one_of_the_forty() -> None:
    old, _ = read_registry(shipped() / "targets" / "units" / "kon-tum-2023.csv")
    assert old
    with SOURCE.open(encoding="utf-8") as file:
        forty = {row["code"] for row in csv.DictReader(file) if row["from_former_kon_tum"] == "yes"}
    of_communes = [
        code
        for unit, codes in old.successors.items()
        if LEVELS[old.level_of[unit]] == "commune"
        for code in codes
    ]
    assert set(of_communes) == forty


def test_no_targets_of_quang_ngai_are_made_up() -> None:
    sets = [yaml.safe_load(path.read_text("utf-8")) for path in shipped().glob("targets/*.yaml")]
    assert [each["id"] for each in sets if each["registry"] == "quang-ngai-2025"] == []


def test_a_code_that_no_source_has_is_added_in_the_folder_that_was_begun(tmp_path, monkeypatch):
    """Both shipped sources are in it: none of them is lost by changing the other."""
    monkeypatch.chdir(tmp_path)
    assert cchc("init", "d", "--place", "Kon Tum", "--year", "2023").code == ExitCode.OK
    Path("h.csv").write_text(
        "MaHoSo,DonViXuLy,NgayHenTra,NgayKetThucXuLy,TrangThaiHoSo\n"
        "1,Sở Y tế,20230510170000,20230510100000,11\n"
        "2,Sở Y tế,20230510170000,20230510100000,9\n"
        "3,Sở Y tế,20230510170000,20230510100000,9\n",
        encoding="utf-8",
    )
    asked = ["count", "h.csv", "--year", "2023", "--item", "IV.1", "--definitions", "d"]
    before = cchc(*asked)
    assert "R106" in before.err
    assert ",2,2,0,1," in before.out
    sources = sorted(each.name for each in Path("d/record-sources").iterdir())
    assert sources == ["fields.yaml", "national-sync.yaml", "one-stop-export.yaml"]
    own = Path("d/record-sources/national-sync.yaml")
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace('"10": returned', '"10": returned\n      "11": returned'), "utf-8")
    after = cchc(*asked)
    assert "R106" not in after.err
    assert ",3,3,0,0," in after.out
    assert cchc("lint", "d").code == ExitCode.OK
