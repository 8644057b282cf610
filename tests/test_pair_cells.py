"""Cells that hold both b and a, or a count with its unit, however offices write them."""

import pytest

import cchc

TITLE = "Kết quả giải quyết hồ sơ đúng hạn\nQuý III năm 2023\n"
HEAD = "Đơn vị;Số hồ sơ giải quyết đúng hạn/tổng số hồ sơ đã giải quyết\n"


def check(text: str) -> tuple[list[tuple[int, int]], set[str]]:
    file = cchc.File("so-lieu.csv", (TITLE + text).encode())
    report = cchc.check(file, year=2023, expect="reported")
    judged = [
        (each["numerator"], each["denominator"])
        for each in report.results().records()
        if each["verdict"] in ("met", "missed")
    ]
    weighty = {f.rule.code for f in report.findings if f.rule.severity != "note"}
    return judged, weighty


@pytest.mark.parametrize(
    "cell",
    [
        "1236/1240",
        "1236 / 1240",
        "1.236/1.240",
        "1 236/1 240",
        "1236/1240 (99,68%)",
        "1236/1240 (99.68 %)",
        "1.236/1.240 (99,7%)",
        "1236/1240; 99,7%",
        "1236/1240 = 99,68%",
        "1236/1240 – 99,68%",
        "1236/1240 (tỷ lệ: 99,68%)",
        "1236/1240 hồ sơ (đạt 99,68%)",
        "1236 hồ sơ/1240 hồ sơ",
        "1236/1240 hồ sơ, đạt 99,68%",
        "1236/1240, đạt tỷ lệ 99,68%",
        "99,68%, 1236/1240",
        "99,68% (1236/1240)",
        "99,68% (1.236/1.240 hồ sơ)",
    ],
)
def test_a_pair_is_read_however_it_is_written(cell: str) -> None:
    rows = f'Sở Nội vụ;"{cell}"\nSở Y tế;"{cell}"\n'
    assert check(HEAD + rows) == ([(1236, 1240)] * 2, set())


@pytest.mark.parametrize(
    ("cell", "judged", "codes"),
    [
        pytest.param("88/90 (95%)", [(236, 240), (88, 90)], {"C614"}, id="another percentage"),
        pytest.param("88/90 (88/92)", [(236, 240)], {"C201"}, id="two pairs"),
        pytest.param("88/90/92", [(236, 240)], {"C201"}, id="three numbers"),
        pytest.param("88,5/90 (98%)", [(236, 240)], {"C203"}, id="a decimal"),
        pytest.param("88/90 (quý II)", [(236, 240)], {"C201"}, id="a remark in the cell"),
        pytest.param("99%", [(236, 240)], {"C201"}, id="a percentage alone"),
    ],
)
def test_what_is_no_pair_or_contradicts_itself_is_said(
    cell: str, judged: list[tuple[int, int]], codes: set[str]
) -> None:
    rows = f"Sở Nội vụ;{cell}\nSở Tư pháp;236/240\nSở Y tế;236/240 (98,33%)\n"
    found, weighty = check(HEAD + rows)
    assert sorted(found) == sorted([*judged, (236, 240)])
    assert weighty == codes


@pytest.mark.parametrize(
    ("b", "a", "judged"),
    [
        pytest.param("1.236 hồ sơ", "1.240 hồ sơ", [(1236, 1240)], id="grouped"),
        pytest.param("1236 HS", "1240 HS", [(1236, 1240)], id="abbreviated"),
        pytest.param("1236 Hồ sơ", "1240", [(1236, 1240)], id="one of them"),
        pytest.param("1236 hồ sơ quá hạn", "1240 hồ sơ", [], id="more than the unit"),
        pytest.param("123,6 hồ sơ", "1240 hồ sơ", [], id="no whole number"),
        pytest.param("1236 nghìn hồ sơ", "1240 nghìn hồ sơ", [], id="thousands"),
    ],
)
def test_a_count_may_name_what_it_counts(b: str, a: str, judged: list[tuple[int, int]]) -> None:
    head = "Đơn vị;Số hồ sơ giải quyết đúng hạn;Tổng số hồ sơ đã giải quyết\n"
    assert check(f"{head}Sở Nội vụ;{b};{a}\nSở Y tế;96;99\n")[0] == [*judged, (96, 99)]


@pytest.mark.parametrize(
    ("heading", "is_read"),
    [
        pytest.param("Kết quả", True, id="what came out"),
        pytest.param("Kết quả thực hiện", True, id="what was done"),
        pytest.param("Số liệu", True, id="the numbers"),
        pytest.param("Kế hoạch", False, id="planned"),
        pytest.param("Kế hoạch/thực hiện", False, id="planned over done"),
        pytest.param("Cùng kỳ năm trước", False, id="of another year"),
        pytest.param("Điểm", False, id="points"),
    ],
)
def test_pairs_below_a_heading_that_says_they_were_done_are_read(
    heading: str, is_read: bool
) -> None:
    head = f"SỞ NỘI VỤ\nBÁO CÁO QUÝ I NĂM 2023\nChỉ tiêu;{heading}\n"
    rows = "Tỷ lệ hồ sơ trực tuyến toàn trình;70/100\nTỷ lệ hồ sơ giải quyết đúng hạn;99/100\n"
    report = cchc.check(cchc.File("a.csv", (head + rows).encode()), year=2023, expect="reported")
    found = [(r["numerator"], r["denominator"]) for r in report.results().records()]
    assert ((70, 100) in found and (99, 100) in found) is is_read
