"""Results that lie among the counts are told from them and never judged again."""

from pathlib import Path

import pytest

from cchc.exit_codes import ExitCode
from cchc.render import report_csv, xlsx
from cchc.sources.kinds import kind_of
from cchc.words import Lang
from filled_forms import made
from office_reports import of_every_verdict
from reading import archive, message, rows, text_file, told
from reading import check_bare as check
from test_form_workbook import fixed_form

LINES = ("Mục,Đơn vị,b,a", "IV.1,Sở Y tế,95,100")


def written(kind: str, lang: Lang) -> bytes:
    """Write results as the command line does."""
    if kind == "xlsx":
        return xlsx.render(of_every_verdict(), ExitCode.OK, lang)
    return report_csv.render(of_every_verdict(), ExitCode.OK, lang).encode()


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_results_are_left_out_of_a_folder_and_refused_by_name(
    tmp_path: Path, kind: str, lang: Lang
) -> None:
    results = tmp_path / f"ket-qua.{kind}"
    results.write_bytes(written(kind, lang))
    text_file(tmp_path, *LINES)
    report = check(tmp_path)
    assert told(report) == [f"ket-qua.{kind} C116"]
    assert "kết quả do cchc lập" in message(report, "C116")
    assert len(rows(report)) == 1
    named = check(results)
    assert told(named) == [f"ket-qua.{kind} C102"]
    assert message(named, "C102").startswith("Tệp này là kết quả do cchc lập, ")


def test_a_csv_that_excel_saved_with_tabs_is_known_too() -> None:
    tabs = report_csv.render(of_every_verdict(), ExitCode.OK, "vi").replace(";", "\t")
    assert isinstance(kind_of(tabs.encode("utf-16"), "x.txt"), tuple)


def test_a_form_is_no_result(tmp_path: Path) -> None:
    assert kind_of(made(fixed_form(), tmp_path / "mau.xlsx").read_bytes(), "") == "workbook"


def test_a_workbook_without_properties_is_read() -> None:
    assert kind_of(archive({"xl/workbook.xml": "", "docProps/core.xml": "<a/>"}), "") == "workbook"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("xa-mot.PDF", "C120", id="a PDF"),
        pytest.param("xa-mot.zip", "C120", id="an archive"),
        pytest.param("xa-mot.jpeg", "C120", id="a picture"),
        pytest.param("xa-mot.eml", "C120", id="a mail"),
        pytest.param("ghi-chu.md", "C116", id="anything else"),
        pytest.param("~$xa-mot.xlsx", "C116", id="a lock file"),
    ],
)
def test_what_no_counts_can_be_read_from(tmp_path: Path, name: str, code: str) -> None:
    text_file(tmp_path, *LINES)
    (tmp_path / name).write_bytes(b"x")
    report = check(tmp_path)
    assert told(report) == [f"{name} {code}"]
    assert ("Excel tạo ra khi" in message(report, code)) == name.startswith("~$")


def test_identical_files_count_once(tmp_path: Path) -> None:
    report = check(text_file(tmp_path, *LINES), text_file(tmp_path, *LINES, name="lan-2.csv"))
    assert told(report) == ["lan-2.csv C124"]
    assert len(rows(report)) == 1
