"""Text files of every encoding that offices have: read, guessed and said, or refused."""

import unicodedata
from pathlib import Path

import pytest

from cchc import pipeline
from cchc.exit_codes import ExitCode
from cchc.law import Law
from cchc.request.check import Request
from cchc.results import Report
from cchc.sources.encodings import Encoding, as_utf8, guesses, unmarked_utf16
from cchc.words.syllables import can_be_vietnamese
from cli_runs import cchc
from reading import NAMES, REGISTRY, SET, bytes_file, known, message, rows, told

TABLE = "Chỉ số,Đơn vị,Kỳ,Tử số (b),Mẫu số (a)\nIV.1,Sở Y tế,2023,95,100\n"
READ = [("Sở Y tế", "dossiers-on-time", "2023", 95, 100)]
TCVN3 = "ChØ sè,§¬n vÞ,Kú,Tö sè (b),MÉu sè (a)\nIV.1,Së Y tÕ,2023,95,100\n"
VNI = "Chæ soá,Ñôn vò,Kyø,Töû soá (b),Maãu soá (a)\nIV.1,Sôû Y teá,2023,95,100\n"


def cp1258(text: str) -> bytes:
    """Write as Windows does: a mark for the tone behind the letter."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    written = b""
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in apart if mark in tones)
        base = unicodedata.normalize("NFC", "".join(m for m in apart if m not in tones))
        written += (base + tone).encode("cp1258")
    return written


def check(path: Path, encoding: Encoding | None = None) -> Report:
    """Judge one file, in an encoding that is named or not."""
    return pipeline.check(Request(path, encoding=encoding), Law(known(), SET, REGISTRY))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(cp1258(TABLE), "windows-1258", id="Windows-1258, with marks behind letters"),
        pytest.param(TCVN3.encode("cp1252"), "tcvn3", id="TCVN3"),
        pytest.param(VNI.encode("cp1252"), "vni", id="VNI"),
        pytest.param(TABLE.encode("utf-16-le"), "utf-16", id="UTF-16 without its mark"),
        pytest.param(TABLE.encode("utf-16-be"), "utf-16", id="the same, big end first"),
        pytest.param(
            "Item,Unit,Period,b,a\nIV.1,Së Y tÕ,2023,95,100\n".encode("cp1252"),
            "tcvn3",
            id="English headings above TCVN3",
        ),
        pytest.param(
            "Item,Unit,Period,b,a\nIV.1,Sôû Y teá,2023,95,100\n".encode("cp1252"),
            "vni",
            id="English headings above VNI",
        ),
        pytest.param(
            cp1258("Item,Unit,Period,b,a\nIV.1,Sở Y tế,2023,95,100\n"),
            "windows-1258",
            id="English headings above Windows-1258",
        ),
        pytest.param(
            cp1258("Báo cáo “quý” – năm…\n" + TABLE), "windows-1258", id="with usual punctuation"
        ),
    ],
)
def test_a_guessed_encoding_is_said(tmp_path: Path, data: bytes, encoding: str) -> None:
    report = check(bytes_file(tmp_path, data))
    assert rows(report) == READ
    assert [f.rule.code for f in report.findings] == ["C119"]
    assert encoding in message(report, "C119")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(TABLE.encode("utf-8-sig"), "utf-8", id="UTF-8 with its mark"),
        pytest.param(TABLE.encode("utf-16"), "utf-16", id="UTF-16 with its mark"),
        pytest.param(TABLE.encode("utf-16-be"), "utf-16", id="UTF-16 without"),
        pytest.param(cp1258(TABLE), "windows-1258", id="Windows-1258"),
        pytest.param(TCVN3.encode("cp1252"), "tcvn3", id="TCVN3"),
        pytest.param(VNI.encode("cp1252"), "vni", id="VNI"),
        pytest.param(
            cp1258(TABLE + "IV.1,«Xã Một»,,,\n").replace(b",,,", b""),
            "windows-1258",
            id="punctuation that keeps an encoding from being guessed",
        ),
    ],
)
def test_a_named_encoding_is_no_guess(tmp_path: Path, data: bytes, encoding: Encoding) -> None:
    report = check(bytes_file(tmp_path, data), encoding)
    assert rows(report)[:1] == READ
    assert "C119" not in {found.rule.code for found in report.findings}


@pytest.mark.parametrize(
    ("data", "place"),
    [
        pytest.param(
            "Item,Unit,Period,b,a\nIV.1,Hòa Bình,2023,95,100\n".encode("cp1252"),
            "2",
            id="a name of Western letters that several encodings could mean",
        ),
        pytest.param(cp1258(TABLE) + "Đúúng\n".encode("cp1258"), "1", id="no such syllable"),
        pytest.param(cp1258(TABLE) + b"M\xfcnchen\n", "1", id="a letter of another language"),
        pytest.param(cp1258(TABLE) + TCVN3.encode("cp1252"), "1", id="two encodings in one file"),
        pytest.param(cp1258("Họ tên,Điểm\nAn,5\n"), "1", id="headings that mean nothing"),
        pytest.param(TABLE.encode() + cp1258(TABLE), "3", id="UTF-8 and below it another"),
    ],
)
def test_no_encoding_is_guessed_that_could_be_wrong(
    tmp_path: Path, data: bytes, place: str
) -> None:
    report = check(bytes_file(tmp_path, data))
    assert told(report) == [f"counts.csv:{place} C104"]
    assert "--encoding" in report.findings[0].fix("vi")


@pytest.mark.parametrize(
    ("encoding", "data", "position"),
    [
        pytest.param("utf-8", b"M\xf4c", 1, id="UTF-8"),
        pytest.param("utf-16", b"M\0\x00\xd8", 2, id="UTF-16"),
        pytest.param("windows-1258", b"M\xf4c\x8a\n", 3, id="Windows-1258"),
        pytest.param("tcvn3", b"M\xf4c\xff", 3, id="TCVN3"),
        pytest.param("vni", b"M\xf4c \xb2\xff", 4, id="VNI"),
    ],
)
def test_a_wrongly_named_encoding_is_refused_at_its_first_letter(
    encoding: Encoding, data: bytes, position: int
) -> None:
    with pytest.raises(UnicodeDecodeError) as refusal:
        as_utf8(data, encoding)
    assert refusal.value.start == position


@pytest.mark.parametrize("name", [name for name in NAMES.values() if not name.isascii()])
def test_the_name_of_a_unit_can_be_what_it_is(name: str) -> None:
    assert "windows-1258" in guesses(cp1258(name))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Đắk Kroong, Ngọk Réo, Rờ Kơi, Ia H'Drai, Bờ Y", True, id="the highlands"),
        pytest.param("Giữa quốc lộ, giường, khuỷu, quẹo, nghiêng", True, id="long rhymes"),
        pytest.param("HĐND, GDĐT, QĐ-UBND", True, id="abbreviations"),
        pytest.param("“Sở” – xã…", True, id="punctuation"),
        pytest.param("Sụỹ", False, id="two tones in one syllable"),
        pytest.param("Së Y tÕ", False, id="TCVN3"),
        pytest.param("Sôû Y teá", False, id="VNI"),
        pytest.param("Đôưê", False, id="vowels that no syllable has"),
        pytest.param("tuần ßeta", False, id="a letter of another alphabet"),
    ],
)
def test_text_that_can_be_vietnamese(text: str, expected: bool) -> None:
    assert can_be_vietnamese(text) is expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param("Mục,b".encode("utf-16-le"), "utf-16-le", id="little end first"),
        pytest.param("Mục,b".encode("utf-16-be"), "utf-16-be", id="big end first"),
        pytest.param(b"a,b\0\n", None, id="a null among letters"),
        pytest.param(b"\0\0\0\0", None, id="nothing but nulls"),
        pytest.param("中文,b".encode("utf-16-le"), None, id="another script"),
        pytest.param("Mục,b\n".encode(), None, id="UTF-8"),
    ],
)
def test_utf16_without_a_mark(data: bytes, expected: str | None) -> None:
    assert unmarked_utf16(data) == expected


SHIPPED = cp1258("Mục,Đơn vị,Kỳ,Tử số (b),Mẫu số (a)\nIV.1,Sở Nội vụ,2023,95,100\n")


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["check", "--year", "2023"], id="check"),
        pytest.param(["inspect", "--year", "2023"], id="inspect"),
        pytest.param(["missing", "--year", "2023", "--reported-only"], id="missing"),
        pytest.param(["report", "--year", "2023", "--bottlenecks"], id="report"),
    ],
)
def test_every_command_that_reads_counts_takes_the_encoding(
    tmp_path: Path, command: list[str]
) -> None:
    file = str(bytes_file(tmp_path, SHIPPED))
    made = ["-o", str(tmp_path / "made.json")] if command[0] == "report" else []
    guessed = cchc(*command, file, *made)
    named = cchc(*command, file, *made, "--encoding", "windows-1258")
    assert (guessed.code, named.code) == (ExitCode.OK, ExitCode.OK)
    if not made:
        assert "C119" in guessed.out + guessed.err
    assert "C119" not in named.out + named.err


def test_an_unknown_encoding_is_wrong_usage(tmp_path: Path) -> None:
    run = cchc("check", str(bytes_file(tmp_path, SHIPPED)), "--encoding", "windows-1252")
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    assert "Có phải bạn muốn viết «windows-1258»?" in run.err
