"""Registries of units: columns that are right, findings at their cells, and years."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bombs import REGISTRY
from cchc.definitions.declaration import keys_of
from cchc.definitions.level import Level
from cchc.definitions.period import Period
from cchc.definitions.registry_lint import FINDINGS_MAX, lint
from cchc.definitions.units import Registry, Unit, Whole, existing_in
from cchc.diagnostics import Location
from cchc.loading.registry import read_registry
from cchc.words.text import fold
from work import calls

_UNITS = Path(__file__).parents[1] / "targets" / "units"

HEAD = "code,name,level,parent,aliases,valid_from,valid_to\n"
PROVINCE = "62,Tỉnh Kon Tum,province,,,,\n"


def read(tmp_path: Path, text: str | bytes, name: str = "a.csv") -> Registry:
    registry, findings = read_registry(write(tmp_path, text, name))
    assert findings == []
    assert registry is not None
    return registry


def write(tmp_path: Path, text: str | bytes, name: str = "a.csv") -> Path:
    path = tmp_path / "targets" / "units" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def told(path: Path) -> list[str]:
    registry, findings = read_registry(path)
    errors = [found for found in findings if found.rule.severity == "error"]
    assert (registry is None) == bool(errors)
    return [
        f"{found.location.text.removeprefix(f'targets/units/{path.name}').lstrip(':')}"
        f" {found.rule.code}".strip()
        for found in findings
    ]


# --- what is read --------------------------------------------------------------------------


def test_a_registry_is_read_column_by_column(tmp_path: Path) -> None:
    registry = read(
        tmp_path,
        HEAD
        + PROVINCE
        + "608,Thành phố Kon Tum,district,62,UBND thành phố|TP Kon Tum,2025-06-30,\n",
    )
    assert registry.id == "a"
    assert list(registry.codes) == ["62", "608"]
    assert registry[0] == Unit(code="62", name="Tỉnh Kon Tum", level=Level.PROVINCE)
    assert registry[1] == Unit(
        code="608",
        name="Thành phố Kon Tum",
        level=Level.DISTRICT,
        parent="62",
        aliases=("UBND thành phố", "TP Kon Tum"),
        valid_from="2025-06-30",
    )


GONE = """\
1,Xã An,commune,,,2025-06-30,2|3,false
2,Xã Bình,commune,,,2025-06-30,9,true
3,Xã Châu,commune,,,2025-06-30,-,
4,Xã Dương,commune,,,,,unknown
"""


def test_who_took_the_place_of_a_unit(tmp_path: Path) -> None:
    head = "code,name,level,parent,aliases,valid_to,succeeded_by,went_whole\n"
    registry = read(tmp_path, head + GONE)
    found = [(unit.succeeded_by, unit.went_whole) for unit in map(registry.__getitem__, range(4))]
    assert found == [
        (("2", "3"), Whole.FALSE),
        (("9",), Whole.TRUE),
        ((), Whole.UNKNOWN),
        (None, Whole.UNKNOWN),
    ]
    assert [
        unit.succeeded_by for unit in map(existing_in(registry, Period(2026)).__getitem__, range(1))
    ] == [None]


def test_a_registry_in_yaml_says_who_may_be_missing_and_who_follows(tmp_path: Path) -> None:
    text = """\
id: a
open: {province: [Phòng, Văn phòng]}
units:
  - {code: "1", name: Xã An, level: commune, succeeded_by: ["9"], went_whole: true}
  - {code: "2", name: Xã Bình, level: commune, succeeded_by: []}
  - {code: "3", name: Xã Châu, level: commune, valid_to: 2025-06-30, succeeded_by: []}
"""
    path = write(tmp_path, text, "a.yaml")
    cache = tmp_path / "cache"
    (fresh, findings), (kept, _) = (read_registry(path, cache=cache) for _ in range(2))
    assert findings == []
    assert fresh is not None
    assert kept == fresh
    assert fresh.open == {Level.PROVINCE: ("Phòng", "Văn phòng")}
    assert [unit.succeeded_by for unit in map(fresh.__getitem__, range(3))] == [("9",), (), ()]
    assert [unit.went_whole for unit in map(fresh.__getitem__, range(2))] == [
        Whole.TRUE,
        Whole.UNKNOWN,
    ]
    later = existing_in(fresh, Period(2026))
    assert (later.codes, later.open, later.successors) == (
        ["1", "2"],
        fresh.open,
        {0: ("9",), 1: ()},
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("open: {ward: [Phòng]}", ["2:8 D206"], id="no such level"),
        pytest.param("open: {office: []}", ["2:16 D204"], id="no kinds"),
        pytest.param("open: [office]", ["2:7 D203"], id="a list of levels"),
    ],
)
def test_what_may_be_missing_is_said_by_level(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    units = 'units:\n  - {code: "1", name: Xã An, level: commune}\n'
    assert told(write(tmp_path, f"id: a\n{text}\n{units}", "a.yaml")) == expected


def test_whether_all_of_a_unit_went_elsewhere_is_one_of_three_words(tmp_path: Path) -> None:
    path = write(tmp_path, "code,name,level,went_whole\n1,Xã An,commune,yes\n")
    assert told(path) == ["2:4 D206"]


AN = Unit(code="1", name="Xã An", level=Level.COMMUNE)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("code,name,level\n1,Xã An,commune\n", id="three columns are enough"),
        pytest.param("level,code,name\ncommune,1,Xã An\n", id="columns in any order"),
        pytest.param("code;name;level\n1;Xã An;commune\n", id="semicolons"),
        pytest.param("\ufeffcode,name,level\n1,Xã An,commune\n", id="a byte-order mark"),
        pytest.param("code,name,level\r\n1,Xã An,commune\r\n", id="Windows line ends"),
        pytest.param("code,name,level\r1,Xã An,commune\r", id="line ends of an old Mac"),
        pytest.param('"code","name","level"\n"1","Xã An","commune"\n', id="quotes"),
        pytest.param('\ufeffcode,name,level\n1,"Xã An",commune\n', id="a mark and quotes"),
        pytest.param("code, name ,level\n 1 , Xã An , commune \n", id="blanks at the ends"),
        pytest.param("code,name,level\n1,Xã An,commune", id="no line end at the end"),
        pytest.param("code,name,level\n\n1,Xã An,commune\n\n", id="empty lines"),
        pytest.param("code,name,level\n1,Xa\u0303 An,commune\n", id="letters in pieces"),
        pytest.param("code,name,level,parent\n1,Xã An,commune,\n", id="a blank parent"),
        pytest.param("code,name,level\n1,Xã An,commune\n,,\n , ,\n", id="blank rows at the end"),
        pytest.param("code,name,level,aliases\n1,Xã An,commune, | \n", id="blank aliases"),
    ],
)
def test_the_same_unit_in_other_clothes(tmp_path: Path, text: str) -> None:
    registry = read(tmp_path, text)
    assert [registry[index] for index in range(len(registry))] == [AN]


@pytest.mark.parametrize("parent", [" c\u1ee7 ", "cu\u0309"])
def test_a_parent_in_other_clothes(tmp_path: Path, parent: str) -> None:
    text = f"code,name,level,parent\nc\u1ee7,A,province,\n2,B,province,{parent}\n"
    assert list(read(tmp_path, text).parents) == ["", "c\u1ee7"]


def test_a_name_may_hold_what_separates(tmp_path: Path) -> None:
    registry = read(tmp_path, 'code,name,level\n1,"Sở A, ""B""",province\n2,"C\nD",province\n')
    assert [unit.name for unit in (registry[0], registry[1])] == ['Sở A, "B"', "C\nD"]


@pytest.mark.parametrize("name", ["a.csv", "a.yaml"])
@pytest.mark.parametrize("key", ["code", "name", "level", "parent", "aliases", "note"])
@pytest.mark.parametrize(
    ("character", "code"),
    [
        pytest.param("\u200b", "D103", id="a blank without width"),
        pytest.param("\u2060", "D103", id="what joins words"),
        pytest.param("\u202e", "D103", id="what turns the reading"),
        pytest.param("\u00ad", "D103", id="a soft hyphen"),
        pytest.param("\x07", "D103", id="a bell"),
        pytest.param("\u00a0", "D116", id="a blank where no line may break"),
        pytest.param("\u202f", "D116", id="a narrow one"),
        pytest.param("\u3000", "D116", id="a wide one"),
    ],
)
def test_a_character_that_nobody_sees_is_named_where_it_stands(
    tmp_path: Path, name: str, key: str, character: str, code: str
) -> None:
    """Wherever in a registry, and whichever way it is written."""
    keys = ["code", "name", "level", "parent", "aliases"]
    values = {"code": "1", "name": "Xã An", "level": "commune", "parent": "", "aliases": "B"}
    values |= {key: values.get(key, "").replace(" ", "") + character + "x"}
    if name == "a.csv":
        heads = [f"{each}{character}" if key == "note" else each for each in keys]
        text = ",".join(heads) + "\n" + ",".join(values[each] for each in keys) + "\n"
        place = "1:1" if key == "note" else f"2:{keys.index(key) + 1}"
    else:
        lines = ["id: a", "units:", "  - went_whole: unknown"]
        lines.append(f'    {key}: "{values[key]}"')
        text, place = "\n".join(lines) + "\n", f"4:{len(key) + len(values[key]) + 6}"
    found = told(write(tmp_path, text, name))
    assert f"{place} {code}" in found


def test_a_file_with_a_blank_of_another_kind_is_read_as_if_it_were_the_ordinary_one(
    tmp_path: Path,
) -> None:
    path = write(tmp_path, "code,name,level\n1,Xã\u00a0An,commune\n")
    registry, findings = read_registry(path, cache=tmp_path / "cache")
    assert registry is not None
    assert registry[0] == AN
    again = read_registry(path, cache=tmp_path / "cache")
    assert [found.rule.code for found in (*findings, *again[1])] == ["D116", "D116"]


def test_yaml_tells_the_same(tmp_path: Path) -> None:
    units = """
    id: a
    units:
      - {code: 062, name: Tỉnh A, level: province}
      - {code: b, name: Sở B, level: province, parent: 062, aliases: [B, Bê], valid_from: 2025-06-30}
    """
    text = "code,name,level,parent,aliases,valid_from\n062,Tỉnh A,province,,,\n"
    text += "b,Sở B,province,062,B|Bê,2025-06-30\n"
    cache = tmp_path / "cache"
    path = write(tmp_path, units, "a.yaml")
    fresh, findings = read_registry(path, cache=cache)
    assert findings == []
    assert fresh == read(tmp_path, text)
    assert len([*cache.iterdir()]) == 1
    assert read_registry(path, cache=cache) == (fresh, [])


OF_A_UNIT = {
    "code": ("2", "2"),
    "name": ("Xã An", "Xã An"),
    "level": ("commune", "commune"),
    "parent": ("1", "1"),
    "aliases": ("An|Ấp An", "[An, Ấp An]"),
    "valid_from": ("2024-01-01", "2024-01-01"),
    "valid_to": ("2025-06-30", "2025-06-30"),
    "succeeded_by": ("8|9", '["8", "9"]'),
    "went_whole": ("false", "false"),
}


def test_every_key_of_a_unit_is_a_column_too(tmp_path: Path) -> None:
    assert [*OF_A_UNIT] == [*keys_of(Unit)]
    above = {"code": "1", "name": "Tỉnh A", "level": "province"}
    rows = [
        ",".join(OF_A_UNIT),
        ",".join(above.get(key, "") for key in OF_A_UNIT),
        ",".join(written for written, _ in OF_A_UNIT.values()),
    ]
    listed = read(tmp_path, "\n".join(rows))
    units = [above, {key: written for key, (_, written) in OF_A_UNIT.items()}]
    lines = [", ".join(f"{key}: {written}" for key, written in unit.items()) for unit in units]
    text = "id: a\nunits:\n" + "".join(f"  - {{{line}}}\n" for line in lines)
    assert listed == read(tmp_path, text, "a.yaml")
    assert listed[1] == Unit(
        code="2",
        name="Xã An",
        level=Level.COMMUNE,
        parent="1",
        aliases=("An", "Ấp An"),
        valid_from="2024-01-01",
        valid_to="2025-06-30",
        succeeded_by=("8", "9"),
        went_whole=Whole.FALSE,
    )


def test_a_registry_with_a_warning_warns_every_time(tmp_path: Path) -> None:
    units = "id: a\nunits:\n"
    units += "".join(f"  - {{code: {code}, name: Xã An, level: commune}}\n" for code in "xy")
    path = write(tmp_path, units, "a.yaml")
    first, second = (read_registry(path, cache=tmp_path / "cache") for _ in range(2))
    assert [found.rule.code for found in second[1]] == ["D410"]
    assert first == second


def test_yaml_that_changed_is_read_again(tmp_path: Path) -> None:
    cache, text = tmp_path / "cache", "id: a\nunits:\n  - {code: x, name: A, level: commune}\n"
    read_registry(write(tmp_path, text, "a.yaml"), cache=cache)
    registry, _ = read_registry(write(tmp_path, text.replace("x", "y"), "a.yaml"), cache=cache)
    assert registry is not None
    assert list(registry.codes) == ["y"]


def test_yaml_under_another_name_is_not_taken_from_the_cache(tmp_path: Path) -> None:
    cache, text = tmp_path / "cache", "id: a\nunits:\n  - {code: x, name: A, level: commune}\n"
    read_registry(write(tmp_path, text, "a.yaml"), cache=cache)
    _, findings = read_registry(write(tmp_path, text, "b.yaml"), cache=cache)
    assert [found.rule.code for found in findings] == ["D305"]


@pytest.mark.parametrize(
    "path",
    sorted(each for each in _UNITS.iterdir() if each.suffix in (".csv", ".yaml")),
    ids=lambda path: path.name,
)
def test_the_shipped_registries_have_no_fault(path: Path) -> None:
    registry, findings = read_registry(path)
    assert registry is not None
    assert findings == []


# --- what is found -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", ["1 D401", "1 D401", "1 D401"], id="an empty file"),
        pytest.param("code,name,level\n", ["D406"], id="only headings"),
        pytest.param("code,name\n1,A\n", ["1 D401"], id="no level"),
        pytest.param(
            "code,name,level,lv\n1,A,commune,\n1,B,commune,\n",
            ["1:4 D402", "3:1 D407"],
            id="an unknown column, and what is wrong below it",
        ),
        pytest.param("code,name,level,\n1,A,commune,\n", ["1:4 D402"], id="a blank heading"),
        pytest.param("code,Name,level\n", ["1:2 D402"], id="a capital"),
        pytest.param("code,name,level,code\n", ["1:4 D403"], id="a column twice"),
        pytest.param("code\tname\tlevel\n", ["1 D401"] * 3 + ["1:1 D402"], id="tabs"),
        pytest.param(
            "code,name,level\n1,A,commune\n2,B\n3,C,commune,x\n4\n",
            ["3 D404", "4 D404", "5 D404"],
            id="ragged rows",
        ),
        pytest.param('code,name,level\n1,"A,commune\n', ["2 D405"], id="an open quotation mark"),
        pytest.param('"code,name,level\n', ["1 D405"], id="open among the headings"),
        pytest.param("code,name,level\n1,Xã".encode() + b"\xe3,x\n", ["2:5 D102"], id="no UTF-8"),
        pytest.param(b'code,name,level\n1,"\xe3",x\n', ["2:4 D102"], id="quoted"),
        pytest.param(
            "code,name,level\n,A,commune\n2,,commune\n3,C,\n4,,commune\n",
            ["2:1 D204", "3:2 D204", "4:3 D204", "5:2 D204"],
            id="blanks",
        ),
        pytest.param("code,name,level\n,A,commune\n,B,commune\n", ["2:1 D204", "3:1 D204"],
                     id="two blank codes are not one code twice"),
        pytest.param("code,name,level\n1,A,xã\n2,B,Commune\n", ["2:3 D206", "3:3 D206"],
                     id="unknown levels"),
        pytest.param(
            HEAD + PROVINCE + "1,A,commune,62,,2024-02-30,x\n",
            ["3:6 D208", "3:7 D208"],
            id="days that do not exist",
        ),
        pytest.param(
            HEAD + PROVINCE + "1,Huyện An,district,62,An,,\n2,Xã An,commune,1,,,\n",
            ["3:5 D415"],
            id="a bare name that a commune has, too",
        ),
        pytest.param(
            HEAD + PROVINCE + "1,Huyện An,district,62,xã BÌNH,,\n2,Xã Bình,commune,1,,,\n",
            ["3:5 D415"],
            id="an alias that is the name of a unit below",
        ),
        pytest.param(
            HEAD + PROVINCE + "1,Sở A,province,62,Sở B,,\n2,Sở B,province,62,,,\n",
            ["3:5 D410"],
            id="under one parent it is told as a shared name, once",
        ),
        pytest.param(
            "code,name,level,aliases,valid_from,valid_to,succeeded_by\n"
            "1,Huyện An,district,An,,2025-06-30,2\n2,Xã An,commune,,2025-07-01,,\n",
            [],
            id="a bare name that another unit bears only afterwards",
        ),
        pytest.param(
            HEAD + PROVINCE + "1,A,commune,62,,2025-07-01,2025-06-30\n",
            ["3:7 D214"],
            id="gone before it came",
        ),
        pytest.param(
            HEAD + PROVINCE + "1,A,commune,62,,2025-07-01,2025-07-01\n",
            ["3:7 D416"],
            id="a single day, and nobody after it",
        ),
        pytest.param(
            "code,name,level\n1,A,commune\n2,B,commune\n1,C,commune\n1,D,commune\n",
            ["4:1 D407", "5:1 D407"],
            id="a code thrice",
        ),
        pytest.param(
            HEAD + PROVINCE + "1,A,commune,63,,,\n2,B,commune,6 2,,,\n",
            ["3:4 D408", "4:4 D408"],
            id="unknown parents",
        ),
        pytest.param("code,name,level,parent\n1,A,commune,1\n", ["2:4 D409"], id="its own parent"),
        pytest.param(
            "code,name,level,parent\n1,Tỉnh A,province,\n2,Sở B,province,1\n3,Phòng C,office,2\n"
            "4,Tổ D,office,3\n5,Huyện E,district,1\n6,Phòng G,district,5\n7,Ông H,officer,4\n",
            [],
            id="departments, offices and officers below bodies of their level or above",
        ),
        pytest.param(
            "code,name,level,parent\n1,Xã A,commune,\n2,Xã B,commune,1\n3,Huyện C,district,1\n"
            "4,Ông D,officer,5\n5,Ông E,officer,\n",
            ["3:4 D418", "4:4 D418", "5:4 D418"],
            id="units below others of no higher level",
        ),
        pytest.param(
            "code,name,level,parent\n1,A,province,3\n2,B,district,1\n3,C,commune,2\n4,D,commune,3\n",
            ["2:4 D409"],
            id="a circle of three, told once",
        ),
        pytest.param(
            "code,name,level,parent\n0,Z,commune,1\n1,A,commune,2\n2,B,commune,1\n"
            "3,C,commune,4\n4,D,commune,3\n",
            ["3:4 D409", "5:4 D409"],
            id="two circles, and one that leads into a circle",
        ),
        pytest.param(
            "code,name,level\n1,Xã Hòa An,commune\n2,XÃ HOÀ  AN,commune\n",
            ["3:2 D410"],
            id="one name in two spellings",
        ),
        pytest.param(
            "code,name,level\n1,Xã Đắk Long,commune\n2,Xã Đăk Long,commune\n",
            [],
            id="two names that differ by a mark",
        ),
        pytest.param(
            "code,name,level,parent\n1,A,province,\n2,B,province,\n3,Xã An,commune,1\n4,Xã An,commune,2\n",
            [],
            id="one name under two parents",
        ),
        pytest.param(
            "code,name,level,parent\n1,A,province,\n2,B,province,\n3,Xã An,commune,1\n"
            "4,Xã An,commune,1\n5,Xã An,commune,2\n6,Xã An,commune,2\n",
            ["5:2 D410", "7:2 D410"],
            id="twins under each of two parents",
        ),
        pytest.param(
            "code,name,level,valid_from,valid_to,succeeded_by\n"
            "1,Xã An,commune,,2025-06-30,2\n2,Xã An,commune,2025-07-01,,\n",
            [],
            id="one name, one after the other",
        ),
        pytest.param(
            "code,name,level,valid_from,valid_to,succeeded_by\n"
            "1,Xã An,commune,,2025-06-30,-\n2,Xã An,commune,2025-06-30,,\n",
            ["3:2 D410"],
            id="one name, one day together",
        ),
        pytest.param(
            HEAD + "1,A,commune,,xã an|B,,\n2,Xã An,commune,,,,\n3,C,commune,,b,,\n",
            ["2:5 D410", "4:5 D410"],
            id="aliases are names too",
        ),
        pytest.param(HEAD + "1,Xã An,commune,,xã an|XÃ AN,,\n", [], id="its own name again"),
        pytest.param(
            'code,name,level\n1,"Xã\nAn",commune\n2,Xã An,commune\n',
            ["4:2 D410"],
            id="a name over two lines",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_csv_is_told_at_its_cell(
    tmp_path: Path, text: str | bytes, expected: list[str]
) -> None:
    assert told(write(tmp_path, text)) == expected


UNITS = """\
id: a
units:
  - code: p
    name: Tỉnh A
    level: province
  - code: q
    name: Xã An
    level: commune
    parent: p
    aliases: [An]
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("id: a", "id: b", ["1:5 D305"], id="another id"),
        pytest.param("code: q", "code: p", ["6:11 D407"], id="a code twice"),
        pytest.param("parent: p", "parent: r", ["9:13 D408"], id="an unknown parent"),
        pytest.param("parent: p", "parent: q", ["9:13 D409"], id="its own parent"),
        pytest.param("name: Xã An", "name: xã a\n    parent: r", ["10:5 D111"], id="a key twice"),
        pytest.param(
            "level: province", "level: province\n    aliases: [Xã An]\n    parent: p",
            ["6:14 D410", "7:13 D409"], id="a circle, and a name under another parent",
        ),
        pytest.param("    parent: p\n", "    aliasses: x\n", ["9:5 D202"], id="an unknown key"),
        pytest.param("units:", "units: []\nunit:", ["2:8 D204", "3:1 D202"], id="no units"),
        pytest.param("level: commune", "level: xã", ["8:12 D206"], id="an unknown level"),
        pytest.param("Xã An", "Xã &An", [], id="an ampersand inside"),
        pytest.param("[An]", "&An [An]", ["10:14 D107"], id="an anchor"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_yaml_is_told_at_its_place(
    tmp_path: Path, old: str, new: str, expected: list[str]
) -> None:
    assert old in UNITS
    assert told(write(tmp_path, UNITS.replace(old, new), "a.yaml")) == expected


def test_a_registry_elsewhere_is_called_as_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_text("code,name\n", encoding="utf-8")
    _, findings = read_registry(path)
    assert [found.location.text for found in findings] == [f"{path}:1"]


@pytest.mark.parametrize("name", ["a.csv", "a.yaml"])
def test_a_folder_and_a_file_that_is_gone(tmp_path: Path, name: str) -> None:
    path = tmp_path / "targets" / "units" / name
    assert told(path) == ["D303"]
    path.mkdir(parents=True)
    assert told(path) == ["D303"]


def test_a_registry_wrong_everywhere_takes_a_few_steps_a_row(tmp_path: Path) -> None:
    path = write(tmp_path, REGISTRY)
    _, findings = read_registry(path)
    assert calls(lambda: read_registry(path)) < 100 * REGISTRY.count("\n")
    assert [found.rule.code for found in findings] == (["D206"] * FINDINGS_MAX + ["D408"])


def test_a_likely_code_is_looked_for_among_few(tmp_path: Path) -> None:
    def hint(units: int) -> bool:
        rows = "".join(f"{n:05},Xã {n},commune,\n" for n in range(units))
        text = f"code,name,level,parent\n{rows}x,Xã,commune,0000.1\n"
        (found,) = read_registry(write(tmp_path, text))[1]
        return "Có phải" in found.message("vi")

    assert hint(10)
    assert not hint(5000)


def test_a_long_circle_is_shown_in_part(tmp_path: Path) -> None:
    rows = "".join(f"{n},Xã {n},commune,{(n + 1) % 5000}\n" for n in range(5000))
    _, findings = read_registry(write(tmp_path, "code,name,level,parent\n" + rows))
    shown = findings[0].message("vi")
    assert shown == "Theo cột parent, đơn vị «0» là cấp trên của chính mình: " + " → ".join(
        [*map(str, range(9)), "…", "0."]
    )


names = st.text("aăâdđeêoôuưy qhàòúýỷÁ'’-–\u0301\u0300xX1", min_size=1, max_size=6)


@given(st.lists(names, min_size=2, max_size=6))
def test_names_that_fold_alike_are_never_missed(some: list[str]) -> None:
    some = [name for name in some if fold(name)]
    if len(some) < 2:
        return
    folded = [fold(name) for name in some]
    expected = [index for index, name in enumerate(folded) if name in folded[:index]]
    registry = Registry(
        id="a",
        codes=[str(index) for index in range(len(some))],
        names=some,
        level_of=bytes(len(some)),
        parents=[""] * len(some),
    )
    found = lint(registry, lambda index, column: Location("x", row=index + 1))
    assert [each.location.row for each in found] == [index + 1 for index in expected]


# --- years ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "year", "kept"),
    [
        pytest.param(None, None, 2024, True, id="never dated"),
        pytest.param(None, "2025-06-30", 2024, True, id="before it ends"),
        pytest.param(None, "2025-06-30", 2025, True, id="in the year it ends"),
        pytest.param(None, "2025-06-30", 2026, False, id="after it ended"),
        pytest.param("2025-07-01", None, 2024, False, id="before it begins"),
        pytest.param("2025-07-01", None, 2025, True, id="in the year it begins"),
        pytest.param("2025-12-31", None, 2025, True, id="on the last day"),
        pytest.param("2026-01-01", None, 2025, False, id="a day too late"),
        pytest.param(None, "2025-01-01", 2025, True, id="on the first day"),
        pytest.param(None, "2024-12-31", 2025, False, id="a day too early"),
        pytest.param("2024-02-01", "2024-03-01", 2024, True, id="within the year"),
    ],
)
def test_a_unit_counts_in_the_years_it_existed(
    first: str | None, last: str | None, year: int, kept: bool
) -> None:
    registry = Registry(
        id="a",
        codes=["1", "2", "3"],
        names=["A", "B", "C"],
        level_of=b"\x00\x01\x02",
        parents=["", "1", "1"],
        aliases={0: ("a",), 2: ("c",)},
        validity={1: (first, last), 2: ("2000-01-01", None)},
    )
    units = [
        existing_in(registry, Period(year))[index]
        for index in range(len(existing_in(registry, Period(year))))
    ]
    assert units == [registry[index] for index in ([0, 1, 2] if kept else [0, 2])]


def test_nothing_is_copied_where_nothing_is_dated() -> None:
    registry = Registry(id="a", codes=["1"], names=["A"], level_of=b"\x00", parents=[""])
    assert existing_in(registry, Period(2024)) is registry
