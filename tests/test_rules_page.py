"""docs/rules.md is what the catalogue says: ``CCHC_REWRITE=1`` writes it anew."""

import os
import re
from pathlib import Path

from markdown_it import MarkdownIt

from cchc.render.rules_page import render
from cchc.rules.catalogue import CATALOGUE

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"


def test_the_page_is_up_to_date() -> None:
    page = render(CATALOGUE.values())
    if os.environ.get("CCHC_REWRITE"):
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page


def test_every_rule_has_an_anchor_of_its_code_and_all_its_words() -> None:
    page = render(CATALOGUE.values())
    assert re.findall('<a id="(.*)"></a>', page) == sorted(CATALOGUE)
    texts = [token.content for token in MarkdownIt().parse(page) if token.type == "inline"]
    for rule in CATALOGUE.values():
        assert f"{rule.code} {rule.name}" in texts
        assert f"{rule.severity.value}" in page[page.index(f"### {rule.code} ") :][:200]
    assert not re.search(r"\{[a-z_]+\}", page)


def test_an_error_in_the_counts_says_3_one_in_the_definitions_2_and_a_note_nothing() -> None:
    page = render(CATALOGUE[code] for code in ("C101", "C110", "D101", "D304"))
    assert re.findall("Exit code: (.*)", page) == [
        "3: the counts that it touches are not judged",
        "changes no exit code",
        "2: the definitions are not used",
        "changes no exit code",
    ]
