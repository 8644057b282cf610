"""What a document is, told from its bytes, and the reader that takes it."""

import codecs
import hashlib
import io
import zipfile
from dataclasses import replace
from typing import Final

from cchc import limits
from cchc.papers.paper import Paper
from cchc.rules.documents import DocumentUnreadable
from cchc.sources.refusals import Refused, too_large
from cchc.words import Words

_COMPOUND: Final = b"\xd0\xcf\x11\xe0"
_RICH_TEXT: Final = b"{\\rtf"
_PAGE_STARTS: Final = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<head", b"<body", b"<meta")
_WAYS: Final = Words(
    "cchc draft đọc .docx, .html, .pdf và .txt",
    "cchc draft reads .docx, .html, .pdf and .txt",
)
_OLD: Final = Words(
    f"đây là tệp .doc đời cũ hoặc tệp có mật khẩu; hãy mở bằng Word, lưu lại thành .docx ({_WAYS.vi})",
    f"it is an old .doc or has a password; open it in Word and save it as .docx ({_WAYS.en})",
)
_OTHER: Final = Words(
    f"đây không phải là văn bản Word, trang HTML, PDF hay văn bản thuần; {_WAYS.vi}",
    f"it is no Word document, HTML page, PDF or plain text; {_WAYS.en}",
)
_NOT_UTF8: Final = Words(
    "văn bản thuần không ở dạng UTF-8; hãy lưu lại với bảng mã UTF-8",
    "the text is not UTF-8; save it as UTF-8",
)
_NESTED: Final = Words("các phần lồng nhau quá sâu", "its parts are nested too deep")
_EMPTY: Final = Words("tệp trống", "the file is empty")


def open_paper(data: bytes) -> Paper:
    """Read a document; raises Refused where it is of no kind that is read, or is damaged."""
    if len(data) > limits.DOCUMENT_BYTES:
        raise too_large(
            Words("dung lượng (byte)", "its size in bytes"), len(data), limits.DOCUMENT_BYTES
        )
    try:
        paper = _read(data)
    except RecursionError:
        raise Refused(DocumentUnreadable(reason=_NESTED)) from None
    return replace(paper, sha256=hashlib.sha256(data).hexdigest())


def _read(data: bytes) -> Paper:
    if not data.strip():
        raise Refused(DocumentUnreadable(reason=_EMPTY))
    if data.startswith(b"PK"):
        return _word(data)
    if b"%PDF-" in data[:1024]:
        from cchc.papers.pdf import read as read_pdf

        return read_pdf(data)
    if data.startswith(_COMPOUND):
        raise Refused(DocumentUnreadable(reason=_OLD))
    if data.startswith(_RICH_TEXT):
        raise Refused(DocumentUnreadable(reason=_OTHER))
    start = data[:4096].replace(b"\0", b"").removeprefix(codecs.BOM_UTF8)
    start = start.removeprefix(codecs.BOM_UTF16_LE).removeprefix(codecs.BOM_UTF16_BE)
    if start.lstrip().lower().startswith(_PAGE_STARTS):
        from cchc.papers.html import read as read_html

        return read_html(data)
    return _text(data)


def _word(data: bytes) -> Paper:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, EOFError, RuntimeError):
        names = ["word/"]  # its reader says what is wrong
    if not any(name.startswith("word") for name in names):
        raise Refused(DocumentUnreadable(reason=_OTHER))
    from cchc.papers.docx import read as read_docx

    return read_docx(data)


def _text(data: bytes) -> Paper:
    from cchc.papers.text import read as read_text

    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\0" in data[:4096] and not marked:
        raise Refused(DocumentUnreadable(reason=_OTHER))
    try:
        text = data.decode("utf-16") if marked else data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError:
        raise Refused(DocumentUnreadable(reason=_NOT_UTF8)) from None
    return read_text(text)
