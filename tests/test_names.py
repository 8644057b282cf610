"""Names of units, indicators and periods: what is accepted, what is said of it, what is refused."""

import csv
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from cchc.counts import Roster
from cchc.definitions.choose import ChoiceError
from cchc.definitions.units import Registry
from cchc.readers.names import IndicatorNames, Names, PeriodNames
from cchc.readers.unit_names import UnitNames
from cchc.words import Words
from made_up import II, IV_1, ON_TIME
from reading import (
    HEADINGS,
    NAMES,
    REGISTRY,
    SET,
    check,
    message,
    pairs,
    read_text,
    rows,
    text_file,
    told,
    units_of,
)


def unit(written: str, registry: Registry = REGISTRY) -> tuple[str | None, str | None]:
    """Read a row of the unit called so: its code, and the code of what is said of its name."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([("Mục", "Đơn vị", "b", "a"), ("IV.1", written, 95, 100)])
    reader = read_text(text.getvalue(), registry)
    code = next((reader.counts.roster[index].code for index in reader.counts.units), None)
    return code, next((found.rule.code for found in reader.findings), None)


@pytest.mark.parametrize(
    ("written", "code", "said"),
    [
        pytest.param("Xã Đắk Long", "23344", None, id="exactly"),
        pytest.param("Xã Đăk Long", "23506", None, id="exactly, the other one by one mark"),
        pytest.param("xã đắk long", "23344", "C421", id="small letters"),
        pytest.param("XÃ ĐĂK LONG", "23506", "C421", id="capitals"),
        pytest.param("UBND xã Đăk Long", "23506", "C421", id="UBND before it"),
        pytest.param("Ủy ban nhân dân xã Đắk Long", "23344", "C421", id="UBND in full"),
        pytest.param("Uỷ ban nhân dân xã Đắk Long", "23344", "C421", id="tone mark of Ủy"),
        pytest.param("UBND tỉnh", "62", "C421", id="an alias"),
        pytest.param("Ủy ban nhân dân tỉnh", "62", "C421", id="an alias with UBND in full"),
        pytest.param("Sở TN&MT", "so-tnmt", "C421", id="an alias with a sign"),
        pytest.param("Xã Hoà Bình", "23510", "C421", id="tone on the other letter"),
        pytest.param("Xã Đăk Kôi", "23401", "C421", id="Đăk for Đắk, where only one is called so"),
        pytest.param("Huyện Ia H’Drai", "618", "C421", id="a typographic apostrophe"),
        pytest.param("Huyện Ia H' Drai", "618", "C421", id="an apostrophe and a space"),
        pytest.param("Huyện Ia HDrai", "618", "C421", id="no apostrophe"),
        pytest.param("Xã Ðắk Long", "23344", "C421", id="Eth for Đ"),
        pytest.param("Xã Ɖắk Long", "23344", "C421", id="African D for Đ"),
        pytest.param(
            unicodedata.normalize("NFD", "Xã Đắk Long"), "23344", "C421", id="letters in pieces"
        ),
        pytest.param("Xã\u00a0Đắk  Long ", "23344", "C421", id="other blanks"),
        pytest.param("Xã Đắk\nLong", "23344", "C421", id="a line break"),
        pytest.param("Xã Đắk\u200b Long", "23344", "C421", id="a zero-width space"),
        pytest.param("23344", "23344", None, id="the code in the column of names"),
        pytest.param(" 23344 ", "23344", None, id="the code with blanks"),
        pytest.param("so-y-te", "so-y-te", None, id="a code of letters"),
        pytest.param("01", "01", None, id="a code that begins with zero"),
        pytest.param("1", "01", "C421", id="the same after a spreadsheet took it for a number"),
        pytest.param("Xã Tân Lập", None, "C412", id="two units of one name"),
        pytest.param("UBND xã Tân Lập", None, "C412", id="two units of one name, looser"),
        pytest.param("Xã Đăk Long'", None, "C412", id="a spelling so loose that two units fit"),
        pytest.param("Xã Đắc Long", "Xã Đắc Long", "C411", id="merely similar is unknown"),
        pytest.param("Xa Dak Long", "Xa Dak Long", "C411", id="without marks is unknown"),
        pytest.param("Đắk Long", "Đắk Long", "C411", id="without its kind is unknown"),
        pytest.param("", None, "C413", id="blank"),
        pytest.param("\u200b ", None, "C413", id="nothing that can be seen"),
        pytest.param("Tổng cộng:", None, "C304", id="all of them together"),
    ],
)
def test_units(written: str, code: str, said: str | None) -> None:
    assert unit(written) == (code, said)


@pytest.mark.parametrize("code", NAMES)
def test_every_unit_is_found_by_its_code(code: str) -> None:
    assert unit(code) == (code, None)


def test_a_name_goes_before_a_code_that_is_spelt_like_it() -> None:
    registry = replace(REGISTRY, codes=["62", "Xã Một", *REGISTRY.codes[2:]])
    assert unit("Xã Một", registry) == ("01", None)


def test_an_ambiguous_unit_is_refused_with_its_candidates(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Mục,Đơn vị,b,a", "IV.1,Xã Tân Lập,95,100")
    report = check(path)
    assert (told(report), rows(report), report.rows_left_out) == (["counts.csv:2:2 C412"], [], 1)
    assert message(report, "C412", "en") == (
        "«Xã Tân Lập» may be several units: «Xã Tân Lập» (23520, Huyện Ia H'Drai),"
        " «Xã Tân Lập» (23530, Huyện Đắk Glei)."
    )


def test_candidates_may_have_no_parent(tmp_path: Path) -> None:
    registry = replace(REGISTRY, parents=[""] * len(NAMES))
    path = text_file(tmp_path, "Mục,Đơn vị,b,a", "IV.1,Xã Tân Lập,95,100")
    assert message(check(path, registry=registry), "C412", "en") == (
        "«Xã Tân Lập» may be several units: «Xã Tân Lập» (23520), «Xã Tân Lập» (23530)."
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(
            "Xã Đắc Long", " Did you mean «Xã Đắk Long» or «Xã Đăk Long»?", id="one letter wrong"
        ),
        pytest.param("Bưu điện", "", id="nothing is near"),
    ],
)
def test_an_unknown_unit_is_judged_and_the_nearest_named(
    tmp_path: Path, written: str, expected: str
) -> None:
    report = check(text_file(tmp_path, "Mục,Đơn vị,b,a", f"IV.1,{written},95,100"))
    assert rows(report) == [(written, "dossiers-on-time", "2023", 95, 100)]
    assert message(report, "C411", "en") == (
        f"The unit «{written}» is not in the registry tinh-2023.{expected}"
    )


def test_many_unknown_units_cost_no_more_than_a_few(tmp_path: Path) -> None:
    """Looking for the nearest of a million names takes seconds: it is done for the first ones."""
    codes = [str(code) for code in range(60_000)]
    registry = Registry(
        id="big",
        codes=["62", *codes[1:]],
        names=["Tỉnh", *(f"Xã {code}" for code in codes[1:])],
        level_of=bytes(60_000),
        parents=[""] * 60_000,
    )
    lines = [f"IV.1,Phường {n},1,2" for n in range(200)]
    report = check(text_file(tmp_path, "Mục,Đơn vị,b,a", *lines), registry=registry)
    said = [found.message("en") for found in report.findings]
    assert len(said) == 200
    assert sum("Did you mean" in each for each in said) <= 1


# --- codes and names in one row ------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "name", "expected", "said"),
    [
        pytest.param("23344", "Xã Đắk Long", ["23344"], [], id="both mean the same"),
        pytest.param("23344", "", ["23344"], [], id="only the code"),
        pytest.param("", "Xã Đắk Long", ["23344"], [], id="only the name"),
        pytest.param("23344", "UBND xã Đắk Long", ["23344"], [":2:3 C421"], id="the name looser"),
        pytest.param("23506", "Xã Đắk Long", [], [":2:2 C414"], id="a contradiction by one mark"),
        pytest.param("23530", "Xã Tân Lập", ["23530"], [], id="the code tells which of two"),
        pytest.param(
            "23344", "Xã Tân Lập", [], [":2:2 C414", ":2:3 C412"], id="the code is of a third one"
        ),
        pytest.param(
            "H35.01", "Xã Đắk Long", ["23344"], [":2:2 C411"], id="a code of another register"
        ),
        pytest.param("23344", "Xã Đắk Lon", ["23344"], [":2:3 C411"], id="a name that is misspelt"),
        pytest.param("H35.99", "Bưu điện", ["Bưu điện"], [":2:3 C411"], id="neither is known"),
        pytest.param("H35.99", "", ["H35.99"], [":2:2 C411"], id="only an unknown code"),
        pytest.param("", "", [], [":2 C413"], id="neither is given"),
    ],
)
def test_code_and_name(
    tmp_path: Path, code: str, name: str, expected: list[str], said: list[str]
) -> None:
    report = check(text_file(tmp_path, "Mục,Mã đơn vị,Đơn vị,b,a", f"IV.1,{code},{name},95,100"))
    assert units_of(report) == expected
    assert told(report) == [f"counts.csv{each}" for each in said]


@pytest.mark.parametrize("heading", ["Mã đơn vị", "Đơn vị"])
def test_excel_keeps_codes_as_numbers(tmp_path: Path, heading: str) -> None:
    book = Workbook()
    book.active.append(["Mục", heading, "b", "a"])
    book.active.append(["IV.1", 23281, 95, 100])
    book.active.append(["IV.1", 1, 96, 100])
    book.save(tmp_path / "counts.xlsx")
    report = check(tmp_path / "counts.xlsx")
    assert units_of(report) == ["23281", "01"]
    assert told(report) == ["counts.xlsx:Sheet!B3 C421"]


def test_a_truth_value_is_no_code(tmp_path: Path) -> None:
    registry = replace(REGISTRY, codes=[*REGISTRY.codes[:-1], "1"])
    book = Workbook()
    book.active.append(["Mục", "Đơn vị", "b", "a"])
    book.active.append(["IV.1", 1, 95, 100])
    book.active.append(["IV.1", True, 95, 100])
    book.save(tmp_path / "counts.xlsx")
    assert units_of(check(tmp_path / "counts.xlsx", registry=registry)) == ["1", "True"]


# --- indicators ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param("dossiers-on-time", None, id="the id"),
        pytest.param("IV.1", None, id="the annex item"),
        pytest.param("Tỷ lệ hồ sơ đúng hạn", None, id="the label"),
        pytest.param("Tỷ lệ hồ sơ đúng hạn [tỉnh] đạt tối thiểu 95%", None, id="the wording"),
        pytest.param("Tỷ lệ hồ sơ đúng hạn [tỉnh] đạt tối thiểu 95%.", None, id="with a full stop"),
        pytest.param(
            "Tỷ lệ hồ sơ\nđúng hạn  [tỉnh] đạt tối thiểu 95%;", None, id="broken over two lines"
        ),
        pytest.param(" IV.1. ", None, id="the item with a point"),
        pytest.param("iv.1", None, id="the item in small letters"),
        pytest.param("TỶ LỆ HỒ SƠ ĐÚNG HẠN", None, id="the label in capitals"),
        pytest.param("Tỉ lệ hồ sơ đúng hạn", "C421", id="tỉ for tỷ"),
        pytest.param("đúng hạn", "C421", id="an alias"),
        pytest.param("Share of dossiers on time", "C421", id="the English label"),
        pytest.param(
            unicodedata.normalize("NFD", "Tỷ lệ hồ sơ đúng hạn"), "C421", id="letters in pieces"
        ),
        pytest.param("Tỷ lệ hồ sơ đúng hẹn", "C401", id="merely similar"),
        pytest.param("IV.2", "C401", id="an item that is not there"),
        pytest.param("1", "C401", id="a running number"),
    ],
)
def test_indicators(written: str, said: str | None) -> None:
    indicators = IndicatorNames(SET)
    names = Names(indicators.resolve)
    index = names[written]
    remark = names.remarks.get(written)
    assert (remark and remark.code) == said
    assert indicators.ids[index] == "dossiers-on-time" if index >= 0 else said == "C401"


def test_an_indicator_is_called_by_its_label_in_notes(tmp_path: Path) -> None:
    report = check(text_file(tmp_path, "Chỉ số,b,a", "đúng hạn,95,100"))
    assert (
        message(report, "C421")
        == "«đúng hạn» được hiểu là «Tỷ lệ hồ sơ đúng hạn» (tên khác đã khai báo)."
    )


def test_an_indicator_may_be_worded_as_it_is_called(tmp_path: Path) -> None:
    targets = replace(SET, targets=(replace(IV_1, wording=ON_TIME.labels.label),))
    path = text_file(tmp_path, "Chỉ số,b,a", f"{ON_TIME.labels.label},95,100")
    assert told(check(path, target_set=targets)) == []


def test_an_unknown_indicator_gets_the_nearest_name(tmp_path: Path) -> None:
    report = check(text_file(tmp_path, "Chỉ số,b,a", "dossier-on-time,95,100"))
    assert message(report, "C401").endswith(" Có phải bạn muốn viết «dossiers-on-time»?")


@pytest.mark.parametrize(
    ("item", "name", "expected", "said"),
    [
        pytest.param("IV.1", "dossiers-on-time", 1, [], id="both mean the same"),
        pytest.param("IV.1", "", 1, [], id="only the item"),
        pytest.param("", "dossiers-on-time", 1, [], id="only the name"),
        pytest.param("II", "dossiers-on-time", 0, [":2:1 C403"], id="a contradiction"),
        pytest.param("IX", "dossiers-on-time", 0, [":2:1 C401"], id="an item that is not there"),
        pytest.param("IV.1", "Số khác", 0, [":2:2 C401"], id="a name that is not there"),
        pytest.param("", "", 0, [":2 C402"], id="neither is given"),
    ],
)
def test_item_and_name(
    tmp_path: Path, item: str, name: str, expected: int, said: list[str]
) -> None:
    report = check(text_file(tmp_path, "Mục,Chỉ số,b,a", f"{item},{name},95,100"))
    assert pairs(report) == [(95, 100)] * expected
    assert told(report) == [f"counts.csv{each}" for each in said]
    assert report.rows_left_out == 1 - expected


def test_an_ambiguous_indicator_is_refused_and_its_item_tells_which(tmp_path: Path) -> None:
    other = replace(ON_TIME, id="communes-on-time", aliases=("Đúng hạn",))
    targets = replace(SET, targets=(replace(II, indicator=other, wording="Xã"), IV_1))
    path = text_file(tmp_path, "Mục,Chỉ số,b,a", ",đúng hạn,1,2", "II,đúng hạn,3,4")
    report = check(path, target_set=targets)
    assert told(report) == ["counts.csv:2:2 C404"]
    assert message(report, "C404") == (
        "«đúng hạn» có thể là nhiều chỉ số: «communes-on-time», «dossiers-on-time»."
    )
    assert rows(report) == [("Tỉnh Kon Tum", "communes-on-time", "2023", 3, 4)]


# --- periods -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "code", "said"),
    [
        pytest.param("Quý III/2023", "2023-Q3", None, id="as offices write it"),
        pytest.param("2023-Q3", "2023-Q3", None, id="as programs write it"),
        pytest.param("Quý III", "2023-Q3", None, id="the year is that of the set"),
        pytest.param("2023", "2023", None, id="the year"),
        pytest.param("Quý III/2022", None, "C502", id="another year"),
        pytest.param("9", None, "C501", id="nine what?"),
        pytest.param(
            "Từ ngày 15/6/2023 đến ngày 14/9/2023", "2023-Q3", "C505", id="by dates of the state"
        ),
        pytest.param("01/07/2023 - 30/09/2023", "2023-Q3", "C505", id="by dates of the calendar"),
        pytest.param("01/07/2022 - 30/09/2022", None, "C502", id="by dates of another year"),
        pytest.param("01/07/2023 - 29/09/2023", None, "C501", id="dates that are no months"),
        pytest.param("01/09/2023", None, "C501", id="one day, as a date cell is spelt"),
    ],
)
def test_periods(written: str, code: str | None, said: str | None) -> None:
    periods = PeriodNames(2023)
    meaning = periods.resolve(written)
    assert (periods.periods[meaning.meant].code if meaning.meant >= 0 else None) == code
    assert (meaning.remark and meaning.remark.code) == said


def test_two_spellings_of_one_period_are_one(tmp_path: Path) -> None:
    lines = ("IV.1,62,Quý III,95,100", "IV.1,so-y-te,2023-Q3,96,100")
    report = check(text_file(tmp_path, "Mục,Đơn vị,Kỳ,b,a", *lines))
    assert [period.code for period in report.counts.period_list] == ["2023-Q3"]


def test_excel_keeps_years_as_numbers(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(list(HEADINGS))
    book.active.append(["IV.1", "Sở Y tế", 2023, 95, 100])
    book.save(tmp_path / "counts.xlsx")
    assert rows(check(tmp_path / "counts.xlsx")) == [
        ("Sở Y tế", "dossiers-on-time", "2023", 95, 100)
    ]


# --- filters -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Xã Đăk Long", "23506", id="a name"),
        pytest.param("23506", "23506", id="a code"),
        pytest.param(" 23506 ", "23506", id="a code with blanks"),
        pytest.param("ubnd xã đăk long", "23506", id="looser"),
        pytest.param("Bưu điện", "Bưu điện", id="one that only a file may name"),
    ],
)
def test_a_filter_names_a_unit(written: str, expected: str) -> None:
    roster = Roster(REGISTRY)
    assert roster[UnitNames(roster).choose(written)].code == expected


def test_an_ambiguous_filter_is_wrong_usage() -> None:
    with pytest.raises(ChoiceError) as raised:
        UnitNames(Roster(REGISTRY)).choose("Xã Tân Lập")
    assert raised.value.words == Words(
        "«Xã Tân Lập» có thể là nhiều đơn vị: «Xã Tân Lập» (23520, Huyện Ia H'Drai), «Xã Tân Lập»"
        " (23530, Huyện Đắk Glei). Hãy dùng mã đơn vị.",
        "«Xã Tân Lập» may be several units: «Xã Tân Lập» (23520, Huyện Ia H'Drai), «Xã Tân Lập»"
        " (23530, Huyện Đắk Glei). Use the unit's code.",
    )


# --- properties ----------------------------------------------------------------------------


def spoil(name: str, ways: Sequence[str]) -> str:
    """Spell a name in ways that change nothing of what it names."""
    for way in ways:
        match way:
            case "nfd":
                name = unicodedata.normalize("NFD", name)
            case "upper":
                name = name.upper()
            case "spaces":
                name = name.replace(" ", "\u00a0 ") + " "
            case "eth":
                name = name.replace("Đ", "Ð")
            case "invisible":
                name = name.replace(" ", "\u200b ")
            case "ubnd":
                name = f"UBND {name}"
    return name


UNIQUE = [name for name in NAMES.values() if list(NAMES.values()).count(name) == 1]


@settings(deadline=None)
@given(
    st.sampled_from(UNIQUE),
    st.lists(
        st.sampled_from(["nfd", "upper", "spaces", "eth", "invisible", "ubnd"]),
        unique=True,
    ),
)
def test_no_spelling_makes_another_unit_of_one(name: str, ways: list[str]) -> None:
    code = next(code for code, each in NAMES.items() if each == name)
    assert unit(spoil(name, ways))[0] == code


@settings(deadline=None)
@given(st.text(max_size=12))
def test_any_text_names_a_unit_or_a_stranger_or_nothing(written: str) -> None:
    code, said = unit(written.replace('"', ""))
    assert said in {None, "C304", "C411", "C412", "C413", "C421"}
    assert (code in NAMES) == (said in {None, "C421"})


def test_a_long_name_is_cut_where_it_is_quoted(tmp_path: Path) -> None:
    report = check(text_file(tmp_path, "Mục,Đơn vị,b,a", f"IV.1,{'x' * 5000},95,100"))
    assert len(message(report, "C411")) < 500
