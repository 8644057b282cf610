"""Bytes in: each file is read once, hashed, told by its content, and only those bytes are parsed."""

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import Literal

from cchc import limits
from cchc.diagnostics import Finding, Location
from cchc.rules import counts as rules
from cchc.words import Words

Kind = Literal["text", "workbook"]

STANDARD_INPUT = "-"

_SAVE_AS = Words(
    "Hãy mở tệp, lưu lại thành .xlsx hoặc CSV UTF-8 rồi gửi lại.",
    "Open it, save it as .xlsx or CSV UTF-8 and send it again.",
)
_ASK_FOR_TABLE = Words(
    "Hãy xin bảng số liệu gốc ở dạng .xlsx hoặc .csv.",
    "Ask for the original table as .xlsx or .csv.",
)
_UNPROTECT = Words(
    "Hãy mở bằng Excel, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ) rồi lưu lại.",
    "Open it in Excel, remove the password (File > Info > Protect) and save it again.",
)
# What a file begins with, what that is, and the way out.
_SIGNATURES: tuple[tuple[bytes, Words, Words], ...] = (
    (b"%PDF", Words("tệp PDF", "a PDF file"), _ASK_FOR_TABLE),
    (
        b"\xd0\xcf\x11\xe0",
        Words("sổ tính Excel đời cũ (.xls)", "an old Excel workbook (.xls)"),
        _SAVE_AS,
    ),
    (b"\x89PNG", Words("ảnh PNG", "a PNG picture"), _ASK_FOR_TABLE),
    (b"\xff\xd8\xff", Words("ảnh JPEG", "a JPEG picture"), _ASK_FOR_TABLE),
    (b"{\\rtf", Words("văn bản RTF", "an RTF document"), _ASK_FOR_TABLE),
    (
        b"Rar!",
        Words("tệp nén RAR", "a RAR archive"),
        Words("Hãy giải nén trước.", "Unpack it first."),
    ),
    (
        b"7z\xbc\xaf",
        Words("tệp nén 7-Zip", "a 7-Zip archive"),
        Words("Hãy giải nén trước.", "Unpack it first."),
    ),
    (
        b"\x1f\x8b",
        Words("tệp nén gzip", "a gzip archive"),
        Words("Hãy giải nén trước.", "Unpack it first."),
    ),
)
_PROTECTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Source:
    """The content of one file, as it was at the one moment it was read."""

    path: str  # as the user wrote it
    data: bytes
    sha256: str
    kind: Kind


def read_source(path: str) -> Source | Finding:
    """Read a file, or standard input for ``-``.

    Raises FileNotFoundError and IsADirectoryError: these are wrong usage, not bad data.
    """
    here = Location(path)
    try:
        data = _read(path)
    except (FileNotFoundError, IsADirectoryError):
        raise
    except OSError as error:
        return rules.FILE_UNREADABLE.at(here, reason=error.strerror or str(error))
    if data is None or len(data) > limits.FILE_BYTES:
        size = Words("dung lượng (byte)", "its size in bytes")
        found = limits.FILE_BYTES + 1 if data is None else len(data)
        return rules.FILE_TOO_LARGE.at(here, what=size, found=found, limit=limits.FILE_BYTES)
    if not data or data.isspace():
        return rules.FILE_EMPTY.at(here)
    kind = _kind(data)
    if isinstance(kind, tuple):
        what, way_out = kind
        return rules.NOT_A_TABLE.at(here, kind=what, way_out=way_out)
    return Source(path, data, hashlib.sha256(data).hexdigest(), kind)


def _read(path: str) -> bytes | None:
    """Read at most one byte more than the limit; None is a file that is not read at all."""
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read(limits.FILE_BYTES + 1)
    place = Path(path)
    status = place.stat()
    if place.is_dir():
        raise IsADirectoryError(path)
    if not S_ISREG(status.st_mode):
        raise OSError(0, "not a regular file")
    with place.open("rb") as file:
        return file.read(limits.FILE_BYTES + 1)


def _kind(data: bytes) -> Kind | tuple[Words, Words]:
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(data)
    for signature, what, way_out in _SIGNATURES:
        if data.startswith(signature):
            if _PROTECTED in data:
                return Words("sổ tính có mật khẩu", "a password-protected workbook"), _UNPROTECT
            return what, way_out
    start = data[:1024].lstrip().lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta")):
        return Words("trang HTML hoặc XML", "an HTML or XML page"), _SAVE_AS
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Words("tệp nhị phân", "a binary file"), _SAVE_AS
    return "text"


def _kind_of_archive(data: bytes) -> Kind | tuple[Words, Words]:
    # The names of members stand in the archive uncompressed.
    if b"xl/workbook.bin" in data:
        return Words("sổ tính nhị phân (.xlsb)", "a binary workbook (.xlsb)"), _SAVE_AS
    if b"xl/" in data:
        return "workbook"
    if b"word/document.xml" in data:
        return Words("văn bản Word (.docx)", "a Word document (.docx)"), _ASK_FOR_TABLE
    if b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in data:
        return Words(
            "bảng tính OpenDocument (.ods)", "an OpenDocument spreadsheet (.ods)"
        ), _SAVE_AS
    return (
        Words("tệp nén zip", "a zip archive"),
        Words("Hãy giải nén rồi gửi từng tệp.", "Unpack it and send the files one by one."),
    )
