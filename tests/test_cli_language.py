"""The language of a run: settled once, before anything is said."""

import pytest

from cchc.cli.language import detect
from cchc.exit_codes import ExitCode
from cchc.words import Words
from cli_runs import cchc


@pytest.mark.parametrize(
    ("arguments", "variable", "lang"),
    [
        pytest.param([], "", "vi", id="nothing said is Vietnamese"),
        pytest.param([], "en", "en", id="the variable alone"),
        pytest.param(["--lang", "en", "check"], "", "en", id="before the command"),
        pytest.param(["check", "--lang", "en"], "", "en", id="after the command"),
        pytest.param(["check", "--lang=en"], "", "en", id="with an equals sign"),
        pytest.param(["--lang", "EN"], "", "en", id="in capitals"),
        pytest.param(["--lang", "vi"], "en", "vi", id="the option outranks the variable"),
        pytest.param(["--lang", "vi"], "fr", "vi", id="and a variable that names no language"),
        pytest.param(["--lang", "vi", "--lang", "en"], "", "en", id="the last one counts"),
        pytest.param(["--", "--lang", "en"], "", "vi", id="after -- it is an argument"),
        pytest.param(["check", "--lang"], "en", "en", id="without a value it says nothing"),
    ],
)
def test_language(arguments: list[str], variable: str, lang: str) -> None:
    assert detect(arguments, {"CCHC_LANG": variable}) == (lang, None)


@pytest.mark.parametrize(
    ("arguments", "variable", "source"),
    [
        pytest.param(["--lang", "fr"], "", "--lang", id="the option"),
        pytest.param([], "fr", "CCHC_LANG", id="the variable"),
    ],
)
def test_an_unknown_language_is_refused_in_both(
    arguments: list[str], variable: str, source: str
) -> None:
    run = cchc(*arguments, "explain", CCHC_LANG=variable)
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    assert run.err.splitlines() == [
        f"Lỗi: {source} chỉ nhận «vi» hoặc «en», nhưng đang ghi «fr».",
        f"Error: {source} takes «vi» or «en», but reads «fr».",
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--lang", "en", "explain", "C101"], id="before the command"),
        pytest.param(["explain", "--lang", "en", "C101"], id="after the command"),
        pytest.param(["explain", "C101", "--lang=en"], id="at the end"),
    ],
)
def test_lang_is_accepted_everywhere(arguments: list[str]) -> None:
    run = cchc(*arguments)
    assert (run.code, run.err) == (ExitCode.OK, "")
    assert "What to do" in run.out


def test_both_languages_of_an_unknown_language_say_the_same() -> None:
    assert detect(["--lang", "x\x1b"], {}).wrong == Words(
        "--lang chỉ nhận «vi» hoặc «en», nhưng đang ghi «x\\x1b».",
        "--lang takes «vi» or «en», but reads «x\\x1b».",
    )
