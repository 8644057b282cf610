"""The forms of the report: each is found by name and by ending, and comes out as it always did."""

import os
import zipfile
from dataclasses import replace
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest

from cchc import __version__
from cchc.definitions.level import Level
from cchc.exit_codes import ExitCode
from cchc.render.formats import FORMATS, TextFormat, endings, format_of, render
from cchc.render.formats_page import page
from cchc.words import Lang
from factories import Row, registry, report
from golden_files import golden
from shown_report import shown_report


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", get_args(TextFormat))  # the others have tests of their own
def test_every_form_comes_out_as_it_always_did(name: str, lang: Lang) -> None:
    actual = render(name, shown_report(), ExitCode.UNUSABLE, lang)
    actual = actual.replace(f'"version": "{__version__}"'.encode(), b'"version": "0"')
    assert actual == golden(f"report.{lang}.{name}", actual)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    once = render(name, shown_report(), ExitCode.OK, "vi")
    again = render(name, shown_report(), ExitCode.OK, "vi")
    assert once == again


@pytest.mark.parametrize(
    ("file_name", "expected"),
    [
        pytest.param("ket-qua.csv", "csv", id="a spreadsheet"),
        pytest.param("ket-qua.json", "json", id="data"),
        pytest.param("ket-qua.md", "markdown", id="a page"),
        pytest.param("junit.xml", "junit", id="test results"),
        pytest.param("cchc.sarif", "sarif", id="a scan"),
        pytest.param("cchc.sarif.json", "sarif", id="the longest ending decides"),
        pytest.param("ket-qua.txt", "table", id="the table"),
        pytest.param("KẾT-QUẢ.CSV", "csv", id="capitals"),
        pytest.param("thu.muc.csv/ket-qua.json", "json", id="a folder's ending does not count"),
        pytest.param("csv", None, id="a name that is only an ending's letters"),
        pytest.param("ket-qua.csv.bak", None, id="an ending in the middle"),
        pytest.param("ket-qua.csv ", None, id="a space behind"),
        pytest.param("", None, id="no name"),
    ],
)
def test_format_of(file_name: str, expected: str | None) -> None:
    assert format_of(file_name) == expected


def test_standard_output_takes_every_form_that_is_text() -> None:
    assert list(get_args(TextFormat)) == [name for name, each in FORMATS.items() if not each.binary]


def test_no_two_forms_share_an_ending() -> None:
    assert endings() == sorted(set(endings()))


@pytest.mark.parametrize("name", FORMATS)
def test_every_form_has_a_module_that_renders(name: str) -> None:
    assert callable(import_module(f"cchc.render.{FORMATS[name].module}").render)


def test_the_page_of_the_forms_is_made_from_the_code() -> None:
    """``CCHC_REWRITE=1`` writes it anew."""
    path = Path(__file__).parents[1] / "docs" / "formats.md"
    if os.environ.get("CCHC_REWRITE"):
        path.write_text(page(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page()


ALIKE = replace(
    registry(
        [
            ("62", "Tỉnh", Level.PROVINCE),
            ("611", "Huyện Một", Level.DISTRICT),
            ("612", "Huyện Hai", Level.DISTRICT),
            ("23368", "Xã Đắk Long", Level.COMMUNE),
            ("23504", "Xã Đăk Long", Level.COMMUNE),
        ]
    ),
    parents=["", "62", "62", "611", "612"],
)
# Who has not reported, and what broke which rule: a list of findings names no units of its own.
BY_CODE = {"json", "sarif"}


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - BY_CODE))
def test_units_whose_names_are_alike_are_told_apart_in_every_form(name: str) -> None:
    shown = report([Row("Xã Đắk Long", 1, 10), Row("Xã Đăk Long", 2, 10)], units=ALIKE)
    content = render(name, shown, ExitCode.MISSED, "vi")
    said = "\n".join(unpacked(content))
    assert "Xã Đắk Long (Huyện Một" in said
    assert "Xã Đăk Long (Huyện Hai" in said


def unpacked(content: bytes) -> list[str]:
    """Give the texts of a file; an office file is an archive of them."""
    if not content.startswith(b"PK"):
        return [content.decode()]
    with zipfile.ZipFile(BytesIO(content)) as archive:
        texts = [name for name in archive.namelist() if name.endswith(".xml")]
        return [archive.read(name).decode() for name in texts]
