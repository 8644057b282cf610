"""Lists of dossiers are read by the engine and in the encoding asked for, or refused with a way out."""

import csv
import io
import unicodedata
from pathlib import Path

import pytest

from cchc import api
from cchc.errors import WrongRequest
from cchc.request.dossiers import CountRequest, ListRequest
from records_making import list_file

KNOWN = api.load()
HEADINGS = ["Số hồ sơ", "Cơ quan/đơn vị", "Ngày hẹn trả", "Ngày kết thúc xử lý", "Trạng thái hồ sơ"]
ROWS = [
    [f"H{at}", "Sở Y tế", "15/03/2023", f"{14 + at % 3}/03/2023", "Đã trả kết quả"]
    for at in range(9)
]
ENCODED = [
    pytest.param("utf-8", id="UTF-8"),
    pytest.param("utf-8-sig", id="UTF-8 with a mark"),
    pytest.param("utf-16", id="UTF-16"),
    pytest.param("windows-1258", id="windows-1258"),
]


def text():
    stream = io.StringIO()
    csv.writer(stream).writerows([HEADINGS, *ROWS])
    return stream.getvalue()


def in_1258(written):
    """Spell letters as windows-1258 has them: a letter, and its tone behind it."""
    found = []
    for letter in written:
        try:
            found.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            *base, tone = unicodedata.normalize("NFD", letter)
            found.append(unicodedata.normalize("NFC", "".join(base)).encode("cp1258"))
            found.append(tone.encode("cp1258"))
    return b"".join(found)


def encoded(folder, encoding):
    path = folder / "ho-so.csv"
    data = in_1258(text()) if encoding == "windows-1258" else text().encode(encoding)
    path.write_bytes(data)
    return str(path), {"utf-8-sig": "utf-8"}.get(encoding, encoding)


ASK = {"year": 2023, "items": ["IV.1"], "definitions": KNOWN}
WHOLE = (6, 9)


def counted(path, **how):
    [group] = api.count_request(CountRequest([path], **ASK, **how)).groups
    return group.b, group.a


def judged(path, **how):
    [result] = api.check(path, dossiers=True, **ASK, **how).results()
    return result.numerator, result.denominator


def listed(path, **how):
    rows = api.list_request(ListRequest([path], everything=True, **ASK, **how), "vi").rows
    return sum(row[0] == "Đạt" for row in rows), len(rows)


def beside(path, **how):
    """Give what units may have reported: where the list says the same, nothing is told."""
    rows = [["indicator", "unit", "period", "b", "a"]]
    rows.append(["province-dossiers-on-time", "Sở Y tế", "2023", *WHOLE])
    typed = str(list_file(Path(path).parent / "so-lieu.xlsx", rows))
    report = api.check(typed, against_dossiers=path, **ASK, **how)
    return WHOLE if not report.findings else [each.rule.code for each in report.findings]


WAYS = [
    pytest.param(counted, id="count"),
    pytest.param(judged, id="check --dossiers"),
    pytest.param(listed, id="dossiers"),
    pytest.param(beside, id="check --against-dossiers"),
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("encoding", ENCODED)
def test_a_list_is_read_in_the_encoding_that_is_named(tmp_path, encoding, way):
    path, name = encoded(tmp_path, encoding)
    assert way(path, encoding=name) == WHOLE


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("engine", ["auto", "duckdb", "python"])
@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_the_engine_that_is_asked_for_counts_or_says_why_not(tmp_path, ending, engine, way):
    pytest.importorskip("duckdb", reason="pip install 'cchc[records]'")
    path = str(list_file(tmp_path / f"ho-so.{ending}", [HEADINGS, *ROWS]))
    if (ending, engine) in {("xlsx", "duckdb"), ("parquet", "python")}:
        with pytest.raises(WrongRequest):
            way(path, engine=engine)
    else:
        assert way(path, engine=engine) == WHOLE


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_inspect_says_how_a_list_is_understood_and_who_counts_it(tmp_path, ending):
    path = str(list_file(tmp_path / f"ho-so.{ending}", [HEADINGS, *ROWS]))
    found = api.inspect(path, year=2023, definitions=KNOWN)
    assert [each.rule.code for each in found.findings] == ["R126"]
    [sheet] = found.sheets
    assert [each.key for each in sheet.columns] == ["dossier", "unit", "due", "finished", "state"]
    assert sheet.layout == "one-stop-export"
    by = "Python" if ending == "xlsx" else "DuckDB"
    assert sheet.title.vi.endswith(f"đếm bằng {by}")


NUMBERED = [["STT", *HEADINGS], *([at, *row] for at, row in enumerate(ROWS, 1))]
TOLD = [
    pytest.param([HEADINGS, *ROWS], id="headings first"),
    pytest.param(NUMBERED, id="numbers of rows, which are no counts"),
    pytest.param([["Danh sách hồ sơ"], [], *NUMBERED], id="below a title"),
]


@pytest.mark.parametrize("ask", [api.check, api.inspect])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("rows", TOLD)
def test_a_list_in_the_place_of_counts_is_one_finding_with_the_option_that_counts_it(
    tmp_path, rows, ending, ask
):
    path = str(list_file(tmp_path / f"ho-so.{ending}", rows))
    found = ask(path, year=2023, definitions=KNOWN)
    assert [each.rule.code for each in found.findings] == ["R126"]


def test_another_engine_is_no_option_of_counts(tmp_path):
    path = str(list_file(tmp_path / "so-lieu.csv", [["unit", "b", "a"], ["Sở Y tế", 1, 2]]))
    with pytest.raises(WrongRequest):
        api.check(path, year=2023, engine="python", definitions=KNOWN)


def test_a_named_source_that_a_list_does_not_fit_is_not_to_be_named_again(tmp_path):
    path = str(list_file(tmp_path / "ho-so.csv", [["A", "B", "C"], ["1", "2", "3"]]))
    said = []
    for source in (None, "one-stop-export"):
        found = api.count_request(CountRequest([path], source=source, **ASK)).findings
        said.append(next(each.fix("vi") for each in found if each.rule.code == "R101"))
    assert ["--source" in each for each in said] == [True, False]
    assert "«Cơ quan/đơn vị»" in said[1]
