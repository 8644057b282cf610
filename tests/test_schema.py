"""What each key of the YAML files may hold, and what is said where it does not."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import pytest

from cchc.definitions.checker import FINDINGS_MAX, check
from cchc.definitions.declared import Declared
from cchc.definitions.indicator import Indicator
from cchc.definitions.model import TargetSet
from cchc.definitions.units import UnitsFile
from cchc.diagnostics import Finding, Location
from cchc.loading.definitions import load
from cchc.loading.one_file import read

INDICATOR: dict[str, Any] = {
    "id": "dossiers-on-time",
    "label": "Tỷ lệ hồ sơ đúng hạn",
    "numerator": {"label": "Số hồ sơ đúng hạn"},
    "denominator": {"label": "Số hồ sơ đã giải quyết"},
    "english": {"label": "On time", "numerator": "On time", "denominator": "Settled"},
    "formula": "stated",
    "part_of_whole": "true",
    "over_time": "sum",
}
TARGET: dict[str, Any] = {
    "item": "I.1",
    "indicator": "dossiers-on-time",
    "wording": "Tỷ lệ hồ sơ đúng hạn",
    "levels": ["province", "commune"],
    "threshold": "Tối thiểu 95",
    "unit_of_measure": "%",
    "responsible": ["Sở A"],
    "coordinating": ["Sở B"],
    "basis": None,
}
TARGET_SET: dict[str, Any] = {
    "id": "made-up-2024",
    "year": "2024",
    "title": "Chỉ tiêu dùng để thử",
    "issuer": "Cơ quan dùng để thử",
    "number": None,
    "issued": None,
    "effective": {"from": None, "to": None},
    "registry": "made-up",
    "body": "1",
    "sections": {"I": "Phần thứ nhất"},
    "targets": [TARGET],
}
REGISTRY: dict[str, Any] = {
    "id": "made-up",
    "units": [{"code": "1", "name": "Tỉnh A", "level": "province"}],
}
MISSING = object()
Path = Sequence[str | int]


def with_value(data: dict[str, Any], path: Path, value: object) -> dict[str, Any]:
    """Copy *data* with another value at *path*."""
    data = deepcopy(data)
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    if value is MISSING:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return data


def checked(kind: type[Any], data: Any) -> tuple[Declared[Any] | None, list[Finding]]:
    """Check, with paths in place of lines: ``targets.0.item``, and ``~`` behind a key."""

    def at(path: Path = (), *, key: bool = False) -> Location:
        return Location(".".join(map(str, path)) + ("~" if key else ""))

    name = data.get("id") if isinstance(data, dict) else "x"
    return check(kind, Declared(str(name), data, at), {"dossiers-on-time": object()})


def told(kind: type[Any], data: object) -> list[str]:
    return [f"{found.location.file} {found.rule.code}" for found in checked(kind, data)[1]]


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        pytest.param(["id"], "dossiers-2024", [], id="an id with digits"),
        pytest.param(["id"], "Dossiers", ["id D205"], id="an id with capitals"),
        pytest.param(["id"], "hồ-sơ", ["id D205"], id="an id with marks"),
        pytest.param(["id"], "a_b", ["id D205"], id="an id with an underscore"),
        pytest.param(["id"], "a--b", ["id D205"], id="an id with a gap"),
        pytest.param(["id"], "../a", ["id D205"], id="an id that leaves the folder"),
        pytest.param(["id"], "a\n", ["id D205"], id="an id with a line end"),
        pytest.param(["id"], "a" * 65, ["id D205"], id="an id too long for a file name"),
        pytest.param(["id"], None, ["id D204"], id="a blank id"),
        pytest.param(["id"], ["a"], ["id D203"], id="a list for an id"),
        pytest.param(["label"], " \u200b", ["label D204"], id="a label that cannot be seen"),
        pytest.param(["label"], {"vi": "x"}, ["label D203"], id="a mapping for a text"),
        pytest.param(["label"], MISSING, ["label D201"], id="no label"),
        pytest.param(["numerator"], "Số hồ sơ", ["numerator D203"], id="a text for a mapping"),
        pytest.param(["numerator"], None, ["numerator D204"], id="a blank for a mapping"),
        pytest.param(["numerator", "label"], MISSING, ["numerator.label D201"], id="deeper"),
        pytest.param(["english", "label"], "", ["english.label D204"], id="blank and deeper"),
        pytest.param(["scope"], "Cấp tỉnh", [], id="a scope"),
        pytest.param(["scope"], None, [], id="null is no scope"),
        pytest.param(["formula"], "stated", [], id="a formula that is stated"),
        pytest.param(["formula"], "Stated", ["formula D206"], id="a choice is in small letters"),
        pytest.param(["formula"], "", ["formula D206"], id="a blank is no choice"),
        pytest.param(["formula"], MISSING, ["formula D201"], id="formula must be said"),
        pytest.param(["part_of_whole"], "false", [], id="false"),
        pytest.param(["part_of_whole"], "True", ["part_of_whole D207"], id="Python's True"),
        pytest.param(["part_of_whole"], "yes", ["part_of_whole D207"], id="YAML's yes"),
        pytest.param(["part_of_whole"], "1", ["part_of_whole D207"], id="one"),
        pytest.param(["part_of_whole"], [], ["part_of_whole D203"], id="a list for true"),
        pytest.param(["part_of_whole"], None, ["part_of_whole D204"], id="blank for true"),
        pytest.param(["over_time"], "latest", [], id="the latest"),
        pytest.param(["over_time"], "sums", ["over_time D206"], id="misspelt"),
        pytest.param(["when_empty"], "met", [], id="nothing to do is met"),
        pytest.param(["when_empty"], "zero", ["when_empty D206"], id="never zero percent"),
        pytest.param(["better"], "lower", [], id="lower is better"),
        pytest.param(["better"], "cao", ["better D206"], id="better in Vietnamese"),
        pytest.param(["aliases"], ["a", "b"], [], id="aliases"),
        pytest.param(["aliases"], [], ["aliases D204"], id="no alias in a list"),
        pytest.param(["aliases"], "a", ["aliases D203"], id="an alias without a list"),
        pytest.param(["aliases"], ["a", None], ["aliases.1 D204"], id="a blank alias"),
        pytest.param(["aliases"], ["a", ["b"]], ["aliases.1 D203"], id="a list in the list"),
        pytest.param(["aliases"], ["a", " a"], ["aliases.1 D213"], id="an alias twice"),
        pytest.param(["alias"], ["a"], ["alias~ D202"], id="a misspelt key, at the key"),
        pytest.param(["numerator", "labels"], "x", ["numerator.labels~ D202"], id="key deeper"),
    ],
)
def test_an_indicator(path: Path, value: object, expected: list[str]) -> None:
    assert told(Indicator, with_value(INDICATOR, path, value)) == expected


T = ["targets", 0]
ROADMAP, ASSIGNED = "targets.0.roadmap", "targets.0.assigned"


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        pytest.param(["year"], "2000", [], id="the first year"),
        pytest.param(["year"], "2100", [], id="the last year"),
        pytest.param(["year"], "1999", ["year D210"], id="too early"),
        pytest.param(["year"], "2101", ["year D210"], id="too late"),
        pytest.param(["year"], "2_024", ["year D210"], id="an underscore"),
        pytest.param(["year"], "20２４", ["year D210"], id="digits of full width"),
        pytest.param(["year"], "năm 2024", ["year D210"], id="a word beside it"),
        pytest.param(["year"], None, ["year D204"], id="a blank year"),
        pytest.param(["year"], ["2024"], ["year D203"], id="a list of years"),
        pytest.param(["number"], "59/QĐ-UBND", [], id="a number of a decision"),
        pytest.param(["number"], MISSING, ["number D201"], id="unknown is null, not left out"),
        pytest.param(["issued"], "2024-02-29", [], id="a leap day"),
        pytest.param(["issued"], "2023-02-29", ["issued D208"], id="no leap day"),
        pytest.param(["issued"], "29/02/2024", ["issued D208"], id="a Vietnamese date"),
        pytest.param(["issued"], "2024-2-9", ["issued D208"], id="digits are missing"),
        pytest.param(["issued"], "20240229", ["issued D208"], id="without hyphens"),
        pytest.param(["issued"], "2024-W09-4", ["issued D208"], id="a week"),
        pytest.param(["issued"], "2024-02-29T00:00", ["issued D208"], id="an hour"),
        pytest.param(["effective"], {}, [], id="open on both sides"),
        pytest.param(["effective"], None, ["effective D204"], id="a blank is not open"),
        pytest.param(["effective", "from"], "2024-13-01", ["effective.from D208"], id="a month 13"),
        pytest.param(["effective"], {"since": None}, ["effective.since~ D202"], id="another word"),
        pytest.param(
            ["effective"], {"from": "2024-02-01", "to": "2024-02-01"}, [], id="a single day"
        ),
        pytest.param(["sections"], {}, [], id="no section yet"),
        pytest.param(["sections"], ["I"], ["sections D203"], id="a list of sections"),
        pytest.param(["sections"], {"A.I": "x"}, [], id="a section of a section"),
        pytest.param(
            ["sections"], {"A-I": "x"}, ["sections.A-I~ D209"], id="a section with a dash"
        ),
        pytest.param(["sections"], {"I": None}, ["sections.I D204"], id="a section without title"),
        pytest.param(["targets"], [], [], id="no target yet"),
        pytest.param(["targets"], None, ["targets D204"], id="blank targets"),
        pytest.param(["targets"], ["x"], ["targets.0 D203"], id="a text for a target"),
        pytest.param([*T, "item"], "II", [], id="a section that is a row"),
        pytest.param([*T, "item"], "IV.1", [], id="a row of a section"),
        pytest.param([*T, "item"], "2.3.a", [], id="numbers and a letter"),
        pytest.param([*T, "item"], "IV.", ["targets.0.item D209"], id="a dot at the end"),
        pytest.param([*T, "item"], "Mục 1", ["targets.0.item D209"], id="a word"),
        pytest.param([*T, "item"], "1.01", ["targets.0.item D209"], id="a leading nought"),
        pytest.param([*T, "levels"], [], ["targets.0.levels D204"], id="no level"),
        pytest.param([*T, "levels"], ["ward"], ["targets.0.levels.0 D206"], id="no such level"),
        pytest.param(
            [*T, "levels"], ["commune"] * 2, ["targets.0.levels.1 D213"], id="a level twice"
        ),
        pytest.param([*T, "threshold"], "30", [], id="a bare number"),
        pytest.param([*T, "threshold"], "≥ 99,5%", [], id="signs and a comma"),
        pytest.param([*T, "threshold"], "không quá 5%", [], id="a ceiling"),
        pytest.param([*T, "threshold"], "nhiều", ["targets.0.threshold D211"], id="no number"),
        pytest.param([*T, "threshold"], "", ["targets.0.threshold D211"], id="a blank text"),
        pytest.param([*T, "threshold"], None, ["targets.0.threshold D204"], id="nothing"),
        pytest.param([*T, "threshold"], ["30"], ["targets.0.threshold D203"], id="a list"),
        pytest.param([*T, "threshold"], "80 điểm", ["targets.0.threshold D212"], id="points"),
        pytest.param([*T, "threshold"], "dưới 10 vụ", ["targets.0.threshold D212"], id="cases"),
        pytest.param([*T, "responsible"], [], ["targets.0.responsible D204"], id="nobody"),
        pytest.param([*T, "coordinating"], [], [], id="nobody helps"),
        pytest.param([*T, "basis"], "Quyết định số 59/QĐ-UBND", [], id="a basis"),
        pytest.param([*T, "basis"], MISSING, ["targets.0.basis D201"], id="no basis is null"),
        pytest.param([*T, "road"], "x", ["targets.0.road~ D202"], id="an unknown key"),
        pytest.param([*T, "roadmap"], {"Q1": "30", "Quý II": "≥ 60%"}, [], id="a roadmap"),
        pytest.param([*T, "roadmap"], {"T1": "30", "2024-02": "60"}, [], id="one by months"),
        pytest.param([*T, "roadmap"], None, [], id="null is no roadmap"),
        pytest.param([*T, "roadmap"], {}, [f"{ROADMAP} D204"], id="a roadmap of nothing"),
        pytest.param([*T, "roadmap"], ["30"], [f"{ROADMAP} D203"], id="a list for a roadmap"),
        pytest.param([*T, "roadmap"], {"Q5": "30"}, [f"{ROADMAP}.Q5~ D601"], id="a fifth quarter"),
        pytest.param([*T, "roadmap"], {"9": "30"}, [f"{ROADMAP}.9~ D601"], id="nine what?"),
        pytest.param(
            [*T, "roadmap"],
            {"Q1": "khoảng 30", "Q2": "40", "Q3": "5 điểm"},
            [f"{ROADMAP}.Q1 D211", f"{ROADMAP}.Q3 D212"],
            id="every threshold of a roadmap is read",
        ),
        pytest.param([*T, "assigned"], [{"unit": "p1"}], [], id="passed on as it is"),
        pytest.param(
            [*T, "assigned"],
            [{"unit": "p1", "threshold": "97", "share": "40%", "roadmap": {"Q1": "50"}}],
            [],
            id="passed on in full",
        ),
        pytest.param([*T, "assigned"], [], [f"{ASSIGNED} D204"], id="passed on to nobody"),
        pytest.param([*T, "assigned"], ["p1"], [f"{ASSIGNED}.0 D203"], id="a bare unit"),
        pytest.param([*T, "assigned"], [{}], [f"{ASSIGNED}.0.unit D201"], id="no unit"),
        pytest.param(
            [*T, "assigned"],
            [{"unit": "p1", "units": "p2"}],
            [f"{ASSIGNED}.0.units~ D202"],
            id="an unknown key of a unit",
        ),
        pytest.param(
            [*T, "assigned"],
            [{"unit": "p1"}, {"unit": "p1"}],
            [f"{ASSIGNED}.1.unit D213"],
            id="passed on twice to the same unit",
        ),
        pytest.param(
            [*T, "assigned"],
            [{"unit": "p1", "threshold": "x"}],
            [f"{ASSIGNED}.0.threshold D211"],
            id="a unit's threshold is read",
        ),
        *(
            pytest.param(
                [*T, "assigned"],
                [{"unit": "p1", "share": share}],
                [] if good else [f"{ASSIGNED}.0.share D621"],
                id=f"a share of {share!r}",
            )
            for share, good in [
                ("40%", True),
                ("33,5 %", True),
                ("33.5%", True),
                ("100%", True),
                ("0%", False),
                ("100,1%", False),
                ("-5%", False),
                ("40", False),
                ("bốn mươi", False),
                ("", False),
            ]
        ),
        pytest.param(["extends"], "kon-tum-2023", [], id="a set above"),
        pytest.param(["extends"], "Kon Tum", ["extends D205"], id="no id of a set"),
        pytest.param(["inherit"], "all", [], id="all rows"),
        pytest.param(["inherit"], "some", ["inherit D206"], id="some rows"),
    ],
)
def test_a_target_set(path: Path, value: object, expected: list[str]) -> None:
    assert told(TargetSet, with_value(TARGET_SET, path, value)) == expected


U = ["units", 0]


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        pytest.param([*U, "parent"], None, [], id="no parent"),
        pytest.param([*U, "aliases"], ["UBND tỉnh"], [], id="an alias"),
        pytest.param([*U, "level"], "tỉnh", ["units.0.level D206"], id="a level in Vietnamese"),
        pytest.param([*U, "code"], "", ["units.0.code D204"], id="a blank code"),
        pytest.param([*U, "valid_to"], "2025-06-31", ["units.0.valid_to D208"], id="no such day"),
        pytest.param(["units"], [], ["units D204"], id="no unit"),
    ],
)
def test_a_registry(path: Path, value: object, expected: list[str]) -> None:
    assert told(UnitsFile, with_value(REGISTRY, path, value)) == expected


@pytest.mark.parametrize("data", ["x", ["x"], {}], ids=["a text", "a list", "nothing inside"])
def test_a_file_that_is_no_indicator_at_all(data: object) -> None:
    expected = [" D203"] if data else [f"{key} D201" for key in INDICATOR]
    assert told(Indicator, data) == expected


def test_everything_wrong_is_told_at_once() -> None:
    data = {**INDICATOR, "id": "X", "formula": "x", "extra": "x"}
    assert sorted(told(Indicator, data)) == ["extra~ D202", "formula D206", "id D205"]


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        pytest.param(
            [*T, "treshold"],
            "x",
            "Không có khóa nào tên là «treshold». Có phải bạn muốn viết «threshold»?",
            id="the nearest key of the same mapping",
        ),
        pytest.param(
            ["effective", "form"],
            None,
            "Không có khóa nào tên là «form». Có phải bạn muốn viết «from»?",
            id="the key as it is written in the file",
        ),
        pytest.param(["zzz"], "x", "Không có khóa nào tên là «zzz».", id="nothing is near"),
        pytest.param(
            [*T, "levels"],
            ["provice"],
            "«levels» chỉ nhận một trong: province, district, commune, office, officer,"
            " nhưng đang ghi «provice». Có phải bạn muốn viết «province»?",
            id="the nearest choice",
        ),
        pytest.param(
            ["effective", "from"],
            "x" * 100,
            "«effective.from» phải là một ngày có thật, viết theo thứ tự năm-tháng-ngày, nhưng ở đây ghi"
            f" «{'x' * 59}…».",
            id="a long value is cut",
        ),
        pytest.param(
            [*T, "responsible"],
            [["Sở A"]],
            "Mỗi phần tử của «responsible» phải là văn bản, nhưng đang là một danh sách.",
            id="an entry",
        ),
        pytest.param(
            ["title"],
            {"a": "b"},
            "«title» phải là văn bản, nhưng đang là một nhóm khóa.",
            id="a mapping",
        ),
        pytest.param(
            ["year"],
            "\x1b[31m",
            "«year» phải là năm từ 2000 đến 2100, nhưng đang ghi «\\x1b[31m».",
            id="what would steer a terminal is shown escaped",
        ),
    ],
)
def test_a_message_says_what_stands_there(path: Path, value: object, message: str) -> None:
    _, findings = checked(TargetSet, with_value(TARGET_SET, path, value))
    assert [found.message("vi") for found in findings] == [message]


def test_texts_are_tidied_but_not_changed() -> None:
    data = with_value(INDICATOR, ["label"], "Ty\u0309 le\u0323\u0302  hồ\u00a0sơ")
    declared, _ = checked(Indicator, data)
    assert declared is not None
    assert declared.value.label == "Tỷ lệ hồ sơ"


def test_a_file_wrong_everywhere_is_told_of_a_hundred_places() -> None:
    _, findings = checked(Indicator, INDICATOR | {f"k{n}": "x" for n in range(5000)})
    assert len(findings) == FINDINGS_MAX


def test_the_shipped_files_fit() -> None:
    assert load(None, cache=None).definitions is not None


def test_a_wrong_key_of_a_mapping_is_found_in_its_file() -> None:
    data = "id: a\nunits:\n  - code: '1'\n    name: A\n    level: province\n    lvl: x\n"
    _, findings = read(UnitsFile, data.encode(), "a.yaml")
    assert [found.location.text for found in findings] == ["a.yaml:6:5"]
