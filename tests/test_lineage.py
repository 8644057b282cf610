"""Comparisons follow units through mergers, and say why they do not."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import cchc
from cchc.definitions.level import Level
from cchc.definitions.period import Period
from cchc.definitions.units import LEVELS, Registry, Unit, Whole
from cchc.engine.lineage import Lineage
from cchc.loading.registry import read_registry
from cchc.report import Report

ROOT = Path(__file__).parents[1]
IN_2024, IN_2026 = Period(2024), Period(2026)


def registry(id_: str, *units: Unit) -> Registry:
    return Registry(
        id=id_,
        codes=[each.code for each in units],
        names=[each.name for each in units],
        level_of=bytes(LEVELS.index(Level.COMMUNE) for _ in units),
        parents=[each.parent or "" for each in units],
        validity={
            at: (each.valid_from, each.valid_to)
            for at, each in enumerate(units)
            if each.valid_from or each.valid_to
        },
        successors={
            at: each.succeeded_by for at, each in enumerate(units) if each.succeeded_by is not None
        },
        went_whole={at: each.went_whole for at, each in enumerate(units)},
    )


def unit(
    code: str,
    *,
    parent: str | None = None,
    until: str | None = None,
    since: str | None = None,
    to: Sequence[str] | None = None,
    whole: Whole = Whole.UNKNOWN,
) -> Unit:
    return Unit(
        code=code,
        name=f"Xã {code}",
        level=Level.COMMUNE,
        parent=parent,
        valid_from=since,
        valid_to=until,
        succeeded_by=None if to is None else tuple(to),
        went_whole=whole,
    )


JUNE, JULY = "2025-06-30", "2025-07-01"
TRUE, FALSE = Whole.TRUE, Whole.FALSE


@pytest.mark.parametrize(
    ("then", "now", "codes", "why"),
    [
        pytest.param([unit("1")], unit("1"), ["1"], None, id="it is the same unit"),
        pytest.param([unit("2")], unit("1"), ["1"], None, id="nobody knows of another one"),
        pytest.param(
            [unit("1", until=JUNE, to=["9"], whole=TRUE)], unit("9"), ["1"], None,
            id="its whole went to one successor",
        ),
        pytest.param(
            [unit("1", until=JUNE, to=["9"], whole=TRUE), unit("2", until=JUNE, to=["9"], whole=TRUE)],
            unit("9"), ["1", "2"], None, id="two wholes became one",
        ),
        pytest.param(
            [unit("9"), unit("2", until=JUNE, to=["9"], whole=TRUE)],
            unit("9"), ["9", "2"], None, id="it took in another one whole",
        ),
        pytest.param(
            [unit("1", until=JUNE, to=["9"], whole=FALSE)], unit("9"), ["1"], "một phần",
            id="only a part came",
        ),
        pytest.param(
            [unit("1", until=JUNE, to=["9"])], unit("9"), ["1"], "thứ cấp",
            id="it is not known whether the whole came",
        ),
        pytest.param(
            [unit("1", until=JUNE, to=["9", "8"], whole=TRUE)], unit("9"), ["1"], "nhiều đơn vị",
            id="its whole went to two",
        ),
        pytest.param(
            [unit("1", until=JUNE, to=["9"], whole=TRUE), unit("2", until=JUNE, to=["9"])],
            unit("9"), [], "thứ cấp", id="of one of two it is not known",
        ),
        pytest.param(
            [unit("9"), unit("2", until=JUNE, to=["9"], whole=FALSE)],
            unit("9"), ["2"], "một phần", id="it took in a part of another one",
        ),
        pytest.param(
            [unit("9", until=JUNE, to=["8"], whole=TRUE)], unit("9"), [], "đơn vị khác",
            id="its code was another's, whose whole went elsewhere",
        ),
        pytest.param(
            [unit("9", until=JUNE, to=["9"], whole=TRUE)], unit("9", since=JULY), ["9"], None,
            id="a new unit took the code and the whole of an old one",
        ),
        pytest.param(
            [unit("9", until=JUNE, to=["8"], whole=TRUE), unit("1", until=JUNE, to=["9"], whole=TRUE)],
            unit("9"), ["1"], None, id="the code was another's, and it took the place of a third",
        ),
        pytest.param(
            [unit("9", until=JUNE, to=[])], unit("9"), [], "đơn vị khác",
            id="its code was another's without successor",
        ),
        pytest.param(
            [unit("9")], unit("9", since=JULY), [], "đơn vị khác",
            id="it is younger than the earlier period",
        ),
        pytest.param(
            [unit("1")], unit("9", since=JULY), [], "có từ ngày 01/07/2025",
            id="it is new, and took nobody's place",
        ),
        pytest.param(
            [unit("1")], unit("9", since="2024-03-01"), ["9"], None,
            id="it began within the earlier period",
        ),
        pytest.param(
            [unit("62", until=JUNE), unit("9", parent="62")], unit("9"), [], "đơn vị khác",
            id="its code was that of a unit below a body that ended",
        ),
        pytest.param(
            [unit("1", until="2026-12-31", to=["9"], whole=TRUE)], unit("9"), ["9"], None,
            id="who ends with the later period has not been followed yet",
        ),
    ],
)  # fmt: skip
def test_with_whom_a_unit_is_compared(
    then: Sequence[Unit], now: Unit, codes: Sequence[str], why: str | None
) -> None:
    lineage = Lineage(registry("new", now), IN_2026, registry("old", *then), IN_2024)
    found = lineage.before(now)
    assert list(found.codes) == codes
    assert (found.incomparable is None) == (why is None)
    assert why is None or (found.incomparable is not None and why in found.incomparable.vi)


APRIL, MARCH = "2025-04-01", "2025-03-31"


@pytest.mark.parametrize(
    ("wholes", "codes", "why"),
    [
        pytest.param((TRUE, TRUE), ["1"], None, id="two steps, each of them whole"),
        pytest.param(
            (FALSE, TRUE),
            [],
            "đơn vị này thay «Xã 2» và «Xã 1», chỉ một phần về đơn vị này",
            id="a part of the first",
        ),
        pytest.param(
            (TRUE, Whole.UNKNOWN),
            [],
            "đơn vị này thay «Xã 2» và «Xã 1», theo nguồn thứ cấp, chưa rõ có về toàn bộ không",
            id="a second-hand step",
        ),
    ],
)
def test_a_chain_of_successors_is_followed(
    wholes: tuple[Whole, Whole], codes: list[str], why: str | None
) -> None:
    last = unit("3", since=JULY)
    known = registry(
        "x",
        unit("1", until=MARCH, to=["2"], whole=wholes[0]),
        unit("2", since=APRIL, until=JUNE, to=["3"], whole=wholes[1]),
        last,
    )
    in_q1, in_q2, in_q3 = Period(2025, 1, 3), Period(2025, 4, 6), Period(2025, 7, 9)
    found = Lineage(known, in_q3, known, in_q1).before(last)
    said = found.incomparable and found.incomparable.vi.replace(", «", " và «")
    assert ([*found.codes], said) == (codes, why)
    nearer = Lineage(known, in_q3, known, in_q2).before(last)
    assert [*nearer.codes] == ["2"]


def test_within_one_registry_a_unit_outlives_the_district_above_it() -> None:
    units = registry("one", unit("2", until=JUNE), unit("9", parent="2"))
    found = Lineage(units, Period(2025, 7, 9), units, Period(2025, 4, 6)).before(units[1])
    assert found == (("9",), None)


def test_within_one_registry_a_new_unit_was_no_other_before() -> None:
    units = registry("one", unit("9", since=JULY))
    found = Lineage(units, Period(2025, 7, 9), units, Period(2025, 4, 6)).before(units[0])
    assert found.codes == ()
    assert found.incomparable == (
        "đơn vị này có từ ngày 01/07/2025",
        "this unit exists since 01/07/2025",
    )


# --- the whole way, across two registries ------------------------------------------------------

INDICATOR = """id: on-time
label: Tỷ lệ đúng hạn
numerator: {label: Số đúng hạn}
denominator: {label: Số đã giải quyết}
english: {label: On time, numerator: On time, denominator: Settled}
formula: stated
part_of_whole: true
over_time: sum
"""
SET = """id: of-{year}
year: {year}
title: Chỉ tiêu dùng để thử
issuer: Cơ quan dùng để thử
number: null
issued: null
effective: {{from: null, to: null}}
registry: units-{year}
body: "{body}"
sections: {{I: Phần thứ nhất}}
targets:
  - item: I.1
    indicator: on-time
    wording: Tỷ lệ đúng hạn
    levels: [commune]
    threshold: "95"
    unit_of_measure: "%"
    responsible: [Sở A]
    coordinating: []
    basis: null
"""
THEN = """code,name,level,parent,valid_to,succeeded_by,went_whole
62,Tỉnh Cũ,province,,2025-06-30,,
11,Xã An,commune,62,2025-06-30,91,true
12,Xã Bình,commune,62,2025-06-30,91,true
13,Xã Cam,commune,62,2025-06-30,92,
91,Xã Dương,commune,62,2025-06-30,93,true
"""
NOW = """code,name,level,parent
51,Tỉnh Mới,province,
91,Xã An Bình,commune,51
92,Xã Cam,commune,51
93,Xã Dương,commune,51
"""


def compared(folder: Path, then: Mapping[str, tuple[int, int]]) -> Report:
    (folder / "indicators").mkdir()
    (folder / "targets" / "units").mkdir(parents=True)
    (folder / "indicators" / "on-time.yaml").write_text(INDICATOR, "utf-8")
    for year, body, units in ((2024, "62", THEN), (2026, "51", NOW)):
        (folder / "targets" / f"of-{year}.yaml").write_text(
            SET.format(year=year, body=body), "utf-8"
        )
        (folder / "targets" / "units" / f"units-{year}.csv").write_text(units, "utf-8")
    head = "Chỉ tiêu,Mã đơn vị,Kỳ,Tử số (b),Mẫu số (a)\n"
    rows = "".join(f"I.1,{code},Năm 2024,{b},{a}\n" for code, (b, a) in then.items())
    now = "".join(f"I.1,{code},Năm 2026,97,100\n" for code in ("91", "92", "93"))
    return cchc.check(
        cchc.File("2026.csv", (head + now).encode()),
        definitions=folder,
        year=2026,
        against=cchc.File("2024.csv", (head + rows).encode()),
        against_year=2024,
    )


def test_units_that_became_one_are_added_up_and_others_not_compared(tmp_path: Path) -> None:
    then = {"11": (90, 100), "12": (280, 300), "13": (50, 100), "91": (40, 50)}
    report = compared(tmp_path, then)
    assert report.comparison is not None
    found = {
        change.now.unit.code: (
            change.then and (change.then.numerator, change.then.denominator),
            change.points and change.points.low,
            None if change.newly is None else change.newly.code,
        )
        for change in report.comparison.changes
    }
    assert found == {
        "91": ((370, 400), 97 - 92.5, "met"),
        "92": ((50, 100), None, None),
        "93": ((40, 50), 97 - 80, "met"),
    }
    why = {c.now.unit.code: c.incomparable for c in report.comparison.changes}
    assert (why["91"], why["93"]) == (None, None)
    assert why["92"] is not None
    assert "thay «Xã Cam», theo nguồn thứ cấp" in why["92"].vi


def test_one_of_two_that_were_silent_makes_their_sum_incomparable(tmp_path: Path) -> None:
    report = compared(tmp_path, {"11": (90, 100)})
    assert report.comparison is not None
    change = next(c for c in report.comparison.changes if c.now.unit.code == "91")
    assert (change.then, change.points) == (None, None)
    assert change.incomparable is not None


@pytest.mark.parametrize(
    ("then", "is_said"),
    [
        pytest.param({"11": (90, 100)}, False, id="every unit says why it is not comparable"),
        pytest.param({"11": (101, 100)}, True, id="nothing that was sent can be trusted"),
    ],
)
def test_that_nothing_is_there_to_compare_with_is_said_only_of_nothing(
    then: Mapping[str, tuple[int, int]], is_said: bool, tmp_path: Path
) -> None:
    report = compared(tmp_path, then)
    assert ("C515" in {each.rule.code for each in report.findings}) is is_said


@pytest.mark.parametrize(
    ("then", "gone"),
    [
        pytest.param({"11": (9, 10), "12": (9, 10), "13": (9, 10), "91": (9, 10)}, 0, id="nobody"),
        pytest.param(
            {"62": (9, 10), "13": (9, 10)}, 1, id="the province, of which nobody knows now"
        ),
        pytest.param({"13": (11, 10), "62": (11, 10)}, 0, id="what cannot be trusted was nothing"),
    ],
)
def test_who_was_there_then_and_is_in_no_row_now_is_named(
    then: Mapping[str, tuple[int, int]], gone: int, tmp_path: Path
) -> None:
    report = compared(tmp_path, then)
    said = [each.rule for each in report.findings if each.rule.code == "C527"]
    assert [each.units for each in said] == ([gone] if gone else [])  # type: ignore[attr-defined]


# --- the facts of Kon Tum ----------------------------------------------------------------------


DISTRICTS = ["608", *(str(code) for code in range(610, 619))]  # abolished, with no successor


def test_the_communes_of_kon_tum_name_the_successors_of_the_source_and_are_not_followed() -> None:
    with (ROOT / "docs/sources/kon-tum-successors-2025.csv").open(encoding="utf-8") as file:
        source = {row["commune_code"]: row["successor_code"] for row in csv.DictReader(file)}
    known = cchc.load()
    units = known.law_of(known.set_of(2023)).registry
    said = {units.codes[at]: codes for at, codes in units.successors.items()}
    assert said.pop("62") == ("51",)  # the province itself
    assert [code for code, codes in said.items() if not codes] == DISTRICTS
    said = {code: codes for code, codes in said.items() if codes}
    assert said == {code: (successor,) for code, successor in source.items()}
    assert (len(source), len(set(source.values()))) == (102, 40)
    assert not units.went_whole
    new, _ = read_registry(ROOT / "targets/units/quang-ngai-2025.csv")
    assert new is not None
    lineage = Lineage(new, IN_2026, units, IN_2024)
    why = {code: lineage.before(new[at]).incomparable for at, code in enumerate(new.codes)}
    second_hand = {code for code, words in why.items() if words and "thứ cấp" in words.vi}
    assert second_hand == {"51", *source.values()}
