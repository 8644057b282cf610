"""What a list of dossiers loses is said alike, whether it is counted first or checked at once."""

import pytest

from cchc import api
from cchc.inputs import File
from cchc.request.dossiers import CountRequest
from records_making import list_file

KNOWN = api.load()
HEADINGS = ["Số hồ sơ", "Cơ quan/đơn vị", "Ngày hẹn trả", "Ngày kết thúc xử lý", "Trạng thái hồ sơ"]
OF_OTHERS = ["MaHoSo", "DonViXuLy", "NgayHenTra", "NgayKetThucXuLy", "TrangThaiHoSo"]
ABOUT_LOSSES = ("R128", "R129", "R130", "C306", "C310", "C417")


def dossiers(many, unit, finished="14/03/2023", prefix="A", due="15/03/2023"):
    return [[f"{prefix}{at}", unit, due, finished, "Đã trả kết quả"] for at in range(many)]


def late(many, unit, prefix="L"):
    return dossiers(many, unit, "18/03/2023", prefix)


def torn(many):
    """Two rows of each dossier, equally new, of two units."""
    return [*dossiers(many, "Sở Y tế", prefix="T"), *dossiers(many, "Sở Nội vụ", prefix="T")]


OF_ANOTHER_SOURCE = [OF_OTHERS, ["X1", "Sở Y tế", "20230315000000", "20230314000000", "9"]]
HEALTH = dossiers(20, "Sở Y tế")
LOST = [
    pytest.param([HEALTH], id="nothing"),
    pytest.param([[*HEALTH, *late(1, "")]], id="one without a unit, that could turn a verdict"),
    pytest.param([[*dossiers(100, "Sở Y tế"), *late(1, "")]], id="one without a unit, that cannot"),
    pytest.param([[*HEALTH, *dossiers(1, "", "", "N")]], id="one without a unit and a day"),
    pytest.param(
        [[*HEALTH, *late(5, ""), *dossiers(3, "", "", "N"), *dossiers(2, "Sở Y tế", "", "U")]],
        id="without a unit, a day, and both",
    ),
    pytest.param([[*HEALTH, *dossiers(2, "", "14/05/2023", "M")]], id="without a unit, of another month"),
    pytest.param([[*HEALTH, *dossiers(9, "", "14/05/2022", "M")]], id="without a unit, of another year"),
    pytest.param([[*dossiers(90, "Sở Y tế"), *torn(3)]], id="of which two rows name different units"),
    pytest.param([[*HEALTH, *late(3, "Sở Không Đâu")]], id="of a unit that is not registered"),
    pytest.param([HEALTH, late(2, "")], id="without a unit in a second file"),
    pytest.param([HEALTH, OF_ANOTHER_SOURCE], id="a file of another source"),
    pytest.param([HEALTH, [["a", "b"], ["1", "2"]]], id="a file that is no list"),
]  # fmt: skip


def written(folder, lists, ending):
    for at, rows in enumerate(lists):
        head = [] if rows[0][0] in {"MaHoSo", "a"} else [HEADINGS]
        list_file(folder / f"{at}.{ending}", [*head, *rows])
    return str(folder)


def said(report):
    """Give the verdicts, and what is told about what nobody has."""
    verdicts = [
        (each.target.item, each.unit.name, each.verdict.code, each.numerator, each.denominator)
        for each in report.results()
    ]
    told = [each.message("vi") for each in report.findings if each.rule.code in ABOUT_LOSSES]
    return sorted(verdicts), sorted({*told}), report.exit_code()


@pytest.mark.parametrize("ending", ["xlsx", "csv", "parquet"])
@pytest.mark.parametrize(
    ("by", "period"), [("year", "2023"), ("month", "2023"), ("month", "2023-03")]
)
@pytest.mark.parametrize("lists", LOST)
def test_what_is_lost_is_said_alike_on_both_ways(tmp_path, lists, ending, by, period):
    path = written(tmp_path, lists, ending)
    ask = {"year": 2023, "items": ["IV.1"], "definitions": KNOWN}
    counted = api.count_request(CountRequest([path], by=by, **ask)).file()
    one = api.check(File("so-lieu.csv", counted), period=period, **ask)
    other = api.check(path, period=period, dossiers=True, **ask)
    assert said(one) == said(other)


@pytest.mark.parametrize("ending", ["xlsx", "csv", "parquet"])
@pytest.mark.parametrize(
    ("lists", "codes"),
    [
        pytest.param([HEALTH], [], id="nothing"),
        pytest.param([[*HEALTH, *late(2, "")]], ["R128", "R130"], id="whose unit is not known"),
        pytest.param([[*dossiers(100, "Sở Y tế"), *late(1, "")]], ["R130"], id="that turn nothing"),
        pytest.param([HEALTH, OF_ANOTHER_SOURCE], ["R129"], id="a file of another source"),
    ],
)
def test_counts_tell_what_their_list_lost(tmp_path, lists, codes, ending):
    path = written(tmp_path, lists, ending)
    ask = {"year": 2023, "items": ["IV.1"], "definitions": KNOWN}
    counted = api.count_request(CountRequest([path], **ask)).file()
    report = api.check(File("so-lieu.csv", counted), **ask)
    assert sorted(each.rule.code for each in report.findings) == codes


def test_lines_that_could_not_be_read_are_told_of_counts(tmp_path):
    lines = [HEADINGS, *HEALTH, ["K1", "Sở Y tế", "15/03/2023"]]
    path = tmp_path / "ho-so.csv"
    path.write_text("\n".join(";".join(line) for line in lines), encoding="utf-8")
    ask = {"year": 2023, "items": ["IV.1"], "definitions": KNOWN}
    counted = api.count_request(CountRequest([str(path)], **ask)).file()
    report = api.check(File("so-lieu.csv", counted), **ask)
    [told] = [each.message("vi") for each in report.findings if each.rule.code == "R129"]
    assert "1 dòng" in told
    assert report.exit_code() == 3


@pytest.mark.parametrize("ending", ["xlsx", "csv", "parquet"])
@pytest.mark.parametrize("reported", [(20, 20), (20, 21), (21, 21)])
def test_a_report_that_dossiers_of_nobody_may_explain_is_not_told(tmp_path, reported, ending):
    b, a = reported
    path = list_file(tmp_path / f"ho-so.{ending}", [HEADINGS, *HEALTH, *late(1, "")])
    typed = File(
        "so-lieu.csv",
        f"indicator,unit,period,b,a\nprovince-dossiers-on-time,Sở Y tế,2023,{b},{a}\n".encode(),
    )
    report = api.check(
        typed, year=2023, items=["IV.1"], definitions=KNOWN, against_dossiers=str(path)
    )
    assert [each.rule.code for each in report.findings] == ["R116"]


MONTHLY = [
    dossiers(5, "Sở Y tế", f"14/0{at}/2023", f"M{at}-", f"15/0{at}/2023") for at in (1, 2, 3)
]


@pytest.mark.parametrize("ending", ["xlsx", "csv", "parquet"])
@pytest.mark.parametrize("by", ["month", "quarter"])
def test_monthly_lists_that_are_counted_one_by_one_are_judged_together(tmp_path, by, ending):
    """Each has a row for every month; where it has nothing of one, another list speaks."""
    ask = {"year": 2023, "items": ["IV.1"], "definitions": KNOWN}
    counts = []
    for at, rows in enumerate(MONTHLY[:: 1 if by == "month" else 3]):
        path = list_file(tmp_path / f"{at}.{ending}", [HEADINGS, *rows])
        data = api.count_request(CountRequest([str(path)], by=by, **ask)).file()
        counts.append(File(f"{at}.csv", data))
    report = api.check(counts, period="2023", **ask)
    [result] = report.results()
    assert (result.numerator, result.denominator) == (5 * len(counts), 5 * len(counts))
    assert [each.rule.code for each in report.findings] == []


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("period", ["2023-02", "2023-Q1", "2023"])
def test_dossiers_without_a_day_in_monthly_lists_are_undecided_once_for_each_list(
    tmp_path, period, ending
):
    """They may be of any month, so they are in v of each, as where the lists are counted together."""
    ask = {"year": 2023, "items": ["IV.1"], "definitions": KNOWN}
    counts, paths = [], []
    for at, rows in enumerate(MONTHLY):
        undated = dossiers(at + 1, "Sở Y tế", "", f"U{at}-")
        path = list_file(tmp_path / f"{at}.{ending}", [HEADINGS, *rows, *undated])
        paths.append(str(path))
        data = api.count_request(CountRequest([str(path)], by="month", **ask)).file()
        counts.append(File(f"{at}.csv", data))
    found = [
        api.check(counts, period=period, **ask),
        api.check(paths, dossiers=True, period=period, **ask),
    ]
    one, other = (
        [(each.numerator, each.denominator, *each.undecided) for each in report.results()]
        for report in found
    )
    assert one == other
    assert not {"C302", "C310"} & {each.rule.code for each in found[0].findings}


def test_a_typed_row_beside_a_list_that_has_nothing_is_another_number(tmp_path):
    ask = {"year": 2023, "items": ["IV.1"], "definitions": KNOWN}
    path = list_file(tmp_path / "0.csv", [HEADINGS, *HEALTH])
    counted = api.count_request(CountRequest([str(path)], by="month", **ask)).file()
    head, row = "indicator,unit,period,b,a", "province-dossiers-on-time,Sở Y tế,2023-05,4,5"
    files = [File("a.csv", counted), File("b.csv", f"{head}\n{row}\n".encode())]
    report = api.check(files, period="2023-05", **ask)
    assert [each.rule.code for each in report.findings if each.rule.code == "C302"] == ["C302"] * 2


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(dossiers(7, "Sở Y tế", prefix="N"), id="of other numbers"),
        pytest.param(dossiers(20, "Sở Y tế", prefix="N"), id="of as many: other dossiers"),
    ],
)
def test_two_lists_that_both_have_a_month_are_to_be_counted_together(tmp_path, other):
    ask = {"year": 2023, "items": ["IV.1"], "definitions": KNOWN}
    paths = [
        str(list_file(tmp_path / f"{at}.csv", [HEADINGS, *rows]))
        for at, rows in enumerate((HEALTH, other))
    ]
    files = [
        File(f"{at}.csv", api.count_request(CountRequest([path], **ask)).file())
        for at, path in enumerate(paths)
    ]
    assert [each.rule.code for each in api.check(files, **ask).findings] == ["C310", "C310"]
    together = api.count_request(CountRequest(paths, **ask)).file()
    [result] = api.check(File("so-lieu.csv", together), **ask).results()
    assert result.denominator == 20 + len(other)


@pytest.mark.parametrize(
    "lists", [[HEALTH], [[*HEALTH, *dossiers(1, "Sở Y tế", "", "U")]]], ids=["decided", "undecided"]
)
def test_both_ways_have_the_same_columns_whatever_is_undecided(tmp_path, lists):
    path = written(tmp_path, lists, "csv")
    ask = {"year": 2023, "items": ["IV.1"], "definitions": KNOWN}
    counted = api.count_request(CountRequest([path], by="month", **ask)).file()
    reports = [
        api.check(File("so-lieu.csv", counted), period="Q1", **ask),
        api.check(path, period="Q1", dossiers=True, **ask),
    ]
    heads = [each.render("csv").decode("utf-8-sig").splitlines()[0] for each in reports]
    assert heads[0] == heads[1]
    assert "(u)" in heads[0]
