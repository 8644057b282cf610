"""What the house style asks of every function, found by walking over the code itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import cchc

_SOURCE = Path(cchc.__file__).parent
_MOST_LINES = 350  # three hundred are the measure; what is much longer is two modules
_MOST_PARAMETERS = 6  # a function with more lacks a value with a name


def _crowded(source: str) -> Iterator[tuple[str, int]]:
    """Yield functions that take too much, and how much; the object of a method does not count."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            taken = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            taken += [each for each in (node.args.vararg, node.args.kwarg) if each]
            count = sum(each.arg not in ("self", "cls") for each in taken)
            if count > _MOST_PARAMETERS:
                yield getattr(node, "name", "lambda"), count


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("def f(a, b, c, d, e, g): pass", [], id="six are enough"),
        pytest.param("def f(a, b, c, d, e, g, h): pass", [("f", 7)], id="seven are not"),
        pytest.param(
            "class C:\n def f(self, a, /, b, c, *, d, e, g): pass",
            [],
            id="the object is no parameter",
        ),
        pytest.param(
            "async def f(a, /, b, c, *d, e, g, **h): pass", [("f", 7)], id="stars and slashes count"
        ),
        pytest.param("f = lambda a, b, c, d, e, g, h: 0", [("lambda", 7)], id="a lambda counts"),
    ],
)
def test_crowded_functions_are_seen(source: str, expected: list[tuple[str, int]]) -> None:
    assert [*_crowded(source)] == expected


def test_no_function_takes_more_than_six_parameters() -> None:
    crowded = {
        f"{path.relative_to(_SOURCE)}: {name}": count
        for path in sorted(_SOURCE.rglob("*.py"))
        for name, count in _crowded(path.read_text(encoding="utf-8"))
    }
    assert crowded == {}


def test_no_module_is_much_too_long() -> None:
    lines = {
        str(path.relative_to(_SOURCE)): len(path.read_text(encoding="utf-8").splitlines())
        for path in sorted(_SOURCE.rglob("*.py"))
    }
    assert {name: count for name, count in lines.items() if count > _MOST_LINES} == {}


def test_the_page_of_the_architecture_names_every_folder_and_module() -> None:
    page = (Path(__file__).parents[1] / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = [line.split(" | ")[0] for line in page.splitlines() if line.startswith("| `")]
    named = {name.strip("`/") for cell in table for name in re.findall("`[a-z_]+/?`", cell)}
    there = {path.stem for path in _SOURCE.iterdir() if not path.name.startswith("_")} - {"py"}
    shipped = {"indicators", "targets", "layouts", "record-sources", "docs"}  # data of a wheel
    assert there - shipped - named == set()
    assert named - there == set()
