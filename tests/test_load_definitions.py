"""A folder of definitions: what is read, and what is found."""

import os
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from cchc.definitions.indicator import Better, WhenEmpty
from cchc.definitions.level import Level
from cchc.definitions.threshold_text import read_threshold
from cchc.loading.definitions import Loaded, load
from cchc.loading.plain_files import unreadable
from made_folders import (
    INDICATOR,
    TARGETS,
    UNITS,
    Step,
    after,
    change,
    copy,
    made_folder,
    remove,
    swap,
    write,
)

SECOND_ROW = """\
  - item: I.2
    indicator: dossiers-on-time
    wording: Tỷ lệ hồ sơ đúng hạn (b/a)
    levels: [commune]
    threshold: 90
    unit_of_measure: "%"
    responsible: [UBND cấp xã]
    coordinating: []
    basis: null
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made_folder(tmp_path / "definitions")


def told(loaded: Loaded) -> list[str]:
    return [f"{found.location.text} {found.rule.code}" for found in loaded.findings]


# --- what is built -------------------------------------------------------------------------


def test_definitions_are_built_from_the_files(folder: Path) -> None:
    loaded = load(folder, cache=None)
    assert loaded.findings == ()
    assert loaded.definitions is not None
    (only,) = loaded.definitions.target_sets
    (target,) = only.targets
    indicator = loaded.definitions.indicators["dossiers-on-time"]
    assert target.indicator is indicator
    assert (only.id, only.year, only.sections) == ("made-up-2024", 2024, {"I": "Phần thứ nhất"})
    assert (only.number, only.effective.first, only.document) == ("1/QĐ-UBND", None, None)
    assert (target.item, target.section, target.levels) == ("I.1", "I", (Level.PROVINCE,))
    assert (target.threshold.text, target.threshold.low) == ("Tối thiểu 95", Decimal(95))
    assert (target.responsible, target.coordinating, target.basis) == (("Sở A",), ("Sở B",), None)
    assert (indicator.when_empty, indicator.better) == (WhenEmpty.NOT_APPLICABLE, Better.HIGHER)
    assert (indicator.part_of_whole, indicator.aliases, indicator.scope) == (True, (), None)
    assert indicator.english.numerator == "Settled on time"
    assert loaded.registry_files == {"made-up": folder / "targets" / "units" / "made-up.csv"}


def test_a_section_that_is_a_row_is_its_own_section(folder: Path) -> None:
    change(folder, TARGETS, "item: I.1", "item: I")
    loaded = load(folder, cache=None)
    assert loaded.definitions is not None
    assert loaded.definitions.target_sets[0].targets[0].section == "I"


@pytest.mark.parametrize(
    "text",
    ["Tối thiểu 99,50", "trên 90%", "không quá 5,25%", "dưới 10%", "từ 70% đến dưới 100%", "30"],
)
def test_a_threshold_means_what_its_text_says(folder: Path, text: str) -> None:
    change(folder, TARGETS, "Tối thiểu 95", text)
    loaded = load(folder, cache=None)
    assert loaded.definitions is not None
    assert loaded.definitions.target_sets[0].targets[0].threshold == read_threshold(text)


def test_the_shipped_definitions_have_no_fault() -> None:
    loaded = load(None, cache=None)
    assert loaded.findings == ()
    assert loaded.definitions is not None
    rows = {each.id: len(each.targets) for each in loaded.definitions.target_sets}
    assert rows["kon-tum-2023"] == 9
    assert rows["kon-tum-kkt-2024"] == 14


# --- what is found -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        pytest.param(remove("indicators"), ["indicators D301"], id="no folder of indicators"),
        pytest.param(remove("targets"), ["targets D301"], id="no folder of targets"),
        pytest.param(
            after(remove("targets"), write("targets")), ["targets D301"], id="a file for a folder"
        ),
        pytest.param(
            remove("targets/units"), [f"{TARGETS}:8:11 D311"], id="no folder of registries"
        ),
        pytest.param(remove(TARGETS), ["targets D302"], id="no set"),
        pytest.param(
            after(remove(INDICATOR), write(f"{INDICATOR}/x")),
            [f"{INDICATOR} D303"],
            id="a folder for an indicator, which is then not called unknown",
        ),
        pytest.param(write("targets/a.yml"), ["targets/a.yml D304"], id="the other ending"),
        pytest.param(write("targets/.a.yml"), ["targets/.a.yml D304"], id="even hidden"),
        pytest.param(write("targets/A.YAML"), ["targets/A.YAML D304"], id="capitals"),
        pytest.param(write("targets/2024/a.yaml"), ["targets/2024 D304"], id="a sub-folder"),
        pytest.param(write("indicators/units/a"), ["indicators/units D304"], id="units elsewhere"),
        pytest.param(write("targets/units/a.xlsx"), ["targets/units/a.xlsx D304"], id="Excel"),
        pytest.param(write("targets/README.md"), [], id="a README may explain"),
        pytest.param(write("targets/.gitkeep"), [], id="what is hidden may lie there"),
        pytest.param(write("targets/Thumbs.db"), [], id="what Windows leaves may lie there"),
        pytest.param(write("other/a.yaml"), [], id="other folders are not ours"),
        pytest.param(
            swap(INDICATOR, "id: d", "id: D"),
            [f"{INDICATOR}:1:5 D205"],
            id="a refused indicator is not called unknown too",
        ),
        pytest.param(
            swap(TARGETS, "year: 2024", "year: x"),
            [f"{TARGETS}:2:7 D210"],
            id="the indicators of a refused set are not called unused",
        ),
        pytest.param(
            after(
                copy(TARGETS, "targets/other.yaml"),
                swap("targets/other.yaml", "id: made-up-2024", "id: other"),
                swap("targets/other.yaml", "indicator: dossiers-on-time", "indicator: petitions"),
                swap(TARGETS, "year: 2024", "year: x"),
                copy(INDICATOR, "indicators/petitions.yaml"),
                swap("indicators/petitions.yaml", "id: dossiers-on-time", "id: petitions"),
            ),
            [f"{TARGETS}:2:7 D210"],
            id="nor while another set can be read",
        ),
        pytest.param(
            after(
                copy(TARGETS, "targets/other.yaml"),
                swap("targets/other.yaml", "id: made-up-2024", 'id: other\nannex: "2"'),
                swap("targets/other.yaml", "indicator: dossiers-on-time", "indicator: petitions"),
                copy(INDICATOR, "indicators/petitions.yaml"),
                swap("indicators/petitions.yaml", "id: dossiers-on-time", "id: petitions"),
            ),
            [],
            id="two sets may have an indicator each of one name",
        ),
        pytest.param(
            swap(TARGETS, "item: I.1", "item: III.2"), [f"{TARGETS}:13:11 D310"], id="section"
        ),
        pytest.param(
            after(
                swap(TARGETS, "levels: [province]", "levels: [province, district]"),
                swap(TARGETS, "responsible: [Sở A]", "responsible: [Sở A, UBND cấp huyện]"),
                swap(TARGETS, "basis: null\n", f"basis: null\n{SECOND_ROW}"),
                swap(UNITS, "2,Sở B,province,1\n", "2,Sở B,province,1\n3,Xã C,commune,1\n"),
            ),
            [],
            id="one indicator may have a threshold for each level",
        ),
        pytest.param(
            after(
                write("targets/phu-luc.txt"),
                swap(
                    TARGETS,
                    "registry: made-up",
                    f"document: {{file: targets/phu-luc.txt, sha256: {'0' * 64}}}\nregistry: made-up",
                ),
            ),
            [],
            id="the document of a set beside it",
        ),
        pytest.param(
            write("targets/phu-luc.txt"),
            ["targets/phu-luc.txt D304"],
            id="a document that no set names",
        ),
        pytest.param(
            swap(INDICATOR, "over_time: sum", "over_time: sum\nbetter: lower"),
            [f"{TARGETS}:17:16 D314"],
            id="a floor where lower is better",
        ),
        pytest.param(
            after(
                swap(INDICATOR, "over_time: sum", "over_time: sum\nbetter: lower"),
                swap(TARGETS, "Tối thiểu 95", "từ 70% đến 80%"),
            ),
            [],
            id="a band has no direction",
        ),
        pytest.param(
            copy(TARGETS, "targets/made-up-2025.yaml"),
            ["targets/made-up-2025.yaml:1:5 D305"],
            id="a copied set",
        ),
        pytest.param(
            copy(INDICATOR, "indicators/later.yaml"),
            ["indicators/later.yaml:1:5 D305"],
            id="a copied indicator",
        ),
    ],
)
def test_what_is_wrong_with_a_folder_is_told(
    folder: Path, spoil: Step, expected: list[str]
) -> None:
    spoil(folder)
    assert told(load(folder, cache=None)) == expected


def test_notes_and_warnings_do_not_stand_in_the_way(folder: Path) -> None:
    write("targets/a.yml")(folder)
    change(folder, TARGETS, "Tối thiểu 95", "không quá 95")
    loaded = load(folder, cache=None)
    assert told(loaded) == ["targets/a.yml D304", f"{TARGETS}:17:16 D314"]
    assert loaded.definitions is not None


def test_one_error_is_enough(folder: Path) -> None:
    change(folder, TARGETS, "item: I.1", "item: V")
    assert load(folder, cache=None).definitions is None


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    loaded = load(tmp_path / "no", cache=None)
    assert told(loaded) == [f"{tmp_path / 'no'} D301"]
    assert loaded.registry_files == {}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "indicators" / "pipe.yaml")
    assert told(load(folder, cache=None)) == ["indicators/pipe.yaml D303"]


def test_a_link_to_nowhere_and_a_device(folder: Path) -> None:
    (folder / "indicators" / "link.yaml").symlink_to("nowhere")
    (folder / "indicators" / "zero.yaml").symlink_to("/dev/zero")
    assert told(load(folder, cache=None)) == [
        "indicators/link.yaml D303",
        "indicators/zero.yaml D303",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text here")
def test_a_file_name_that_is_no_text(folder: Path) -> None:
    name = os.fsdecode(b"\xff")
    (folder / "targets" / "units" / f"{name}.csv").write_text("x", encoding="utf-8")
    (folder / "indicators" / f"{name}.yaml").write_text("# x", encoding="utf-8")
    assert told(load(folder, cache=folder / "cache")) == [f"indicators/{name}.yaml D114"]


def test_a_file_without_permission(folder: Path) -> None:
    (folder / INDICATOR).chmod(0)
    if os.access(folder / INDICATOR, os.R_OK):
        pytest.skip("root may read everything")
    assert told(load(folder, cache=None)) == [f"{INDICATOR} D303"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        pytest.param(PermissionError(13, "Permission denied"), "không có quyền đọc", id="denied"),
        pytest.param(FileNotFoundError(2, "gone"), "tệp không còn ở đây", id="gone meanwhile"),
        pytest.param(OSError(5, "I/O error"), "hệ điều hành báo «I/O error»", id="broken disk"),
        pytest.param(OSError(), "hệ điều hành báo «OSError»", id="without a word"),
    ],
)
def test_why_a_file_cannot_be_read(error: OSError, reason: str) -> None:
    assert unreadable("x.yaml", error).message("vi") == f"Không đọc được tệp: {reason}."
