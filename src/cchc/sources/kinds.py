"""What a file is, told from its bytes; the ending of its name proves nothing."""

import codecs
import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from cchc.patterns import pattern_of
from cchc.sources.encodings import unmarked_utf16
from cchc.words import Words, own_results

Kind = Literal["text", "workbook", "xls", "xlsb", "ods", "html", "mhtml", "xml"]


NAMES: Mapping[Kind, Words] = {
    "text": Words("tệp văn bản CSV", "a CSV text"),
    "workbook": Words("sổ tính Excel (.xlsx)", "an Excel workbook (.xlsx)"),
    "xls": Words("sổ tính Excel đời cũ (.xls)", "an old Excel workbook (.xls)"),
    "xlsb": Words("sổ tính nhị phân (.xlsb)", "a binary workbook (.xlsb)"),
    "ods": Words("bảng tính OpenDocument (.ods)", "an OpenDocument spreadsheet (.ods)"),
    "html": Words("bảng của trang HTML", "a table of an HTML page"),
    "mhtml": Words("bảng của trang web đã lưu (.mht)", "a table of a saved web page (.mht)"),
    "xml": Words("bảng tính XML 2003", "an XML spreadsheet 2003"),
}
"""What each kind of file is called."""

KINDS_BY_ENDING: Mapping[str, Sequence[Kind]] = {
    ".csv": ("text",),
    ".tsv": ("text",),
    ".txt": ("text",),
    ".xlsx": ("workbook",),
    ".xlsm": ("workbook",),
    ".xlsb": ("xlsb",),
    ".xls": ("xls", "html", "mhtml", "xml"),  # software names its pages so
    ".ods": ("ods",),
}
"""What the ending of a name promises."""


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
PROTECTED = Other(
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
RESULTS = Other(
    Words("kết quả do cchc lập", "a report made by cchc"),
    Words("Hãy đưa vào các tệp số liệu gốc.", "Give the original counts instead."),
)
"""What the program itself wrote; verdicts are not judged again."""
BINARY = Other(Words("tệp nhị phân", "a binary file"), _SAVE_AS)
PAGE = Other(Words("trang HTML hoặc XML", "an HTML or XML page"), _SAVE_AS)
OLD_DOCUMENT = Other(
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
_PARTS: tuple[tuple[str, Kind | Other], ...] = (
    ("xl/workbook.bin", "xlsb"),
    (
        "word/document.xml",
        Other(Words("văn bản Word (.docx)", "a Word document (.docx)"), _ASK_FOR_TABLE),
    ),
    (
        "ppt/presentation.xml",
        Other(Words("bản trình chiếu (.pptx)", "a presentation (.pptx)"), _ASK_FOR_TABLE),
    ),
)
_OPEN_DOCUMENT: tuple[tuple[bytes, Kind | Other], ...] = (
    (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
    (
        b"application/vnd.oasis.opendocument.text",
        Other(Words("văn bản OpenDocument (.odt)", "an OpenDocument text (.odt)"), _ASK_FOR_TABLE),
    ),
)
# The first that is there decides; a workbook may hold a document, which its reader will see.
_STREAMS: tuple[tuple[str, Kind | Other], ...] = (
    ("EncryptedPackage", PROTECTED),
    ("Workbook", "xls"),
    ("WordDocument", OLD_DOCUMENT),
)
_PROPERTIES = "docProps/core.xml"
_RESULTS_MARK = f">{own_results.MARK}<".encode()
_RESULTS_STARTS = tuple(
    delimiter.join(heading.in_(lang) for heading in own_results.HEADINGS).encode().lower()
    for delimiter in ";,\t"
    for lang in ("vi", "en")
)
_PAGE_STARTS = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head")
_TABLE = pattern_of(rb"<\0?t\0?a\0?b\0?l\0?e\0?[\s>]", re.IGNORECASE)  # also in UTF-16
_SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_WEB_ARCHIVE = pattern_of(rb"[a-z-]+:[^\0]*\bmultipart/related\b")
_BLANK = pattern_of(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\0\s]*+\Z")
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
        return BINARY
    start = _start_of(data)
    if start.startswith(b"<") and (kind := _kind_of_page(data, start)):
        return kind
    if _WEB_ARCHIVE.match(start):
        return "mhtml"
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\0" in start and not marked and not unmarked_utf16(data):
        return _LOCK if name.startswith("~$") else BINARY
    return RESULTS if start.startswith(_RESULTS_STARTS) else "text"


def _start_of(data: bytes) -> bytes:
    """Give the first bytes as they would be in small letters of UTF-8."""
    start = data[:_START]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        start = start.decode("utf-16", "ignore").encode()
    return start.removeprefix(codecs.BOM_UTF8).lstrip().lower()


def _kind_of_page(data: bytes, start: bytes) -> Kind | Other | None:
    """Tell apart what begins with a tag; None is text that only looks so."""
    if _SPREADSHEET_XML in start:
        return "xml"
    if _TABLE.search(data):
        return "html"
    return PAGE if start.startswith(_PAGE_STARTS) else None


def _kind_of_compound(data: bytes) -> Kind | Other:
    """Tell apart what Microsoft kept in compound files, by the names of their streams."""
    named = (kind for stream, kind in _STREAMS if stream.encode("utf-16-le") in data)
    return next(named, "xls")  # the end, with the names, may be missing: its reader says so


def _kind_of_archive(data: bytes) -> Kind | Other:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # Some programs for Windows write «xl\\workbook.xml».
            named = {name.replace("\\", "/"): name for name in archive.namelist()}
            names = set(named)
            start = b""
            if telling := next((n for n in ("mimetype", _PROPERTIES) if n in names), None):
                with archive.open(named[telling]) as file:
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
        return RESULTS if _RESULTS_MARK in start else "workbook"
    for mark, other in _OPEN_DOCUMENT:
        if mark in start:
            return other
    return _ARCHIVE
