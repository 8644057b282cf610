"""A file with more faults than findings may be is refused, and no more of it is looked at than that takes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cchc import limits
from cchc.matching.units import UnitNames
from form_making import check, pairs

HEADINGS = "Chỉ tiêu,Đơn vị,Kỳ,Tử số,Mẫu số"
MOST = 20

FAULTS: dict[str, Callable[[int], str]] = {
    "units that nobody knows, each another one": lambda n: f"IV.2,Xã Abcd{n},Quý III,96,100",
    "one unit that nobody knows": lambda _: "IV.2,Xã Abcd,Quý III,96,100",
    "indicators that nobody knows": lambda n: f"Gì đó {n},Huyện Đắk Tô,Quý III,96,100",
    "periods that are none": lambda _: "IV.2,Huyện Đắk Tô,Quý gì,96,100",
    "a cell too many": lambda _: "IV.2,Huyện Đắk Tô,Quý III,96,100,7",
    "texts for counts": lambda n: f"IV.2,Huyện Đắk Tô,Quý III,x{n},100",
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("rows", [MOST, MOST + 1])
def test_more_faults_than_findings_may_be_are_one(
    fault: str, rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FINDINGS_OF_A_FILE", MOST)
    lines = [HEADINGS, *map(FAULTS[fault], range(rows))]
    report = check(tmp_path, "\n".join(lines).encode(), "q3.csv")
    codes = [each.rule.code for each in report.findings]
    assert (codes == ["C112"], len(codes) >= rows) == (rows > MOST, rows <= MOST)


def test_no_further_name_is_looked_up_where_too_many_mean_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FINDINGS_OF_A_FILE", MOST)
    asked = []
    tries = UnitNames.tries

    def counted(self: UnitNames, written: str, *rest: object) -> object:
        asked.append(written)
        return tries(self, written, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(UnitNames, "tries", counted)
    known, unknown = "IV.2,Huyện Đắk Tô,Quý III,96,100", "IV.2,{},Quý III,96,100"
    several = [unknown.format(f"Xã Abcd{n}") for n in range(3000)]
    check(tmp_path, "\n".join([HEADINGS, known, *several]).encode(), "q3.csv")
    assert len(set(asked)) < 1000


def test_names_of_an_old_code_page_are_no_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FINDINGS_OF_A_FILE", MOST)
    lines = ["ChØ tiªu,§¬n vÞ,Th¸ng,Tö sè,MÉu sè"]
    lines += [f"IV.2,HuyÖn §¾k T«,{month},96,100" for month in range(1, 10)]
    lines += [f"IV.2,HuyÖn Ngäc Håi,{month},96,100" for month in range(1, 10)]
    lines += [f"IV.2,HuyÖn Sa ThÇy,{month},96,100" for month in range(1, 10)]
    report = check(tmp_path, "\n".join(lines).encode(), "q3.csv")
    assert {unit for unit, _, _ in pairs(report)} == {
        "Huyện Đắk Tô",
        "Huyện Ngọc Hồi",
        "Huyện Sa Thầy",
    }
