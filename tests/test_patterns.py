"""Patterns that are compiled at their first use are those that ``re.compile`` makes."""

import gc
import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import cchc
from cchc.patterns import pattern_of


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        pytest.param(lambda p: p.match("XÃ 12")[0], "XÃ", id="match, with its flags"),
        pytest.param(lambda p: p.fullmatch("xã 12"), None, id="fullmatch"),
        pytest.param(lambda p: p.search("12 xã", 1)[0], "xã", id="search, from a place on"),
        pytest.param(lambda p: p.findall("a 1 b"), ["a", "b"], id="findall"),
        pytest.param(lambda p: [m[0] for m in p.finditer("a 1 b")], ["a", "b"], id="finditer"),
        pytest.param(lambda p: p.split("1a2"), ["1", "2"], id="split"),
        pytest.param(lambda p: p.sub("-", "1a2b", count=1), "1-2b", id="sub"),
        pytest.param(lambda p: p.subn("-", "1a2b"), ("1-2-", 2), id="subn"),
        pytest.param(lambda p: (p.pattern, p.groups), ("[a-zã]+", 0), id="what else it has"),
    ],
)
@pytest.mark.parametrize("used", [False, True], ids=["at its first use", "later"])
def test_a_pattern_does_what_a_compiled_one_does(ask, expected, used):
    made = pattern_of("[a-zã]+", re.IGNORECASE)
    if used:
        made.search("")
    assert ask(made) == ask(re.compile("[a-zã]+", re.IGNORECASE)) == expected


def test_every_pattern_that_a_module_names_can_be_compiled():
    """One that cannot would only be noticed by the text that needs it."""
    kind = type(pattern_of(""))
    for found in walk_packages(cchc.__path__, "cchc."):
        if not found.name.endswith("__main__"):
            import_module(found.name)
    made = [each for each in gc.get_objects() if isinstance(each, kind)]
    assert len(made) > 200
    for each in made:
        assert each.flags is not None
