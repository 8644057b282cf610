"""Wrong usage: every error in both languages, each with a way out."""

import pytest

from cchc.exit_codes import ExitCode
from cli_runs import cchc, cchc_in_which

USAGE = [
    pytest.param(
        ["chekc"],
        "Không có lệnh «chekc». Có phải bạn muốn viết «check»?",
        "There is no command «chekc». Did you mean «check»?",
        "cchc",
        id="a misspelt command is asked about",
    ),
    pytest.param(
        ["xyzzy"],
        "Không có lệnh «xyzzy».",
        "There is no command «xyzzy».",
        "cchc",
        id="a command like no other is only refused",
    ),
    pytest.param(
        ["--verison"],
        "Không có tùy chọn «--verison». Có phải bạn muốn viết «--version»?",
        "There is no option «--verison». Did you mean «--version»?",
        "cchc",
        id="a misspelt option before the command",
    ),
    pytest.param(
        ["list-targets", "--yaer", "2023"],
        "Không có tùy chọn «--yaer». Có phải bạn muốn viết «--year»?",
        "There is no option «--yaer». Did you mean «--year»?",
        "cchc list-targets",
        id="a misspelt option after the command",
    ),
    pytest.param(
        ["explain", "-x"],
        "Không có tùy chọn «-x».",
        "There is no option «-x».",
        "cchc explain",
        id="an unknown letter",
    ),
    pytest.param(
        ["show"],
        "Thiếu tham số «MỤC».",
        "Argument «ITEM» is missing.",
        "cchc show",
        id="a missing argument",
    ),
    pytest.param(
        ["show", "IV.1", "IV.2", "[/]"],
        "Thừa «IV.2» «[/]»: lệnh này không nhận thêm tham số.",
        "Unexpected «IV.2» «[/]»: this command takes no further argument.",
        "cchc show",
        id="arguments too many",
    ),
    pytest.param(
        ["show", "IV.1", "--", "--", "--year"],
        "Thừa «--» «--year»: lệnh này không nhận thêm tham số.",
        "Unexpected «--» «--year»: this command takes no further argument.",
        "cchc show",
        id="behind two dashes every word is an argument, as it was typed",
    ),
    pytest.param(
        ["list-targets", "--year"],
        "Tùy chọn «--year» cần một giá trị đi kèm; hãy ghi «--year NĂM».",
        "Option «--year» needs a value; write «--year YEAR».",
        "cchc list-targets",
        id="an option without its value",
    ),
    pytest.param(
        ["list-targets", "--format"],
        "Tùy chọn «--format» cần một giá trị đi kèm; hãy ghi «--format table|json».",
        "Option «--format» needs a value; write «--format table|json».",
        "cchc list-targets",
        id="a choice without its value names the choices",
    ),
    pytest.param(
        ["list-targets", "--debug=yes"],
        "Tùy chọn «--debug» không nhận giá trị; hãy ghi riêng «--debug».",
        "Option «--debug» takes no value; write «--debug» alone.",
        "cchc list-targets",
        id="a value where none belongs",
    ),
    pytest.param(
        ["list-targets", "--year", "hai nghìn"],
        "Tùy chọn «--year» phải là số nguyên, nhưng đang ghi «hai nghìn».",
        "Option «--year» must be a whole number, but reads «hai nghìn».",
        "cchc list-targets",
        id="a word for a number",
    ),
    pytest.param(
        ["list-targets", "--year", "2_023"],
        "Tùy chọn «--year» phải là số nguyên, nhưng đang ghi «2_023».",
        "Option «--year» must be a whole number, but reads «2_023».",
        "cchc list-targets",
        id="a number only Python would read",
    ),
    pytest.param(
        ["list-targets", "--year", "9" * 5000],
        f"Tùy chọn «--year» phải là số nguyên, nhưng đang ghi «{'9' * 5000}».",
        f"Option «--year» must be a whole number, but reads «{'9' * 5000}».",
        "cchc list-targets",
        id="a number too long to convert",
    ),
    pytest.param(
        ["list-targets", "--year", "2023", "--year", "2024"],
        "Tùy chọn «--year» được ghi nhiều lần; hãy chỉ ghi một lần.",
        "Option «--year» is given more than once; give it once.",
        "cchc list-targets",
        id="two values where one would be lost",
    ),
    pytest.param(
        ["list-targets", "--year", ""],
        "Tùy chọn «--year» đang để trống; hãy ghi giá trị.",
        "Option «--year» is empty; write a value.",
        "cchc list-targets",
        id="an empty value, as an unset shell variable gives",
    ),
    pytest.param(
        ["list-targets", "--definitions", " "],
        "Tùy chọn «--definitions» đang để trống; hãy ghi giá trị.",
        "Option «--definitions» is empty; write a value.",
        "cchc list-targets",
        id="an empty folder is not the current folder",
    ),
    pytest.param(
        ["explain", ""],
        "Tham số «MÃ|TỆP…» đang để trống; hãy ghi giá trị.",
        "Argument «CODE|FILE…» is empty; write a value.",
        "cchc explain",
        id="an empty argument",
    ),
    pytest.param(
        ["list-targets", "--format", "jsno"],
        "Tùy chọn «--format» chỉ nhận «table», «json», nhưng đang ghi «jsno»."
        " Có phải bạn muốn viết «json»?",
        "Option «--format» takes «table», «json», but reads «jsno». Did you mean «json»?",
        "cchc list-targets",
        id="a value that is no choice",
    ),
    pytest.param(
        ["explain", "C1\x1b[31m"],
        "Không có mã «C1\\x1b[31m».",
        "There is no code «C1\\x1b[31m».",
        "cchc explain",
        id="terminal escapes are shown, never sent",
    ),
]


@pytest.mark.parametrize(("arguments", "vi", "en", "command"), USAGE)
def test_wrong_usage_is_said_in_vietnamese(
    arguments: list[str], vi: str, en: str, command: str
) -> None:
    run = cchc(*arguments)
    first, second = run.err.splitlines()
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    assert first.startswith(f"Lỗi: {vi}")
    assert second == f"Xem: {command} --help"


@pytest.mark.parametrize(("arguments", "vi", "en", "command"), USAGE)
def test_wrong_usage_is_said_in_english(
    arguments: list[str], vi: str, en: str, command: str
) -> None:
    run = cchc(*arguments, CCHC_LANG="en")
    first, second = run.err.splitlines()
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    assert first.startswith(f"Error: {en}")
    assert second == f"See: {command} --help"


def test_a_missing_option_is_said_with_its_value() -> None:
    patch = """
from dataclasses import dataclass
from typing import Annotated
import cchc.cli.explain
from cchc.options import Option, Place
from cchc.words import Words
@dataclass(frozen=True)
class Asked:
    year: Annotated[int, Option("--year", Words("", ""), Place.LAW, Words("N", "N"))]
cchc.cli.explain.Asked = Asked
"""
    run = cchc_in_which(patch, "explain")
    assert (run.code, run.err.splitlines()[0]) == (2, "Lỗi: Thiếu tùy chọn «--year N».")
