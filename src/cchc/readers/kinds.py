"""What a file is, told from its bytes; the ending of its name proves nothing."""

import codecs
import io
import re
import zipfile
import zlib
from typing import Literal, NamedTuple

from cchc.readers.encodings import unmarked_utf16
from cchc.words import Words

Kind = Literal["text", "workbook"]


class Other(NamedTuple):
    """A file that is no table of counts, and the way out."""

    what: Words
    way_out: Words


_SAVE_AS = Words(
    "Hãy mở tệp, lưu lại thành .xlsx hoặc CSV UTF-8 rồi gửi lại.",
    "Open it, save it as .xlsx or CSV UTF-8 and send it again.",
)
_ASK_FOR_TABLE = Words(
    "Hãy xin bảng số liệu gốc ở dạng .xlsx hoặc .csv.",
    "Ask for the original table as .xlsx or .csv.",
)
_UNPACK = Words("Hãy giải nén rồi gửi từng tệp.", "Unpack it and send the files one by one.")
_PROTECTED = Other(
    Words("sổ tính có mật khẩu", "a password-protected workbook"),
    Words(
        "Hãy mở bằng Excel, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ) rồi lưu lại.",
        "Open it in Excel, remove the password (File > Info > Protect) and save it again.",
    ),
)
_LOCK = Other(
    Words("tệp khóa tạm của Excel", "a lock file of Excel"),
    Words(
        "Hãy bỏ tệp này và gửi sổ tính cùng tên không có «~$» ở đầu.",
        "Leave it out and send the workbook of the same name without «~$».",
    ),
)
_BINARY = Other(Words("tệp nhị phân", "a binary file"), _SAVE_AS)
_PAGE = Other(Words("trang HTML hoặc XML", "an HTML or XML page"), _SAVE_AS)
_OLD_WORKBOOK = Other(
    Words("sổ tính Excel đời cũ (.xls)", "an old Excel workbook (.xls)"), _SAVE_AS
)
_OLD_DOCUMENT = Other(
    Words("văn bản Word đời cũ (.doc)", "an old Word document (.doc)"), _ASK_FOR_TABLE
)
_COMPOUND = b"\xd0\xcf\x11\xe0"
_SIGNATURES = (
    (b"%PDF", Other(Words("tệp PDF", "a PDF file"), _ASK_FOR_TABLE)),
    (b"\x89PNG", Other(Words("ảnh PNG", "a PNG picture"), _ASK_FOR_TABLE)),
    (b"\xff\xd8\xff", Other(Words("ảnh JPEG", "a JPEG picture"), _ASK_FOR_TABLE)),
    (b"{\\rtf", Other(Words("văn bản RTF", "an RTF document"), _ASK_FOR_TABLE)),
    (b"Rar!", Other(Words("tệp nén RAR", "a RAR archive"), _UNPACK)),
    (b"7z\xbc\xaf", Other(Words("tệp nén 7-Zip", "a 7-Zip archive"), _UNPACK)),
    (b"\x1f\x8b", Other(Words("tệp nén gzip", "a gzip archive"), _UNPACK)),
)
_ARCHIVE_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ARCHIVE = Other(Words("tệp nén zip", "a zip archive"), _UNPACK)
# The part that tells what an archive is.
_PARTS = (
    (
        "xl/workbook.bin",
        Other(Words("sổ tính nhị phân (.xlsb)", "a binary workbook (.xlsb)"), _SAVE_AS),
    ),
    (
        "word/document.xml",
        Other(Words("văn bản Word (.docx)", "a Word document (.docx)"), _ASK_FOR_TABLE),
    ),
    (
        "ppt/presentation.xml",
        Other(Words("bản trình chiếu (.pptx)", "a presentation (.pptx)"), _ASK_FOR_TABLE),
    ),
)
_OPEN_DOCUMENT = (
    (
        b"application/vnd.oasis.opendocument.spreadsheet",
        Other(
            Words("bảng tính OpenDocument (.ods)", "an OpenDocument spreadsheet (.ods)"), _SAVE_AS
        ),
    ),
    (
        b"application/vnd.oasis.opendocument.text",
        Other(Words("văn bản OpenDocument (.odt)", "an OpenDocument text (.odt)"), _ASK_FOR_TABLE),
    ),
)
_BLANK = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\0\s]*+\Z")
_START = 4096  # bytes in which a page or a binary file shows itself


def is_blank(data: bytes) -> bool:
    """Say whether there is nothing but white space, in whatever encoding."""
    return _BLANK.match(data) is not None


def kind_of(data: bytes, name: str) -> Kind | Other:
    """Tell what a file is; its *name* only betrays the lock files that Excel leaves behind."""
    if data.startswith(_ARCHIVE_STARTS):
        return _kind_of_archive(data)
    if data.startswith(_COMPOUND):
        return _kind_of_compound(data)
    for signature, other in _SIGNATURES:
        if data.startswith(signature):
            return other
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _BINARY
    start = data[:_START].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head")):
        return _PAGE
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\0" in start and not marked and not unmarked_utf16(data):
        return _LOCK if name.startswith("~$") else _BINARY
    return "text"


def _kind_of_compound(data: bytes) -> Other:
    """Tell apart what Microsoft kept in compound files, by the names of their streams."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _PROTECTED
    return _OLD_DOCUMENT if "WordDocument".encode("utf-16-le") in data else _OLD_WORKBOOK


def _kind_of_archive(data: bytes) -> Kind | Other:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            start = b""
            if "mimetype" in names:
                with archive.open("mimetype") as file:
                    start = file.read(_START)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError):
        # Damaged: what it was meant to be is told from the names that still stand in it.
        names = {name for name, _ in _PARTS if name.encode() in data}
        if b"xl/" in data:
            names.add("xl/")
        start = data[:_START]
    for part, other in _PARTS:
        if part in names:
            return other
    if any(name.startswith("xl/") for name in names):
        return "workbook"
    for mark, other in _OPEN_DOCUMENT:
        if mark in start:
            return other
    return _ARCHIVE
