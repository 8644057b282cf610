"""explain: every code in both languages, found by code or name."""

import json
import re

import pytest

from cchc.diagnostics import Rule
from cchc.exit_codes import ExitCode
from cchc.render.lists import rule_page
from cchc.rules.catalogue import CATALOGUE
from cli_runs import cchc

every_rule = pytest.mark.parametrize("rule", CATALOGUE.values(), ids=lambda rule: rule.code)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("C101", id="a code"),
        pytest.param("c101", id="a code in small letters"),
        pytest.param("file-empty", id="a name"),
        pytest.param(" File-Empty", id="a name as people type it"),
    ],
)
def test_explain_one(name: str) -> None:
    run = cchc("explain", name)
    assert (run.code, run.err) == (ExitCode.OK, "")
    assert re.findall("^(Mã|Mức độ|Nội dung|Vì sao|Cách xử lý)  ", run.out, re.MULTILINE) == [
        "Mã",
        "Mức độ",
        "Nội dung",
        "Vì sao",
        "Cách xử lý",
    ]
    assert run.out.startswith("Mã          C101 (file-empty)\n")


def test_explain_in_english() -> None:
    out = cchc("explain", "C101", "--lang", "en").out
    assert re.findall("^(Code|Severity|Message|Why|What to do)  ", out, re.MULTILINE) == [
        "Code",
        "Severity",
        "Message",
        "Why",
        "What to do",
    ]


def test_explain_alone_lists_every_code_in_order() -> None:
    run = cchc("explain")
    assert (run.code, run.err) == (ExitCode.OK, "")
    assert re.findall("^[A-Z][0-9]{3}", run.out, re.MULTILINE) == sorted(CATALOGUE)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("C101.", "C101", id="a slip of the key"),
        pytest.param("file-emtpy", "file-empty", id="letters swapped in a name"),
    ],
)
def test_an_unknown_code_is_asked_about(written: str, meant: str) -> None:
    run = cchc("explain", written)
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    assert run.err == (
        f"Lỗi: Không có mã «{written}». Có phải bạn muốn viết «{meant}»?"
        " «cchc explain» liệt kê tất cả các mã.\n"
        "Xem: cchc explain --help\n"
    )


def test_json_has_both_languages() -> None:
    rows = json.loads(cchc("explain", "--format", "json").out)
    assert [row["code"] for row in rows] == sorted(CATALOGUE)
    assert all(row.keys() == {"code", "name", "severity", "message", "why", "fix"} for row in rows)
    assert all(row["why"].keys() == {"vi", "en"} for row in rows)


@every_rule
def test_every_rule_has_a_page_without_placeholders(rule: Rule) -> None:
    for text in (rule_page(rule, "vi", None), rule_page(rule, "en", None)):
        assert rule.code in text
        assert not re.search(r"\{[a-z_]+\}", text)
        assert re.search(r"  …\.?$", text, re.MULTILINE) is None
