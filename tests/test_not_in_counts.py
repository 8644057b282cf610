"""Units of the registry that are not in the counts: one name and one count in every form that people read."""

import re

import pytest

from cchc import api
from cchc.document.brief import Scope
from cchc.document.build import build
from cchc.inputs import File
from cchc.results import Report
from form_texts import texts_of

_FORMS = ("table", "markdown", "html", "xlsx", "docx")
_ITEMS = ("I.1", "II", "III.1", "III.2", "IV.1")
_NAMES = ("Sở Nội vụ", "Sở Tư pháp", "Sở Y tế")
_ABSENT = ("Sở Công Thương", "Xã Tân Cảnh")
_SAID = {
    "vi": ("Chưa có trong số liệu", "{n} đơn vị trong danh mục không có trong số liệu"),
    "en": ("Not in the counts", "{n} units of the registry are not in the counts"),
}


def _report(units: int, items: int, expect: str, only: str | None = None) -> Report:
    """Judge so many units, the last of which reports so many targets, the others all."""
    rows = [
        f"{name};{item};Quý III/2023;99;100\n"
        for at, name in enumerate(_NAMES[:units], 1)
        for item in _ITEMS[: items if at == units else None]
    ]
    counts = "Đơn vị;Mục;Kỳ báo cáo;Tử số (b);Mẫu số (a)\n" + "".join(rows)
    asked = {"units": [only]} if only else {}
    return api.check(File("a.csv", counts.encode()), year=2023, period="Q3", expect=expect, **asked)


def _says(form: str, report: Report, lang: str) -> str:
    """Give what a form says, its paragraphs and cells one behind the other, in lower case."""
    whole = texts_of(form, report, lang)
    text = re.sub(r"<script.*?</script>|<style.*?</style>", " ", whole, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split()).casefold()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize(
    ("units", "items"),
    [
        pytest.param(2, 5, id="who reported reported all"),
        pytest.param(3, 2, id="somebody reported a part"),
    ],
)
def test_each_form_names_them_and_counts_whom_it_names(
    form: str, units: int, items: int, lang: str
) -> None:
    said = _says(form, _report(units, items, "reported"), lang)
    title, counted = (each.format(n=132 - units).casefold() for each in _SAID[lang])
    assert title in said
    assert counted in said
    assert [name for name in _ABSENT if name.casefold() not in said] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("form", _FORMS)
def test_beside_a_single_unit_they_are_counted_only(form: str, lang: str) -> None:
    said = _says(form, _report(1, 5, "reported"), lang)
    assert _SAID[lang][1].format(n=131).casefold() in said
    assert [name for name in _ABSENT if name.casefold() in said] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize(
    ("expect", "only"),
    [
        pytest.param("all", None, id="everybody was asked: they are silent"),
        pytest.param("reported", "Sở Nội vụ", id="one unit was asked about"),
    ],
)
def test_nobody_is_not_in_the_counts_where_units_were_asked(
    form: str, expect: str, only: str | None, lang: str
) -> None:
    said = _says(form, _report(2, 5, expect, only), lang)
    title, counted = _SAID[lang]
    assert counted.partition("{n}")[2].casefold() not in said
    assert title.casefold() not in said


@pytest.mark.parametrize(
    ("units", "items", "expected"),
    [
        pytest.param(
            2, 5, "Chưa có trong số liệu: 130 đơn vị trong danh mục; «cchc missing» liệt kê.",
            id="all that reported is complete",
        ),
        pytest.param(
            2, 3, "Chưa báo cáo: 1 đơn vị báo cáo chưa đủ. Chưa có trong số liệu: 130 đơn vị trong danh"
            " mục; «cchc missing» liệt kê.",
            id="a part lacks",
        ),
    ],
)  # fmt: skip
def test_the_first_lines_tell_them_apart_from_who_reported_a_part(
    units: int, items: int, expected: str
) -> None:
    counts = build(_report(units, items, "reported"), "vi", ("silent",), Scope(everything=False))
    assert [block.text for part in counts.parts for block in part.blocks] == [expected]
