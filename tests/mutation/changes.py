"""Change a module by one thing at a time: an operator, a number, a statement, an end of a slice.

What is only said of the code stays as it is: annotations, docstrings, assertions, and ``strict=`` of
columns that are always of one length.  Texts stay, too: the tests of words hold those.
"""

import ast
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

_PAIRS: Final = (
    *((ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.Eq, ast.NotEq), (ast.Is, ast.IsNot)),
    *((ast.In, ast.NotIn), (ast.And, ast.Or), (ast.Add, ast.Sub), (ast.Mult, ast.FloorDiv)),
    *((ast.BitAnd, ast.BitOr), (ast.LShift, ast.RShift)),
)
_SWAPPED: Final[dict[type[ast.AST], type[ast.AST]]] = {
    **{one: other for pair in _PAIRS for one, other in (pair, pair[::-1])},
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
}
_CALLED: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a module; the first four fields name it wherever its line has moved to."""

    path: str  # below src/cchc
    line: str  # as it stands there, without indentation
    change: str  # «before → after», with #2 where the line has the same a second time
    number: int  # of the line
    top: Sequence[ast.stmt]  # what to run anew: the statement of the module, and what rests on it


def changes(path: str, source: str) -> Iterator[Change]:
    """Change a module in each way there is, in the order of its lines."""
    lines = source.splitlines()
    body = ast.parse(source).body
    seen: Counter[tuple[int, str]] = Counter()
    for at, top in enumerate(body):
        for node, put in _places(top):
            for new in _instead_of(node):
                said = f"{_spell(node)} → {_spell(new)}"
                seen[node.lineno, said] += 1
                again = seen[node.lineno, said]
                put(new)
                anew = deepcopy([top, *_resting_on(top, body[at + 1 :])])
                put(node)
                yield Change(
                    path,
                    lines[node.lineno - 1].strip(),
                    said if again == 1 else f"{said} #{again}",
                    node.lineno,
                    anew,
                )


def names_of(statement: ast.stmt) -> set[str]:
    """Name what a statement of a module gives a value."""
    match statement:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return {name}
        case ast.Assign(targets=targets):
            every = (node for target in targets for node in ast.walk(target))
            return {node.id for node in every if isinstance(node, ast.Name)}
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr()):
            return {name}
        case ast.AugAssign(target=ast.Name(id=name)):
            return {name}
    return set()


def _resting_on(top: ast.stmt, later: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """Find the tables, patterns and defaults that are made of what a statement names."""
    if isinstance(top, ast.ClassDef):
        return
    names = names_of(top)
    for each in later:
        is_table = isinstance(each, ast.Assign | ast.AnnAssign | ast.AugAssign)
        made_of = each.args if isinstance(each, ast.FunctionDef) else each if is_table else None
        if made_of and names & _read_by(made_of):
            names |= names_of(each)
            yield each


def _read_by(made_of: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(made_of) if isinstance(node, ast.Name)}


def _places(node: ast.AST) -> Iterator[tuple[Any, Callable[[Any], None]]]:
    """Walk through what is done; each part comes with a way to put another in its place."""
    for name, value in ast.iter_fields(node):
        if name in _ONLY_SAID or isinstance(node, ast.Assert):
            continue
        if isinstance(value, list):
            for at, each in enumerate(value):
                if isinstance(each, ast.AST) and not _is_only_said(each):
                    yield each, lambda new, at=at, value=value: value.__setitem__(at, new)
                    yield from _places(each)
        elif isinstance(value, ast.AST):
            yield value, lambda new, name=name: setattr(node, name, new)
            yield from _places(value)


_ONLY_SAID: Final = {"annotation", "returns", "decorator_list", "bases", "type_params", "ctx"}


def _is_only_said(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.keyword(arg="strict"):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
    return False


# --- what may stand in the place of a node ------------------------------------------------------


def _instead_of(node: ast.AST) -> Iterator[ast.AST]:
    for kind, way in _WAYS:
        if isinstance(node, kind):
            yield from way(node)


def _other_signs(node: ast.Compare) -> Iterator[ast.AST]:
    for at, sign in enumerate(node.ops):
        yield _with(node, ops=[*node.ops[:at], _SWAPPED[type(sign)](), *node.ops[at + 1 :]])


def _other_operator(node: ast.BoolOp | ast.BinOp | ast.AugAssign) -> Iterator[ast.AST]:
    if type(node.op) in _SWAPPED:
        yield _with(node, op=_SWAPPED[type(node.op)]())


def _without_operator(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.USub | ast.Not):
        yield node.operand


def _other_constant(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield _with(node, value=not node.value)
    elif isinstance(node.value, int):
        yield from (_with(node, value=node.value + step) for step in (1, -1))


def _to_the_end(node: ast.Slice) -> Iterator[ast.AST]:
    if node.lower:
        yield _with(node, lower=None)
    if node.upper:
        yield _with(node, upper=None)


def _other_function(node: ast.Call) -> Iterator[ast.AST]:
    if isinstance(node.func, ast.Name) and node.func.id in _CALLED:
        yield _with(node, func=_with(node.func, id=_CALLED[node.func.id]))


def _turned_over(node: ast.IfExp | ast.If | ast.While) -> Iterator[ast.AST]:
    match node.test:
        case ast.UnaryOp(op=ast.Not()):
            return  # which is changed itself, as equality is
        case ast.Compare(ops=[ast.Eq() | ast.NotEq() | ast.Is() | ast.IsNot()]):
            return
        case ast.Compare(ops=[ast.In() | ast.NotIn()]):
            return
    yield _with(node, test=ast.copy_location(ast.UnaryOp(ast.Not(), node.test), node.test))


def _of_everything(
    node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp,
) -> Iterator[ast.AST]:
    loops = node.generators
    for at, each in enumerate(loops):
        if each.ifs:
            every = ast.comprehension(each.target, each.iter, [], each.is_async)
            yield _with(node, generators=[*loops[:at], every, *loops[at + 1 :]])


def _nothing_to_return(node: ast.Return) -> Iterator[ast.AST]:
    if node.value is not None and not _is_none(node.value):
        yield _with(node, value=ast.copy_location(ast.Constant(None), node.value))


def _left_out(node: ast.stmt) -> Iterator[ast.AST]:
    if not isinstance(node, ast.Assign) or isinstance(
        node.targets[0], ast.Attribute | ast.Subscript
    ):
        yield ast.copy_location(ast.Pass(), node)


def _ended(node: ast.Continue) -> Iterator[ast.AST]:
    yield ast.copy_location(ast.Break(), node)


_WAYS: Final[Sequence[tuple[Any, Callable[[Any], Iterator[ast.AST]]]]] = (
    (ast.Compare, _other_signs),
    (ast.BoolOp | ast.BinOp | ast.AugAssign, _other_operator),
    (ast.UnaryOp, _without_operator),
    (ast.Constant, _other_constant),
    (ast.Slice, _to_the_end),
    (ast.Call, _other_function),
    (ast.IfExp | ast.If | ast.While, _turned_over),
    (ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp, _of_everything),
    (ast.Return, _nothing_to_return),
    (ast.Continue, _ended),
    (
        ast.Expr | ast.AugAssign | ast.Raise | ast.Delete | ast.Break | ast.Continue | ast.Assign,
        _left_out,
    ),
)


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _with(node: Any, **fields: Any) -> Any:
    parts = dict(ast.iter_fields(node)) | fields
    return ast.copy_location(type(node)(**parts), node)


def _spell(node: Any) -> str:
    """Spell a node in a line; of what has a body its head."""
    if isinstance(node, ast.If | ast.While):
        return f"{type(node).__name__.lower()} {ast.unparse(node.test)}"
    return " ".join(ast.unparse(node).split())
