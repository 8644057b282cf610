"""From a written name to a unit: exact before loose, narrowed by what is known, never a guess."""

from dataclasses import replace

import pytest

from cchc.definitions.level import Level
from cchc.definitions.period import Period
from cchc.matching.units import UnitNames
from factories import registry
from form_making import REGISTRY_2023

assert REGISTRY_2023
NAMES = UnitNames(REGISTRY_2023)


def called(*units: int) -> list[str]:
    return [NAMES.registry.names[unit] for unit in units]


def index(name: str) -> int:
    return NAMES.registry.names.index(name)


@pytest.mark.parametrize(
    ("written", "unit", "how"),
    [
        pytest.param("Sở Nội vụ", "Sở Nội vụ", None, id="as it is declared"),
        pytest.param("so-noi-vu", "Sở Nội vụ", None, id="its code"),
        pytest.param("SỞ NỘI VỤ", "Sở Nội vụ", "khác hoa thường", id="case"),
        pytest.param(
            "SỞ NỘI VỤ TỈNH KON TUM",
            "Sở Nội vụ",
            "kèm tên đơn vị cấp trên",
            id="with its province and no sign between",
        ),
        pytest.param(
            "Sở Công thương Kon Tum",
            "Sở Công Thương",
            "kèm tên đơn vị cấp trên",
            id="with the bare name of its province",
        ),
        pytest.param(
            "TP Kon Tum - Xã Vinh Quang",
            "Xã Vinh Quang",
            "kèm tên đơn vị cấp trên",
            id="its city before it",
        ),
        pytest.param(
            "Xã Vinh Quang, TP Kon Tum, tỉnh Kon Tum",
            "Xã Vinh Quang",
            "kèm tên đơn vị cấp trên",
            id="city and province",
        ),
        pytest.param(
            "Xã Đăk Long (thuộc huyện Đắk Hà)",
            "Xã Đăk Long",
            "kèm tên đơn vị cấp trên",
            id="its district in parentheses",
        ),
        pytest.param(
            "Sở GT-VT",
            "Sở Giao thông vận tải",
            "viết tắt bằng chữ cái đầu",
            id="initials with a dash",
        ),
        pytest.param(
            "STC", "Sở Tài chính", "viết tắt bằng chữ cái đầu", id="the kind among the initials"
        ),
        pytest.param(
            "Sở TN & MT",
            "Sở Tài nguyên và Môi trường",
            "khác cách viết tắt",
            id="initials that are an abbreviation",
        ),
        pytest.param("T.P Kon Tum", "Thành phố Kon Tum", "khác cách viết tắt", id="T.P"),
        pytest.param(
            "Xa Vinh Quang", "Xã Vinh Quang", "khác cách viết không dấu", id="without marks"
        ),
        pytest.param(
            "Xã Dak Mar", "Xã Đắk Mar", "khác cách viết không dấu", id="a kind with its mark"
        ),
        pytest.param("Xã Ya Li", "Xã Ya ly", "khác i/y", id="i for y"),
        pytest.param(
            "Sở Tài nguyên Môi trường",
            "Sở Tài nguyên và Môi trường",
            "khác dấu câu, chữ «và»",
            id="without «và»",
        ),
        pytest.param(
            "I - Huyện Đắk Hà",
            "Huyện Đắk Hà",
            "khác số thứ tự, dấu đầu dòng",
            id="numbered with a dash",
        ),
    ],
)
def test_a_name_leads_to_one_unit_and_what_was_looked_past_is_said(
    written: str, unit: str, how: str | None
) -> None:
    found = NAMES.find(written)
    assert found.unit is not None
    assert called(found.unit) == [unit]
    assert (found.kind, found.how and found.how.vi) == ("loose" if how else "exact", how)


@pytest.mark.parametrize(
    ("written", "kind", "candidates"),
    [
        pytest.param(
            "Sở NV", "ambiguous", ["Sở Ngoại vụ", "Sở Nội vụ"], id="initials of two bodies"
        ),
        pytest.param("Xã Đak Long", "ambiguous", ["Xã Đắk Long", "Xã Đăk Long"], id="two marks"),
        pytest.param(
            "Xa Dak Long", "ambiguous", ["Xã Đắk Long", "Xã Đăk Long"], id="no marks, two communes"
        ),
        pytest.param(
            "Xã Vinh Quang, huyện Đắk Hà", "unknown", ["Xã Vinh Quang"], id="in another district"
        ),
        pytest.param("Xã Hoà Binh", "unknown", ["Xã Hòa Bình"], id="one mark missing is a slip"),
        pytest.param(
            "Quang Trung", "unknown", ["Phường Quang Trung"], id="no kind and no level known"
        ),
        pytest.param("Công an tỉnh Kon Tum", "unknown", [], id="another body of the province"),
        pytest.param("Bưu điện huyện Đắk Hà", "unknown", [], id="another body of a district"),
        pytest.param(
            "Văn phòng HĐND-UBND huyện Đắk Hà", "unknown", [], id="the office of a committee"
        ),
        pytest.param("Tổng cộng", "unknown", [], id="a total"),
        pytest.param("", "unknown", [], id="nothing"),
    ],
)
def test_what_is_not_one_unit_is_never_guessed(
    written: str, kind: str, candidates: list[str]
) -> None:
    found = NAMES.find(written)
    assert (found.unit, found.kind, called(*found.candidates)) == (None, kind, candidates)


@pytest.mark.parametrize(
    ("written", "known", "kind", "units"),
    [
        pytest.param(
            "Xã Đắk Long",
            {"parent": index("Huyện Đắk Hà")},
            "loose",
            ["Xã Đăk Long"],
            id="below Đắk Hà its own Đăk Long is meant",
        ),
        pytest.param(
            "Đắk Long",
            {"parent": index("Huyện Đắk Hà")},
            "loose",
            ["Xã Đăk Long"],
            id="below a district, whose units are all communes, the kind may be left out",
        ),
        pytest.param(
            "Xã Vinh Quang",
            {"parent": index("Huyện Đắk Hà")},
            "unknown",
            ["Xã Vinh Quang"],
            id="a commune of another district",
        ),
        pytest.param(
            "Xã Vinh Quang, TP Kon Tum",
            {"parent": index("Huyện Đắk Hà")},
            "unknown",
            ["Xã Vinh Quang"],
            id="a district in the name against the one that is known",
        ),
        pytest.param(
            "Đắk Hà", {"level": Level.DISTRICT}, "loose", ["Huyện Đắk Hà"], id="a district"
        ),
        pytest.param(
            "Đắk Hà",
            {"level": Level.COMMUNE},
            "ambiguous",
            ["Thị trấn Đắk Hà", "Xã Đắk Hà"],
            id="a town and a commune are both at the level",
        ),
        pytest.param(
            "Nội vụ", {"level": Level.PROVINCE}, "loose", ["Sở Nội vụ"], id="a department"
        ),
        pytest.param(
            "Huyện Đắk Hà",
            {"level": Level.COMMUNE},
            "unknown",
            ["Huyện Đắk Hà"],
            id="another level than the name says",
        ),
        pytest.param(
            "Xã Vinh Quang",
            {"period": Period(2025, 7, 9)},
            "not-valid",
            ["Xã Vinh Quang"],
            id="a unit that is gone",
        ),
        pytest.param(
            "Xã Vinh Quang", {"period": Period(2025)}, "exact", ["Xã Vinh Quang"], id="half a year"
        ),
    ],
)
def test_what_is_known_narrows_before_the_name_is_read(written, known, kind, units) -> None:
    found = NAMES.find(written, **known)
    given = found.candidates if found.unit is None else (found.unit,)
    assert (found.kind, called(*given)) == (kind, units)


def test_a_unit_of_an_open_kind_need_not_be_listed() -> None:
    names = UnitNames(replace(registry(), open={Level.OFFICE: ("Phòng",)}))
    kinds = [names.find(each).kind for each in ("Phòng Một", "1. PHÒNG HAI", "Chi cục Ba")]
    assert kinds == ["open", "open", "unknown"]
    assert names.find("Phòng Một", level=Level.DISTRICT).kind == "unknown"


def test_an_open_kind_keeps_what_is_listed_apart() -> None:
    names = UnitNames(replace(registry(), open={Level.PROVINCE: ("Sở",)}))
    assert [names.find(each).kind for each in ("SỞ NỘI VỤ", "Sở Y tế")] == ["loose", "open"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Sở Nội vụ tỉnh Kon Tum", True, id="loosely"),
        pytest.param("Sở NV", True, id="two of them"),
        pytest.param("Xây dựng", False, id="a field of work"),
        pytest.param("Tổng số", False, id="a total"),
    ],
)
def test_whether_a_text_names_a_unit(written: str, expected: bool) -> None:
    assert NAMES.names_a_unit(written) is expected


def test_a_code_may_have_lost_its_first_nought() -> None:
    names = UnitNames(replace(registry(), codes=["062", "a", "b", "c", "d", "e"]))
    found = names.find("62")
    assert (found.unit, found.how and found.how.vi) == (0, "mã bị mất số 0 ở đầu")


def test_two_units_of_one_name_are_told_apart_by_the_unit_above() -> None:
    two = registry(
        (
            ("t", "Tỉnh Một", Level.PROVINCE),
            ("h1", "Huyện Hai", Level.DISTRICT),
            ("h2", "Huyện Ba", Level.DISTRICT),
            ("x1", "Xã Tân Lập", Level.COMMUNE),
            ("x2", "Xã Tân Lập", Level.COMMUNE),
        )
    )
    names = UnitNames(replace(two, parents=["", "t", "t", "h1", "h2"]))
    assert names.find("Xã Tân Lập").candidates == (3, 4)
    assert names.find("Xã Tân Lập", parent=2).unit == 4
    assert names.find("Xã Tân Lập, huyện Hai").unit == 3
