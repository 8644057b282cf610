"""The summary of several files that are inspected together."""

import pytest

import cchc
from cchc.document.model import Toned
from cchc.render.inspected_files import overview
from cchc.words import Lang

GOOD = "Đơn vị,Chỉ số,Kỳ,Tử số (b),Mẫu số (a)\nSở Nội vụ,IV.1,Quý III/2023,95,100\n"
HALF = GOOD + "Sở Hàng hải,IV.1,Quý III/2023,95,100\n"
NONE = "Tên,Tuổi\nAn,30\n"


def files(*texts: str) -> list[cchc.File]:
    return [cchc.File(f"{at}.csv", text.encode()) for at, text in enumerate(texts, 1)]


def test_one_file_needs_no_summary() -> None:
    assert overview(cchc.inspect(files(GOOD), year=2023), "vi") is None


@pytest.mark.parametrize(
    ("lang", "told", "states"),
    [
        pytest.param(
            "vi",
            "3 tệp: 1 đọc được, 1 đọc một phần, 1 không đọc được.",
            ["Đọc được", "Đọc một phần", "Không đọc được"],
            id="Vietnamese",
        ),
        pytest.param(
            "en",
            "3 files: 1 read, 1 read in part, 1 not read.",
            ["Read", "Read in part", "Not read"],
            id="English",
        ),
    ],
)
def test_several_files_have_a_sentence_and_a_line_each(
    lang: Lang, told: str, states: list[str]
) -> None:
    found = overview(cchc.inspect(files(GOOD, HALF, NONE), year=2023), lang)
    assert found is not None
    sentence, table = found
    assert sentence == told
    rows = [[c.value if isinstance(c, Toned) else c for c in row] for row in table.rows]
    assert [row[:4] for row in rows] == [
        ["1.csv", states[0], 1, 0],
        ["2.csv", states[1], 1, 1],
        ["3.csv", states[2], 0, 1],
    ]
