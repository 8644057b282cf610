"""A set that extends another: what it inherits, from where, and what the cache must notice."""

from pathlib import Path

import pytest

from cchc.definitions.model import Target, TargetSet
from cchc.definitions.period import Period
from cchc.loading.definitions import Loaded, load
from made_folders import INDICATOR, TARGETS, UNITS, change, made_folder, remove, write

CHILD = "targets/so-b-2024.yaml"
OWN_KEYS = """\
id: {id}
extends: {above}
year: {year}
title: Phân giao dùng để thử
issuer: Sở B
number: 2/KH-SB
issued: 2024-02-03
effective: {{from: null, to: null}}
registry: made-up
body: "2"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made_folder(tmp_path / "definitions")


def add(
    folder: Path,
    rows: str,
    *,
    set_id: str = "so-b-2024",
    above: str = "made-up-2024",
    year: str = "2024",
    more: str = "",
) -> None:
    """Add a set that extends another one."""
    head = OWN_KEYS.format(id=set_id, above=above, year=year)
    write(f"targets/{set_id}.yaml", f"{head}{more}targets:\n{rows}")(folder)


def told(loaded: Loaded) -> list[str]:
    return [f"{found.location.text} {found.rule.code}" for found in loaded.findings]


def sets_of(folder: Path, cache: Path | None = None) -> dict[str, TargetSet]:
    loaded = load(folder, cache=cache)
    assert told(loaded) == []
    assert loaded.definitions is not None
    return {each.id: each for each in loaded.definitions.target_sets}


def rows_of(folder: Path, set_id: str = "so-b-2024") -> tuple[Target, ...]:
    return sets_of(folder)[set_id].targets


def test_a_row_inherits_all_that_it_does_not_write(folder: Path) -> None:
    add(folder, "  - item: I.1\n")
    sets = sets_of(folder)
    [above], [row] = sets["made-up-2024"].targets, sets["so-b-2024"].targets
    kept = (
        "item",
        "section",
        "indicator",
        "wording",
        "levels",
        "threshold",
        "responsible",
        "basis",
    )
    assert [getattr(row, key) for key in kept] == [getattr(above, key) for key in kept]
    assert (sets["so-b-2024"].extends, row.above) == ("made-up-2024", above.threshold)
    assert (sets["so-b-2024"].body, sets["so-b-2024"].issuer) == ("2", "Sở B")
    assert sets["so-b-2024"].sections == {"I": "Phần thứ nhất"}


@pytest.mark.parametrize(
    ("row", "threshold", "due_in_march"),
    [
        pytest.param("item: I.1", "Tối thiểu 95", "50", id="threshold and roadmap together"),
        pytest.param("item: I.1, threshold: '97'", "97", "97", id="no roadmap to another target"),
        pytest.param("item: I.1, roadmap: null", "Tối thiểu 95", "Tối thiểu 95", id="dropped"),
        pytest.param("item: I.1, roadmap: {Q1: '60'}", "Tối thiểu 95", "60", id="its own roadmap"),
    ],
)
def test_the_roadmap_goes_with_its_threshold(
    folder: Path, row: str, threshold: str, due_in_march: str
) -> None:
    change(folder, TARGETS, "    basis: null\n", "    basis: null\n    roadmap: {Q1: '50'}\n")
    add(folder, f"  - {{{row}}}\n")
    [found] = rows_of(folder)
    assert found.threshold.text == threshold
    assert found.threshold_in(Period(2024, 3, 3)).text == due_in_march


def test_whom_the_set_above_passed_on_to_is_not_inherited(folder: Path) -> None:
    passed_on = "    basis: null\n    assigned: [{unit: '2'}]\n"
    change(folder, TARGETS, "    basis: null\n", passed_on)
    add(folder, "  - item: I.1\n")
    assert [each.unit for each in rows_of(folder, "made-up-2024")[0].assigned] == ["2"]
    assert rows_of(folder)[0].assigned == ()


def two_rows(folder: Path) -> None:
    """Give the set above a second and a third row, for other levels."""
    text = (folder / TARGETS).read_text(encoding="utf-8")
    head, row = text.split("targets:\n")
    second = row.replace("item: I.1", "item: I.2").replace("[province]", "[commune]")
    second = second.replace("[Sở A]", "[UBND cấp xã]")
    third = row.replace("item: I.1", "item: I.3").replace("[province]", "[district]")
    third = third.replace("[Sở A]", "[UBND cấp huyện]")
    (folder / TARGETS).write_text(f"{head}targets:\n{row}{second}{third}", encoding="utf-8")
    change(
        folder,
        UNITS,
        "2,Sở B,province,1\n",
        "2,Sở B,province,1\n3,Huyện C,district,2\n4,Xã D,commune,3\n",
    )


@pytest.mark.parametrize(
    ("more", "items"),
    [
        pytest.param("", ["I.2", "I.3"], id="without a word only the rows that are named"),
        pytest.param("inherit: named\n", ["I.2", "I.3"], id="named"),
        pytest.param("inherit: all\n", ["I.1", "I.2", "I.3"], id="all, in the order above"),
    ],
)
def test_which_rows_are_inherited(folder: Path, more: str, items: list[str]) -> None:
    two_rows(folder)
    add(folder, "  - item: I.3\n  - {item: I.2, threshold: '99'}\n", more=more)
    rows = {row.item: row.threshold.text for row in rows_of(folder)}
    assert list(rows) == items
    assert (rows["I.2"], rows["I.3"]) == ("99", "Tối thiểu 95")


def test_a_set_may_extend_one_that_extends_another(folder: Path) -> None:
    add(folder, "  - {item: I.1, threshold: '97'}\n", set_id="so-b-2024")
    add(folder, "  - {item: I.1, scope: Phòng 1}\n", set_id="a-phong-2024", above="so-b-2024")
    [row] = rows_of(folder, "a-phong-2024")
    assert (row.threshold.text, row.above and row.above.text, row.scope) == ("97", "97", "Phòng 1")


def test_a_section_may_be_renamed_alone(folder: Path) -> None:
    add(folder, "  - item: I.1\n", more="sections: {II: Phần thứ hai}\n")
    assert sets_of(folder)["so-b-2024"].sections == {"I": "Phần thứ nhất", "II": "Phần thứ hai"}


# --- the sets that come with the program ---------------------------------------------------


def extending_shipped(folder: Path, item: str = "III.2") -> None:
    remove(TARGETS)(folder)
    add(folder, f"  - item: {item}\n", set_id="so-b-2023", above="kon-tum-2023", year="2023")


def test_a_shipped_set_is_extended_without_copying_it(folder: Path) -> None:
    extending_shipped(folder)
    remove("indicators")(folder)
    loaded = load(folder, cache=None)
    assert told(loaded) == []
    assert loaded.definitions is not None
    assert [each.id for each in loaded.definitions.target_sets] == ["so-b-2023"]
    assert list(loaded.definitions.indicators) == ["dossiers-paid-online"]
    [row] = loaded.definitions.target_sets[0].targets
    assert row.wording.startswith("Tỷ lệ hồ sơ thanh toán trực tuyến: Theo công thức (b/a).")


def test_an_indicator_of_the_folder_comes_before_the_shipped_one(folder: Path) -> None:
    extending_shipped(folder)
    mine = (folder / INDICATOR).read_text(encoding="utf-8")
    mine = mine.replace("id: dossiers-on-time", "id: dossiers-paid-online")
    write("indicators/dossiers-paid-online.yaml", mine)(folder)
    remove(INDICATOR)(folder)
    [row] = rows_of(folder, "so-b-2023")
    assert row.indicator.labels.numerator == "Số hồ sơ giải quyết đúng hạn"


def test_a_set_of_the_folder_comes_before_the_shipped_one(folder: Path) -> None:
    change(folder, TARGETS, "made-up-2024", "kon-tum-2023")
    change(folder, TARGETS, "year: 2024", "year: 2023")
    (folder / TARGETS).rename(folder / "targets" / "kon-tum-2023.yaml")
    add(folder, "  - item: I.1\n", set_id="so-b-2023", above="kon-tum-2023", year="2023")
    [row] = rows_of(folder, "so-b-2023")
    assert row.wording == "Tỷ lệ hồ sơ đúng hạn (b/a)"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "indicator: dossiers-on-time",
            "indicator: dossiers-paid-online",
            [f"{TARGETS}:14:16 D307"],
            id="a row that inherits nothing gets no shipped indicator",
        ),
        pytest.param(
            "issuer: Cơ quan dùng để thử",
            "issuer: Cơ quan extends để thử",
            [],
            id="the word in a text does no harm",
        ),
    ],
)
def test_shipped_definitions_are_for_those_who_extend_them(
    folder: Path, old: str, new: str, expected: list[str]
) -> None:
    change(folder, TARGETS, old, new)
    assert told(load(folder, cache=None)) == expected


def test_without_a_set_that_extends_the_folder_of_indicators_must_be_there(folder: Path) -> None:
    remove("indicators")(folder)
    assert told(load(folder, cache=None)) == ["indicators D301"]


# --- what is blamed ------------------------------------------------------------------------


def test_what_is_wrong_above_is_not_blamed_on_who_inherits_it(folder: Path) -> None:
    change(folder, TARGETS, "Tối thiểu 95", "khoảng 95")
    add(folder, "  - item: I.1\n")
    assert told(load(folder, cache=None)) == [f"{TARGETS}:17:16 D211"]


def test_a_file_above_that_is_no_yaml_is_blamed_alone(folder: Path) -> None:
    write(TARGETS, "id: [")(folder)
    add(folder, "  - item: I.1\n")
    assert [found.split(":")[0] for found in told(load(folder, cache=None))] == [TARGETS]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param("  - item: I.1\n    threshold: x\n", [f"{CHILD}:13:16 D211"], id="a value"),
        pytest.param("  - I.1\n", [f"{CHILD}:12:5 D203"], id="a row that is no mapping"),
        pytest.param("  - threshold: '97'\n", [f"{CHILD}:12:5 D201"], id="a row without item"),
        pytest.param("  x\n", [f"{CHILD}:12:3 D203"], id="rows that are no list"),
        pytest.param(
            "  - item: I.1\n  - item: I.1\n",
            [f"{CHILD}:13:11 D308"],
            id="a row twice",
        ),
        pytest.param(
            "  - item: I.1\n    roadmap: {T1: '96'}\n    assigned: [{unit: '7'}]\n",
            [f"{CHILD}:13:19 D604", f"{CHILD}:14:23 D622"],
            id="a roadmap that falls to an inherited target, and a unit that is not there",
        ),
    ],
)
def test_what_is_wrong_below_is_told_at_its_line(
    folder: Path, rows: str, expected: list[str]
) -> None:
    add(folder, rows)
    assert told(load(folder, cache=None)) == expected


def test_a_roadmap_that_falls_is_told_once(folder: Path) -> None:
    falling = "    basis: null\n    roadmap: {Q1: '60', Q2: '50'}\n"
    change(folder, TARGETS, "    basis: null\n", falling)
    add(folder, "  - item: I.1\n")
    assert told(load(folder, cache=None)) == [f"{TARGETS}:22:29 D604"]


@pytest.mark.parametrize(
    ("roadmap", "expected"),
    [
        pytest.param(
            "T1: '5', T2: '10', T3: '20', Q1: '15', Q2: '30'", [], id="months in quarters"
        ),
        pytest.param(
            "Q1: '40', 6 tháng: '30', Cả năm: Tối thiểu 95", ["D604"], id="a run that falls"
        ),
        pytest.param(
            "Q1: '30', Q2: '50', 6 tháng: '40'", [], id="a half is no step after its quarter"
        ),
        pytest.param(
            "T1: '30', T2: '20', Q1: '25'",
            ["D604", "D604"],
            id="a month that falls, and its quarter",
        ),
        pytest.param(
            "T11: '90', T12: '97', Q4: Tối thiểu 95, T10: '90'", [], id="the longest step"
        ),
        pytest.param("Q1: '40', Q3: '60'", ["D607"], id="a hole"),
        pytest.param("T2 đến hết T4: '40', Q1: '30'", ["D601"], id="no period"),
        pytest.param("Tháng 2 đến tháng 4: '40', Q1: '30'", ["D603"], id="two that cross"),
        pytest.param("Q1: '40', 3 tháng: '40'", ["D603"], id="the same months twice"),
    ],
)
def test_roadmaps_nest(folder: Path, roadmap: str, expected: list[str]) -> None:
    written = f"    basis: null\n    roadmap: {{{roadmap}}}\n"
    change(folder, TARGETS, "    basis: null\n", written)
    assert [each.split()[1] for each in told(load(folder, cache=None))] == expected


# --- the cache -----------------------------------------------------------------------------


def test_from_the_cache_everything_is_the_same(folder: Path, tmp_path: Path) -> None:
    rows = """\
  - item: I.1
    roadmap: {Q1: "50", Cả năm: Tối thiểu 95}
    assigned: [{unit: "2", share: "100%", threshold: "97,5", roadmap: {T12: "97,5"}}]
"""
    add(folder, rows)
    cache = tmp_path / "cache"
    first, second = load(folder, cache=cache), load(folder, cache=cache)
    assert len([*cache.iterdir()]) == 1
    assert first == second
    assert first.definitions is not None


def test_a_registry_that_loses_a_unit_is_noticed(folder: Path, tmp_path: Path) -> None:
    add(folder, "  - {item: I.1, assigned: [{unit: '2'}]}\n")
    cache = tmp_path / "cache"
    assert told(load(folder, cache=cache)) == []
    change(folder, UNITS, "2,Sở B", "3,Sở B")
    assert told(load(folder, cache=cache)) == [f"{CHILD}:10:7 D327", f"{CHILD}:12:35 D622"]
