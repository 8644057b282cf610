"""No written file tells the folders of the sender's machine, whatever is read and where from."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from cli_runs import cchc

_COUNTS = (
    "Đơn vị,Mục,Kỳ báo cáo,b,a\n"
    "Sở Nội vụ,IV.1,Q3/2023,12a3,100\n"  # a finding with its place, and a result with its own
    "Sở Nội vụ,II,Q3/2023,9,10\n"
    "Sở Tư pháp,IV.1,Q3/2023,1,100\n"
)
_FOR_PEOPLE = ("txt", "csv", "md", "html", "xlsx", "docx")
_FOR_PROGRAMS = ("json", "xml", "sarif")
_ASKED = ("--year", "2023", "--period", "Q3", "--expect", "all")


def _report(path: Path, ending: str, here: Path, *more: str) -> str:
    """Write a report from the folder *here*, and give all that it holds as one text."""
    made = here / f"bao-cao.{ending}"
    cchc("report", str(path), *_ASKED, *more, "-o", made.name, folder=here)
    return _all_texts(made)


def _all_texts(file: Path) -> str:
    content = file.read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode()
    with zipfile.ZipFile(file) as archive:
        return "\n".join(archive.read(each).decode(errors="replace") for each in archive.namelist())


def _counts(folder: Path) -> Path:
    file = folder / "q3.csv"
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(_COUNTS, encoding="utf-8")
    return file


@pytest.mark.parametrize("ending", [*_FOR_PEOPLE, *_FOR_PROGRAMS])
@pytest.mark.parametrize("how", ["a file", "its folder", "a pattern"])
def test_what_lies_below_the_current_folder_is_called_from_there(
    ending: str, how: str, tmp_path: Path
) -> None:
    """Also where the whole path was typed; programs get the way from the folder they run in."""
    file = _counts(tmp_path / "nop" / "quy-3")
    given = {"a file": file, "its folder": file.parent, "a pattern": file.parent / "*.csv"}
    text = _report(given[how], ending, tmp_path)
    assert str(tmp_path) not in text
    assert tmp_path.as_uri() not in text
    assert ("nop/quy-3/q3.csv" in text) == (ending in (*_FOR_PROGRAMS, "xlsx"))


@pytest.mark.parametrize("ending", _FOR_PEOPLE)
def test_documents_name_files_from_elsewhere_without_their_folders(
    ending: str, tmp_path: Path
) -> None:
    """The workbook and the page lead to a file by the way from their own folder."""
    here = tmp_path / "lam-viec"
    here.mkdir()
    text = _report(_counts(tmp_path / "may-cua-toi"), ending, here)
    assert str(tmp_path) not in text
    assert ("may-cua-toi" in text) == (ending == "xlsx")  # in its links, which are relative


@pytest.mark.parametrize("ending", _FOR_PEOPLE)
def test_two_of_one_name_are_told_apart_by_a_folder_and_no_more(
    ending: str, tmp_path: Path
) -> None:
    for folder, unit in (("huyen-a", "Sở Nội vụ"), ("huyen-b", "Sở Y tế")):
        file = _counts(tmp_path / "may-cua-toi" / folder)
        one = "".join(line for line in _COUNTS.splitlines(keepends=True) if "Tư pháp" not in line)
        file.write_text(one.replace("Sở Nội vụ", unit), encoding="utf-8")
    here = tmp_path / "lam-viec"
    here.mkdir()
    text = _report(tmp_path / "may-cua-toi", ending, here)
    text = text.replace("&#x2F;", "/")
    assert "huyen-a/q3.csv" in text
    assert "huyen-b/q3.csv" in text
    assert str(tmp_path) not in text


@pytest.mark.parametrize("ending", ["txt", "md", "html", "xlsx"])
@pytest.mark.parametrize("is_folder", [False, True], ids=["a list", "a folder of lists"])
def test_commands_in_documents_have_no_folders_either(
    ending: str, is_folder: bool, tmp_path: Path
) -> None:
    """Lists of dossiers and the folder of definitions lie elsewhere."""
    there, here = tmp_path / "may-cua-toi", tmp_path / "lam-viec"
    here.mkdir()
    example = Path(__file__).parents[1] / "examples" / "ho-so-mot-thang-2024"
    shutil.copytree(example / "dinh-nghia", there / "dinh-nghia")
    (there / "ho-so").mkdir()
    shutil.copy(example / "ho-so.csv", there / "ho-so" / "ho-so.csv")
    lists = there / "ho-so" if is_folder else there / "ho-so" / "ho-so.csv"
    made = here / f"bao-cao.{ending}"
    asked = ("--dossiers", "--year", "2024", "--period", "2024-03")
    law = ("--definitions", str(there / "dinh-nghia"))
    done = cchc("report", str(lists), *asked, *law, "-o", made.name, folder=here)
    text = _all_texts(made).replace("\\", "")
    assert (str(tmp_path) in text, done.err) == (False, f"Đã ghi «{made.name}».\n")
    assert f"cchc dossiers {lists.name} --year 2024 --definitions dinh-nghia" in text


@pytest.mark.parametrize("command", ["missing", "explain", "inspect"])
def test_screens_call_it_from_the_current_folder_too(command: str, tmp_path: Path) -> None:
    file = _counts(tmp_path / "nop")
    asked = () if command == "inspect" else ("--year", "2023")
    done = cchc(command, str(file), *asked, folder=tmp_path)
    assert "nop/q3.csv" in done.out + done.err
    assert str(tmp_path) not in done.out + done.err
