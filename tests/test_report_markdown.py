"""Markdown for forges: tables that hold together, and texts that stay texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cchc.document.brief import Scope
from cchc.exit_codes import ExitCode
from cchc.render.report_markdown import inert, render, summary
from cchc.words.text import safe
from factories import SO_NOI_VU, SO_TU_PHAP, report
from shown_report import HOSTILE, SET, shown_report

FORGE = MarkdownIt("commonmark", {"html": True}).enable("table")


def cells(text: str) -> list[list[str]]:
    """Read the rows of all tables as a forge shows them; whatever is not text comes with its type."""
    rows: list[list[str]] = []
    for token in FORGE.parse(text):
        if token.type == "tr_open":
            rows.append([])
        if token.type == "inline" and token.level > 3:
            rows[-1].append(shown(token))
    return rows


def shown(token: Token) -> str:
    """Put the text of a cell together; a comment shows nothing."""
    parts = [part for part in token.children or [] if part.content != "<!-- -->"]
    return "".join(part.content if part.type == "text" else f"⟨{part.type}⟩" for part in parts)


def test_hostile_text_reads_as_it_was_written() -> None:
    rows = cells(render(shown_report(), ExitCode.OK, "vi"))
    assert [row[1] for row in rows if safe(HOSTILE) in row] == [safe(HOSTILE)] * 4


def test_every_row_of_a_table_has_as_many_cells_as_its_heading() -> None:
    text = render(shown_report(), ExitCode.OK, "vi")
    for lines in text.split("\n\n"):
        if lines.startswith("|"):
            heading, *rows = cells(f"{lines}\n")
            assert {len(row) for row in rows} == {len(heading)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Sở Y tế – 95,5% (b/a)", "Sở Y tế – 95,5% (b/a)", id="a text is left alone"),
        pytest.param("a|b", r"a\|b", id="a cell's border"),
        pytest.param(r"a\|b", r"a\\\|b", id="one that looks escaped already"),
        pytest.param("[tỉnh](http://x.vn)", r"\[tỉnh\](http&#58;//x.vn)", id="a link"),
        pytest.param("www.x.vn", "www&#46;x.vn", id="an address that forges link"),
        pytest.param("*a* _b_ `c` ~d~", r"\*a\* \_b\_ \`c\` \~d\~", id="emphasis and code"),
        pytest.param("<script>&lt;", "&lt;script&gt;&amp;lt;", id="a tag and an entity"),
        pytest.param("$a$", r"\$a\$", id="a formula"),
        pytest.param("@ubnd a@b.vn", "@<!-- -->ubnd a@b.vn", id="somebody's name"),
        pytest.param("a\nb", r"a\\x0ab", id="a line break"),
        pytest.param("\u202e\x1b", r"\\u202e\\x1b", id="what steers a terminal"),
    ],
)
def test_inert(text: str, expected: str) -> None:
    assert inert(text) == expected


@given(st.text(st.sampled_from("\\`*_[]()|~<>&#!@:/.-+1aw\n \u202e"), max_size=20))
def test_no_text_is_taken_for_markup(text: str) -> None:
    line = f"| a |\n| --- |\n| x{inert(text)}x |\n"
    (_, (cell,)) = cells(line)
    assert cell == f"x{safe(text)}x"


def test_it_names_the_missed_ones_before_everything() -> None:
    text = render(shown_report(), ExitCode.OK, "vi")
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == [
        "## Tổng theo chỉ tiêu",
        "## Theo chỉ tiêu",
        "## Không đạt",
        "## Số liệu sai",
        "## Đơn vị chưa báo cáo đủ",
        "## Phát hiện",
        "## Từng đơn vị",
    ]


def test_a_report_without_results_is_a_page_too() -> None:
    lines = render(report([]), ExitCode.UNUSABLE, "en").splitlines()
    assert lines[0] == "# Tỉnh Kon Tum · so-lieu.csv"


def test_the_summary_leaves_out_what_is_met() -> None:
    text = summary(report([(SO_NOI_VU, 95, 100), (SO_TU_PHAP, 1, 2)]), "vi", 10_000)
    assert (SO_NOI_VU in text, SO_TU_PHAP in text) == (False, True)


def test_the_summary_shows_as_many_rows_as_a_person_reads_and_counts_the_others() -> None:
    shown = report([(f"Xã {number}", 1, 2) for number in range(Scope().at_most + 7)])
    text = summary(shown, "vi", 10**6)
    assert text.count("| IV.1 | Xã ") + text.count("đúng hạn | Xã ") == Scope().at_most
    assert "\n… và 7 dòng nữa.\n" in text


@given(st.integers(0, 3000))
def test_the_summary_keeps_to_its_room_and_says_what_was_cut(room: int) -> None:
    text = summary(shown_report(), "vi", room)
    assert len(text.encode()) <= room
    whole = summary(shown_report(), "vi", 10**6)
    assert text in {"", whole} or text.endswith("\n\n… phần còn lại đã được cắt bớt.\n")


def test_one_byte_too_little_cuts_and_just_enough_does_not() -> None:
    whole = summary(shown_report(), "vi", 10**6)
    size = len(whole.encode())
    assert summary(shown_report(), "vi", size) == whole
    assert summary(shown_report(), "vi", size - 1) != whole


def test_ceilings_are_spelled_as_ceilings() -> None:
    text = render(report([(SO_NOI_VU, 6, 100, "dossiers-late")], of=SET), ExitCode.MISSED, "vi")
    assert "≤ 5%" in text
