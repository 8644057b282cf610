"""Two communes that one mixed-up letter tells apart: which is meant must be said by something else."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cchc.definitions.level import Level
from cchc.matching.mixed_up import mixed_up
from cchc.matching.units import UnitNames
from cchc.report import Report
from factories import registry
from form_making import REGISTRY_2023, Grid, check, said

assert REGISTRY_2023
NAMES = UnitNames(REGISTRY_2023)
GLEI, HA = "23368", "23504"
HEADS = ("Đơn vị", "Tổng số đã giải quyết", "Trước hạn", "Đúng hạn", "Quá hạn")
FIELDS = ("Lĩnh vực", *HEADS[1:])
COUNTS = (50, 40, 10, 0)
TITLE = "KẾT QUẢ GIẢI QUYẾT HỒ SƠ QUÝ III NĂM 2023"
OF_GLEI = ("Xã Xốp", "Xã Mường Hoong", "Xã Đăk Môn", "Xã Ngọc Linh", "Xã Đăk Man", "Xã Đăk Pék")

Rows = Sequence[Sequence[object]]


def table(*names: str) -> Rows:
    """List units by their names alone."""
    return [(TITLE,), HEADS, *((name, *COUNTS) for name in names)]


def of_one(*letterhead: str) -> Rows:
    """Give the form of one unit, with one field of work and its total."""
    rows = [("Hộ tịch", *COUNTS), ("Tổng", *COUNTS)]
    return [*((line,) for line in letterhead), (TITLE,), FIELDS, *rows]


def judged(tmp_path: Path, rows: Rows) -> Report:
    grid = Grid()
    for row in rows:
        grid.put(row)
    return check(tmp_path, grid.workbook())


def long_ones(report: Report) -> list[str]:
    """Give the codes of the two communes that have counts."""
    units = (report.counts.roster[unit].code for unit in report.counts.units)
    return sorted(code for code in units if code in (GLEI, HA))


@pytest.mark.parametrize("spelt", ["{}", "UBND {}", "1. {}", "X. {}"])
@pytest.mark.parametrize("letter", ["ă", "ắ", "a"])
def test_neither_spelling_alone_says_which_is_meant(spelt: str, letter: str) -> None:
    name = spelt.format(f"Xã Đ{letter}k Long").replace("X. Xã", "X.")
    found = NAMES.find(name)
    assert (found.kind, [NAMES.registry.codes[unit] for unit in found.candidates]) == (
        "ambiguous",
        [GLEI, HA],
    )


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        pytest.param(table("Xã Đăk Long"), [], id="alone, spelt as one of them"),
        pytest.param(table("UBND xã Đắk Long"), [], id="alone, spelt as the other"),
        pytest.param(table("Xã Đăk Long", "Xã Đăk Long"), [], id="twice in one spelling"),
        pytest.param(table("Xã Đăk Long", "Xã Hà Mòn"), [], id="one neighbour is no list"),
        pytest.param(
            table("Xã Đăk Long", *OF_GLEI[:3]), [], id="few communes of a district are no list"
        ),
        pytest.param(
            table("Xã Đăk Long", *OF_GLEI, "Xã Hà Mòn"), [], id="neighbours of two districts"
        ),
        pytest.param(of_one("UBND XÃ ĐĂK LONG"), [], id="a letterhead without the district"),
        pytest.param(
            table("UBND xã Đăk Long", "UBND xã Đắk Long"), [GLEI, HA], id="each in its spelling"
        ),
        pytest.param(table("Xã Đăk Long", *OF_GLEI), [GLEI], id="a list of one district"),
        pytest.param(
            table("Xã Đăk Long", *OF_GLEI, "Sở Y tế"), [GLEI], id="beside a unit of another level"
        ),
        pytest.param(
            [("UBND HUYỆN ĐĂK GLEI",), *table("Xã Đăk Long", "Xã Xốp")],
            [GLEI],
            id="a letterhead of the district",
        ),
        pytest.param(
            [
                (TITLE,),
                HEADS,
                ("Huyện Đắk Hà",),
                ("Xã Đắk Long", *COUNTS),
                ("Huyện Đắk Glei",),
                ("Xã Đăk Long", *COUNTS),
            ],
            [GLEI, HA],
            id="sections of districts",
        ),
        pytest.param(
            [(TITLE,), ("Huyện", *HEADS), ("Đắk Glei", "Xã Đăk Long", *COUNTS)],
            [GLEI],
            id="a column of districts",
        ),
        pytest.param(table("Xã Đăk Long (Đăk Glei)"), [GLEI], id="its district in brackets"),
        pytest.param(table("Xã Đắk Long, huyện Đắk Hà"), [HA], id="its district behind a comma"),
        pytest.param(
            table("Xã Đắk Long (Huyện Đắk Glei, 23368)"), [GLEI], id="as the finding names it"
        ),
        pytest.param(table("23368 - UBND xã Đăk Long"), [GLEI], id="its code before it"),
        pytest.param(
            [(TITLE,), ("Mã đơn vị", *HEADS), (HA, "Xã Đắk Long", *COUNTS)],
            [HA],
            id="its code beside it",
        ),
        pytest.param(
            of_one("UBND HUYỆN ĐĂK GLEI", "UBND XÃ ĐĂK LONG"), [GLEI], id="a whole letterhead"
        ),
        pytest.param(
            of_one("UBND XÃ ĐĂK LONG (HUYỆN ĐẮK GLEI, 23368)"),
            [GLEI],
            id="a letterhead as the finding names it",
        ),
    ],
)
def test_a_mixed_up_name_is_read_where_something_else_says_whose_it_is(
    tmp_path: Path, rows: Rows, codes: list[str]
) -> None:
    report = judged(tmp_path, rows)
    assert long_ones(report) == codes
    assert bool(said(report, "C412")) == (not codes)


def test_units_as_headings_are_told_apart_by_each_other_too(tmp_path: Path) -> None:
    def columns(*names: str) -> Rows:
        heads = [each for name in names for each in (name, "")]
        return [
            (TITLE,),
            ("Chỉ số", *heads),
            ("", *["b", "a"] * len(names)),
            ("IV.3", *[40, 50] * len(names)),
        ]

    assert long_ones(judged(tmp_path, columns("Xã Đắk Long", "Xã Xốp"))) == []
    assert long_ones(judged(tmp_path, columns("Xã Đắk Long", "Xã Đăk Long"))) == [GLEI, HA]


def test_what_was_told_by_its_neighbours_is_noted(tmp_path: Path) -> None:
    report = judged(tmp_path, table("UBND xã Đăk Long", *OF_GLEI))
    assert said(report, "C421")[0] == (
        "A3 C421 «UBND xã Đăk Long» được hiểu là «Xã Đắk Long (Huyện Đắk Glei)» (các đơn vị khác của"
        " bảng đều thuộc Huyện Đắk Glei)."
    )


@pytest.mark.parametrize(
    ("names", "together"),
    [
        pytest.param(("Xã Đắk Long", "Xã Đăk Long"), {0, 1}, id="ă and ắ"),
        pytest.param(("Xã Ngọc Linh", "Xã Ngok Linh"), {0, 1}, id="c and k, ọ and o"),
        pytest.param(("Xã Rơ Kơi", "Xã Rờ Kơi", "Xã Xốp"), {0, 1}, id="ơ and ờ"),
        pytest.param(("Xã Tân Lập", "Xã Tân Lập"), set(), id="one name is no other spelling"),
        pytest.param(("Xã Sơn Hà", "Xã Sơn Hạ"), set(), id="a tone that nobody mixes up"),
        pytest.param(("Xã Đắk Hà", "Thị trấn Đăk Hà"), set(), id="of another kind"),
        pytest.param(("Xã\nĐắk Long", "Xã Đăk Long", "Xã Xốp"), {0, 1}, id="in two lines"),
        pytest.param(("Xã Ngoài", "Xã Ngọài"), set(), id="a part of a syllable"),
    ],
)
def test_whose_names_are_mixed_up(names: Sequence[str], together: set[int]) -> None:
    assert set(mixed_up(names)) == together
    units = [(f"x{at}", name, Level.COMMUNE) for at, name in enumerate(names)]
    known = UnitNames(registry((("t", "Tỉnh Một", Level.PROVINCE), *units)))
    alone = len(set(names)) == len(names) and not together
    assert (known.find(names[0]).unit == 1) == alone


@pytest.mark.parametrize(
    ("written", "name"),
    [
        pytest.param("Xã Ngọk Wang", "Xã Ngok Wang", id="Ngọk for Ngok"),
        pytest.param("UBND xã Ngọk Réo", "Xã Ngok Réo", id="behind UBND"),
        pytest.param("Xã Ngọk Lây", "Xã Ngọc Lây", id="Ngọk for Ngọc"),
        pytest.param("Xã Ngọc Tem", "Xã Ngok Tem", id="Ngọc for Ngok"),
        pytest.param("Xa Ngok Lay", "Xã Ngọc Lây", id="without marks"),
        pytest.param("UBND xã Rờ Kơi (Sa Thầy)", "Xã Rơ Kơi", id="Rờ, with its district"),
        pytest.param("XÃ ĐẮK TƠ RE", "Xã Đắk Tờ Re", id="Tơ for Tờ, in capitals"),
        pytest.param("Huyện Ngọk Hồi", "Huyện Ngọc Hồi", id="a district"),
    ],
)
def test_what_decisions_spell_in_several_ways_is_read(written: str, name: str) -> None:
    found = NAMES.find(written)
    assert found.unit is not None
    assert (found.kind, NAMES.registry.names[found.unit]) == ("loose", name)
    assert found.how is not None


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("Thị trấn Rờ Kơi", id="of another kind"),
        pytest.param("Xã Rớ Kơi", id="a tone that nobody writes there"),
        pytest.param("Xã Ngọc Lấy", id="another syllable"),
    ],
)
def test_what_nobody_spells_so_is_only_suggested(written: str) -> None:
    found = NAMES.find(written)
    assert (found.unit, found.kind) == (None, "unknown")


@pytest.mark.parametrize("heading", ["Phòng chuyên môn", "Phòng, ban", "Đơn vị"])
def test_the_office_of_a_district_is_no_department(tmp_path: Path, heading: str) -> None:
    names = ("Phòng Tư pháp", "Phòng Tài nguyên và Môi trường", "Văn phòng UBND")
    rows = [(heading, *HEADS[1:]), *((name, *COUNTS) for name in names)]
    report = judged(tmp_path, [("UBND HUYỆN KON RẪY",), (TITLE,), *rows])
    found = said(report, "C417")
    assert len(found) == len(names)
    assert [each for each in found if "muốn viết" in each] == []
    fixes = [each.fix("vi") for each in report.findings if each.rule.code == "C417"]
    to_fields = f"đổi tiêu đề «{heading}» thành «Lĩnh vực»"
    assert [to_fields in each for each in fixes] == [True, True, False]


def test_below_a_district_its_misspelt_commune_is_suggested() -> None:
    near = NAMES.find("UBND xã Rơ Koi (Sa Thầy)").candidates
    assert [NAMES.registry.names[unit] for unit in near] == ["Xã Rơ Kơi"]


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        pytest.param(
            ("Huyện Đắk Glei", "Xã Đăk Môn", "Xã Đăk Long"), [GLEI], id="below its district"
        ),
        pytest.param(("Huyện Đắk Hà", "Xã Hà Mòn", "Xã Đắk Long"), [HA], id="below the other"),
        pytest.param(
            ("Huyện Đắk Hà", "Xã Lạ Lùng", "Xã Đắk Long"), [HA], id="a name of nobody between"
        ),
        pytest.param(("Huyện Đắk Hà", "Xã Đăk Môn", "Xã Đắk Long"), [], id="a stranger between"),
        pytest.param(("Huyện Sa Thầy", "Xã Đắk Long"), [], id="below a third district"),
        pytest.param(("Xã Đắk Long", "Huyện Đắk Hà"), [], id="above it"),
        pytest.param(
            ("Huyện Đắk Hà", "Xã Đắk Long", "Huyện Đắk Glei", "Xã Đắk Long"), [], id="below both"
        ),
    ],
)
def test_the_row_of_a_district_above_says_which_is_meant(
    tmp_path: Path, names: Sequence[str], meant: list[str]
) -> None:
    assert long_ones(judged(tmp_path, table(*names))) == meant
