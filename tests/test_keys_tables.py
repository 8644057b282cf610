"""The tables of keys in the docs are made from the declarations, and no kind of definition lacks one.

``CCHC_REWRITE=1`` writes them anew; read the difference like code.
"""

import os
import re
from pathlib import Path

import pytest

from cchc.definitions.declaration import keys_of, shape_of
from cchc.definitions.keys_table import keys_table
from cchc.definitions.kinds import KINDS
from cchc.words.text import fold

ROOT = Path(__file__).parents[1]
PAGES = [*ROOT.glob("*/README.md"), *ROOT.glob("docs/*.md")]
TABLE = re.compile(r"(<!-- keys of (\w+) -->\n\n).*?(?:\n|)(<!-- end of keys -->)", re.DOTALL)


def declared(kind: type) -> dict[str, type]:
    """Find a declaration and those inside it."""
    found = {kind.__name__: kind}
    for key in keys_of(kind).values():
        shape = shape_of(key.hint)
        for inner in (shape, *map(shape_of, shape.parts)):
            if inner.is_declared and inner.kind not in KINDS.values():
                found |= declared(inner.kind)
    return found


DECLARATIONS = {name: kind for each in KINDS.values() for name, kind in declared(each).items()}


def with_tables(text: str) -> str:
    return TABLE.sub(
        lambda found: found[1] + keys_table(DECLARATIONS[found[2]], "en") + "\n" + found[3], text
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_says_what_is_declared(page: Path) -> None:
    expected = with_tables(page.read_text(encoding="utf-8"))
    if os.environ.get("CCHC_REWRITE"):
        page.write_text(expected, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == expected


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_has_its_table(name: str) -> None:
    shown = {found[2] for page in PAGES for found in TABLE.finditer(page.read_text("utf-8"))}
    assert KINDS[name].__name__ in shown


@pytest.mark.parametrize("name", DECLARATIONS)
def test_every_key_is_told_in_both_languages(name: str) -> None:
    words = [key.words for key in keys_of(DECLARATIONS[name]).values()]
    assert words
    assert [
        each for each in words if not each.vi or not each.en or fold(each.vi) == fold(each.en)
    ] == []


@pytest.mark.parametrize("name", DECLARATIONS)
def test_every_choice_is_named_in_both_languages(name: str) -> None:
    for key in keys_of(DECLARATIONS[name]).values():
        shape = shape_of(key.hint)
        for choice in getattr(shape.kind, "__members__", {}).values():
            assert f"`{choice.value}`" in key.words.vi
            assert f"`{choice.value}`" in key.words.en
