"""Files are read once, told by their bytes, hashed; what is no table is named for what it is."""

import hashlib
import io
import os
import sys
import threading
from pathlib import Path

import pytest

from cchc import limits
from cchc.diagnostics import Finding
from cchc.sources.source import Source, read_source
from patience import PATIENCE
from reading import (
    archive,
    bytes_file,
    headings_xml,
    pairs,
    parts_by_hand,
    row_xml,
    sheet_xml,
    told,
)
from reading import (
    check_bare as check,
)

TABLE = "Mục,b,a\nIV.1,95,100\n"
WORKBOOK = archive(parts_by_hand(sheet_xml(headings_xml() + row_xml(2, b="<v>95</v>"))))
PAGE = b"<table><tr><th>M\xe1\xbb\xa5c<th>b<th>a<tr><td>IV.1<td>95<td>100</table>"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def found(path: Path | str) -> Finding:
    """Read what cannot be used."""
    finding = read_source(str(path))
    assert isinstance(finding, Finding)
    return finding


def used(path: Path | str) -> Source:
    """Read what can be used."""
    read = read_source(str(path))
    assert isinstance(read, Source)
    return read


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(TABLE.encode(), "text", id="text"),
        pytest.param(TABLE.encode("utf-16"), "text", id="text full of NULs, by its mark"),
        pytest.param(b"PK,b,a\n", "text", id="text that begins as archives do"),
        pytest.param(WORKBOOK, "workbook", id="a workbook"),
        pytest.param(WORKBOOK[:-30], "workbook", id="a workbook that is cut off"),
        pytest.param(COMPOUND + utf16("Workbook"), "xls", id="xls"),
        pytest.param(COMPOUND, "xls", id="xls without the end where names stand"),
        pytest.param(archive({"xl/workbook.bin": "", "xl/x.xml": ""}), "xlsb", id="xlsb"),
        pytest.param(
            archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "ods", id="ods"
        ),
        pytest.param(b"\n <HTML><body><TABLE >", "html", id="HTML saved as .xls"),
        pytest.param(b"\xef\xbb\xbf<table>", "html", id="HTML behind a mark"),
        pytest.param("<div><table>".encode("utf-16"), "html", id="HTML in UTF-16"),
        pytest.param(b"<Indicator>,b,a\n1,2,3\n", "text", id="text that begins like a tag"),
        pytest.param(
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "xml",
            id="XML spreadsheet 2003",
        ),
        pytest.param(
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n",
            "mhtml",
            id="a saved web page",
        ),
    ],
)
@pytest.mark.parametrize("name", ["counts.csv", "counts.xlsx", "counts.pdf", "counts"])
def test_the_content_decides_and_not_the_name(
    tmp_path: Path, data: bytes, expected: str, name: str
) -> None:
    assert used(bytes_file(tmp_path, data, name=name)).kind == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(COMPOUND + utf16("WordDocument"), "an old Word document (.doc)", id="doc"),
        pytest.param(
            COMPOUND + utf16("EncryptedPackage"), "a password-protected workbook", id="a password"
        ),
        pytest.param(
            archive({"word/document.xml": "xl/workbook.xml"}), "a Word document (.docx)", id="docx"
        ),
        pytest.param(archive({"ppt/presentation.xml": ""}), "a presentation (.pptx)", id="pptx"),
        pytest.param(archive({"counts.csv": TABLE}), "a zip archive", id="zip"),
        pytest.param(archive({}), "a zip archive", id="an empty zip"),
        pytest.param(b"PK\3\4" + bytes(99), "a zip archive", id="a broken zip"),
        pytest.param(b"PK\3\4word/document.xml", "a Word document (.docx)", id="a broken docx"),
        pytest.param(b"%PDF-1.7\n", "a PDF file", id="pdf"),
        pytest.param(b"\x89PNG\r\n", "a PNG picture", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0", "a JPEG picture", id="jpeg"),
        pytest.param(b"{\\rtf1", "an RTF document", id="rtf"),
        pytest.param(b"Rar!\x1a", "a RAR archive", id="rar"),
        pytest.param(b"7z\xbc\xaf\x27", "a 7-Zip archive", id="7z"),
        pytest.param(b"\x1f\x8b\x08", "a gzip archive", id="gzip"),
        pytest.param(b"\n <HTML><body>", "an HTML or XML page", id="HTML without a table"),
        pytest.param(b"<?xml version='1.0'?>", "an HTML or XML page", id="XML"),
        pytest.param(b"a,b\0c", "a binary file", id="a NUL among the first bytes"),
        pytest.param("Mục\0,b,a".encode("utf-16-le"), "a binary file", id="UTF-16 with a null"),
        pytest.param("Mục,b,a".encode("utf-32"), "a binary file", id="UTF-32"),
    ],
)
def test_what_is_no_table_is_named(tmp_path: Path, data: bytes, expected: str) -> None:
    finding = found(bytes_file(tmp_path, data, name="counts.xlsx"))
    assert finding.rule.code == "C102"
    assert (
        finding.message("en") == f"This file is {expected}, not a table of counts (.csv or .xlsx)."
    )


def test_a_lock_file_of_excel_is_named(tmp_path: Path) -> None:
    finding = found(bytes_file(tmp_path, b"\x05Admin" + bytes(159), name="~$counts.xlsx"))
    assert finding.message("en").startswith("This file is a lock file of Excel")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="no bytes"),
        pytest.param(b" \r\n\t\n", id="white space"),
        pytest.param(b"\xef\xbb\xbf", id="a byte-order mark"),
        pytest.param("\n \n".encode("utf-16"), id="white space in UTF-16"),
        pytest.param(bytes(4096), id="zeros, as a crash leaves them"),
    ],
)
def test_an_empty_file_says_so(tmp_path: Path, data: bytes) -> None:
    assert found(bytes_file(tmp_path, data)).rule.code == "C101"


def test_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as raised:
        read_source(str(tmp_path / "counts.csv"))
    assert raised.value.filename == str(tmp_path / "counts.csv")


def test_a_path_through_a_file_is_a_missing_file(tmp_path: Path) -> None:
    inside = bytes_file(tmp_path, b"x") / "counts.csv"
    with pytest.raises(FileNotFoundError) as raised:
        read_source(str(inside))
    assert raised.value.filename == str(inside)


def test_a_folder_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError) as raised:
        read_source(str(tmp_path))
    assert raised.value.filename == str(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "counts.csv")
    findings: list[Finding] = []
    waiting = threading.Thread(
        target=lambda: findings.append(found(tmp_path / "counts.csv")), daemon=True
    )
    waiting.start()
    waiting.join(PATIENCE)
    assert [finding.rule.code for finding in findings] == ["C113"]
    assert findings[0].message("en") == "The file cannot be opened: this is not a regular file."


@pytest.mark.skipif(not Path(os.devnull).exists(), reason="no /dev/null here")
def test_a_device_is_no_file() -> None:
    assert found(os.devnull).rule.code == "C113"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_no_permission(tmp_path: Path) -> None:
    path = bytes_file(tmp_path, TABLE.encode())
    path.chmod(0)
    finding = found(path)
    assert finding.message("en") == "The file cannot be opened: permission is denied."


def test_what_the_system_says_is_quoted(tmp_path: Path) -> None:
    finding = found(tmp_path / ("x" * 4000))
    assert finding.rule.code == "C113"
    assert "«" in finding.message("vi")


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        pytest.param(64, None, id="at the limit"),
        pytest.param(65, "C112", id="one byte over it"),
    ],
)
def test_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, expected: str | None
) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 64)
    read = read_source(str(bytes_file(tmp_path, b"x" * size)))
    assert (read.rule.code if isinstance(read, Finding) else None) == expected


def test_too_large_names_the_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 2000)
    finding = found(bytes_file(tmp_path, b"x" * 5000))
    assert "more than 2,000, at most 2,000" in finding.message("en")
    assert "hơn 2.000, tối đa 2.000" in finding.message("vi")


def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize("data", [TABLE.encode(), WORKBOOK])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    standard_input(monkeypatch, data)
    read = used("-")
    assert (read.path, read.data) == ("-", data)


def test_standard_input_has_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, b"x" * 65)
    monkeypatch.setattr(limits, "FILE_BYTES", 64)
    assert found("-").rule.code == "C112"


def test_standard_input_may_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert found("-").rule.code == "C113"


@pytest.mark.parametrize("data", [TABLE.encode(), TABLE.encode("utf-16"), WORKBOOK])
def test_the_hash_is_that_of_the_bytes_that_were_used(tmp_path: Path, data: bytes) -> None:
    path = bytes_file(tmp_path, data)
    report = check(path)
    assert [tuple(used) for used in report.inputs] == [
        (str(path), hashlib.sha256(data).hexdigest())
    ]


def test_a_file_that_changes_afterwards_changes_nothing(tmp_path: Path) -> None:
    path = bytes_file(tmp_path, TABLE.encode())
    read = used(path)
    path.write_bytes(b"gone")
    assert (read.data, read.sha256) == (
        TABLE.encode(),
        hashlib.sha256(TABLE.encode()).hexdigest(),
    )


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        pytest.param(TABLE.encode(), "counts.csv", [], id="CSV named .csv"),
        pytest.param(TABLE.encode(), "counts.xlsx", ["counts.xlsx C118"], id="CSV named .xlsx"),
        pytest.param(TABLE.encode(), "counts.xls", ["counts.xls C118"], id="CSV named .xls"),
        pytest.param(TABLE.encode(), "counts.dat", [], id="an ending that promises nothing"),
        pytest.param(WORKBOOK, "counts.XLSX", [], id="a workbook in capitals"),
        pytest.param(WORKBOOK, "counts.csv", ["counts.csv C118"], id="a workbook named .csv"),
        pytest.param(WORKBOOK, "counts.xls", ["counts.xls C118"], id="a workbook named .xls"),
        pytest.param(PAGE, "counts.xls", [], id="a page named .xls, as software does"),
        pytest.param(PAGE, "counts.html", [], id="a page named .html"),
        pytest.param(PAGE, "counts.xlsx", ["counts.xlsx C118"], id="a page named .xlsx"),
    ],
)
def test_an_ending_that_contradicts_the_content_is_said(
    tmp_path: Path, data: bytes, name: str, expected: list[str]
) -> None:
    report = check(bytes_file(tmp_path, data, name=name))
    assert told(report) == expected
    assert pairs(report) == [(95, 100)]
