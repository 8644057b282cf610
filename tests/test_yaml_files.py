"""The YAML door: text as typed, places that are right, and nothing that can hang or kill."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bombs import DEFINITIONS
from cchc.loading.yaml_files import DEPTH_MAX, NODES_MAX, Plain, read_tree
from work import calls


def plain(text: str) -> Plain:
    tree, findings = read_tree(text.encode(), "x.yaml")
    assert findings == []
    assert tree is not None
    return tree.data


def told(data: bytes | str) -> list[str]:
    """What is found, as «line:column code»."""
    data = data if isinstance(data, bytes) else data.encode()
    tree, findings = read_tree(data, "x.yaml")
    assert (tree is None) == bool(findings)
    return [
        f"{found.location.text.removeprefix('x.yaml').lstrip(':')} {found.rule.code}".strip()
        for found in findings
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("010", "010", id="no octal number"),
        pytest.param("12:30", "12:30", id="no number of base sixty"),
        pytest.param("no", "no", id="no truth value"),
        pytest.param("true", "true", id="true is for the schema to understand"),
        pytest.param("2024-01-01", "2024-01-01", id="no date"),
        pytest.param("1_000", "1_000", id="no underscores dropped"),
        pytest.param("0x1F", "0x1F", id="no hexadecimal"),
        pytest.param("1e3", "1e3", id="no float"),
        pytest.param(".inf", ".inf", id="no infinity"),
        pytest.param("=", "=", id="no value key"),
        pytest.param("NULL", "NULL", id="only lower-case null is nothing"),
        pytest.param("null", None, id="null is nothing"),
        pytest.param("~", None, id="a tilde is nothing"),
        pytest.param("", None, id="a blank is nothing"),
        pytest.param("'null'", "null", id="quoted null is a text"),
        pytest.param("''", "", id="a quoted blank is a text"),
        pytest.param('"a\\tb"', "a\tb", id="escapes in quotes are understood"),
        pytest.param("Tối thiểu 95 # ghi chú", "Tối thiểu 95", id="a remark is dropped"),
        pytest.param(">-\n  một\n  hai", "một hai", id="folded lines are joined"),
        pytest.param("một\n  hai", "một hai", id="plain lines are joined"),
        pytest.param("[a, [b, ~]]", ["a", ["b", None]], id="lists"),
        pytest.param("{a: {b: 1}}", {"a": {"b": "1"}}, id="mappings"),
    ],
)
def test_a_scalar_is_what_was_typed(typed: str, kept: Plain) -> None:
    assert plain(f"key: {typed}\n") == {"key": kept}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        pytest.param("\ufeffa: 1", {"a": "1"}, id="a byte-order mark is dropped"),
        pytest.param("a: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}, id="Windows line ends"),
        pytest.param("---\na: 1\n...\n", {"a": "1"}, id="one document with its marks"),
        pytest.param("2023: a", {"2023": "a"}, id="a key of digits is a text"),
        pytest.param("'<<': a", {"<<": "a"}, id="a quoted << merges nothing"),
        pytest.param("- a\n- b: c", ["a", {"b": "c"}], id="a list at the top"),
        pytest.param("a: 100%", {"a": "100%"}, id="a percent sign inside a line"),
    ],
)
def test_a_document_is_plain_data(text: str, data: Plain) -> None:
    assert plain(text) == data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", ["D114"], id="no byte"),
        pytest.param("# một ghi chú\n", ["D114"], id="only a remark"),
        pytest.param("~\n", ["D114"], id="nothing said aloud"),
        pytest.param("a: Tỷ\nb: Tỷ ".encode() + b"\xff", ["2:7 D102"], id="not UTF-8"),
        pytest.param("a: Tỷ".encode("utf-16"), ["D115"], id="UTF-16"),
        pytest.param("Tỷ: a\x01b\n", ["1:6 D103"], id="a control character"),
        pytest.param("a: 1\nb: \u202ex\u2028y", ["2:4 D103", "2:6 D103"], id="reversing marks"),
        pytest.param("a: b: c\n", ["1:5 D104"], id="a second colon"),
        pytest.param("a: 1\n  b: 2\n", ["2:4 D104"], id="indented without reason"),
        pytest.param("a:\n  b: 1\n c: 2\n", ["3:2 D104"], id="indented by one too few"),
        pytest.param("a:\n\tb: 1\n", ["2:1 D104"], id="a tab"),
        pytest.param('a: "b\nc: d\n', ["1:4 D104"], id="an open quotation mark, where it opens"),
        pytest.param('a: "b\nc: 1\nd: "e"\n', ["1:4 D104"], id="one that the next mark closes"),
        pytest.param("a: 'b\nc: 1\nd: 'e'\n", ["1:4 D104"], id="the same with single marks"),
        pytest.param('- [a, "b, c]\n- ["d"]\n', ["1:7 D104"], id="the same in a list"),
        pytest.param('a: "b\n  c"\nd: e: f\n', ["3:5 D104"], id="not one that is closed well"),
        pytest.param("a: b\u200bc\n", ["1:5 D103"], id="a blank without width"),
        pytest.param("a: b\u00adc\n", ["1:5 D103"], id="a soft hyphen"),
        pytest.param("a: 1\nkhóa\nc: 2\n", ["2:1 D104"], id="a key without colon, where it is"),
        pytest.param("a: [b, c\nd: e\n", ["2:2 D104"], id="an open bracket"),
        pytest.param("a: ]\n", ["1:4 D104"], id="a stray bracket"),
        pytest.param("a: @x\n", ["1:4 D104"], id="an at sign"),
        pytest.param("a: %x\n", ["1:4 D104"], id="a percent sign at the start of a value"),
        pytest.param('a: "\\d"\n', ["1:5 D104"], id="an unknown escape"),
        pytest.param("a: - b\n", ["1:4 D104"], id="a dash beside a key"),
        pytest.param("a: * b\n", ["1:5 D104"], id="a lone star"),
        pytest.param("a: 1\n... b\n", ["2:5 D104"], id="text behind the end"),
        pytest.param("a: *b\n", ["1:4 D107"], id="an alias of nothing"),
        pytest.param("a: &b [c]\nd: *b\n", ["1:4 D107", "2:4 D107"], id="anchor and alias"),
        pytest.param("&a b: c\n*a : d\n", ["1:1 D107", "2:1 D107"], id="as keys"),
        pytest.param("a: {<<: {b: c}}\n", ["1:5 D108"], id="a merge key"),
        pytest.param("Tỷ: !!str x\n", ["1:5 D109"], id="a harmless tag"),
        pytest.param("- !!python/object:os.system x\n", ["1:3 D109"], id="a harmful tag"),
        pytest.param("- ! x\n", ["1:3 D109"], id="the tag without a name"),
        pytest.param("- &a !t x\n", ["1:3 D107", "1:3 D109"], id="anchor with tag"),
        pytest.param("%YAML 1.1\n---\na: 1\n", ["1:1 D110"], id="a directive"),
        pytest.param("a: 1\r%TAG ! x\r", ["1:6 D110"], id="a directive after a lone CR"),
        pytest.param("a: 1\nb: 2\na: 3\na: 4\n", ["3:1 D111", "4:1 D111"], id="a key thrice"),
        pytest.param("- {a: 1, a: 2}\n- {a: 3}\n", ["1:10 D111"], id="per mapping"),
        pytest.param("a: 1\n'a': 2\n", ["2:1 D111"], id="quoted or not"),
        pytest.param("? [a]\n: b\n", ["1:3 D112"], id="a list as key"),
        pytest.param("{a: 1}: b\n", ["1:1 D112"], id="a mapping as key"),
        pytest.param("~: b\n", ["1:1 D112"], id="nothing as key"),
        pytest.param("a: 1\n---\nb: 2\n", ["2:1 D113"], id="two documents"),
        pytest.param(f"a:\n b{'[{' * 11}", ["2:23 D105"], id="twenty-one brackets in a row"),
        pytest.param(f"a: {'[ ' * 20}", ["1:42 D105"], id="twenty of them in a mapping"),
        pytest.param("a: &b 1\na: *b\n", ["1:4 D107", "2:1 D111", "2:4 D107"], id="all are told"),
        pytest.param("a: &b 1\nc: [\n", ["1:4 D107", "3:1 D104"], id="and then the error"),
    ],
)
def test_what_definitions_do_not_use_is_told_at_its_place(
    text: bytes | str, expected: list[str]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: b\u00a0c\n", ["1:5 D116"], id="in a value"),
        pytest.param("a\u00a0b: c\n", ["1:2 D116"], id="in a key"),
        pytest.param("a: [b, 'c\u2009d']\n", ["1:10 D116"], id="between marks"),
        pytest.param("a: >-\n  b\n  c d\u00a0e\n", ["3:6 D116"], id="further down in a text"),
        pytest.param('a: "b\\u00a0c"\nd: e\u00a0f\n', ["2:5 D116"], id="one that is written out"),
        pytest.param("a: b # c\u00a0d\n", [], id="in a remark"),
    ],
)
def test_a_blank_of_another_kind_is_told_and_the_file_is_read(
    text: str, expected: list[str]
) -> None:
    tree, findings = read_tree(text.encode(), "x.yaml")
    assert tree is not None
    assert [f"{each.location.text[7:]} {each.rule.code}" for each in findings] == expected


def test_an_unknown_complaint_is_quoted() -> None:
    _, findings = read_tree(b"a: |x\n", "x.yaml")
    assert "«did not find expected comment or line break»" in findings[0].message("vi")


@pytest.mark.parametrize(("text", "code"), DEFINITIONS.values(), ids=DEFINITIONS)
def test_a_bomb_is_given_up_after_a_few_steps(text: str, code: str) -> None:
    found = told(text)
    assert code in {each[-4:] for each in found}
    assert len(found) <= 100
    assert calls(lambda: told(text)) < 20_000


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("[" * DEPTH_MAX + "]" * DEPTH_MAX, None, id="as deep as may be"),
        pytest.param("[" * (DEPTH_MAX + 1) + "]" * (DEPTH_MAX + 1), "D105", id="deeper"),
        pytest.param("- " * DEPTH_MAX + "a", None, id="as many dashes as may be"),
        pytest.param("- " * (DEPTH_MAX + 1) + "a", "D105", id="a dash more"),
        pytest.param("- a\n" * (NODES_MAX - 1), None, id="as many as may be"),
        pytest.param("- a\n" * NODES_MAX, "D106", id="one more"),
    ],
)
def test_a_limit_is_where_it_says(text: str, code: str | None) -> None:
    assert [each[-4:] for each in told(text)] == ([code] if code else [])


PLACES = "a:\n  - b: Tỷ\n    c: >-\n      x\n      y\nd:\nsections: {I: một, II: hai}\n"


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        pytest.param((), False, "1:1", id="the file"),
        pytest.param(("a",), False, "2:3", id="a list"),
        pytest.param(("a",), True, "1:1", id="its key"),
        pytest.param(("a", 0), False, "2:5", id="an entry"),
        pytest.param(("a", 0, "c"), False, "3:8", id="a value inside"),
        pytest.param(("a", 0, "c"), True, "3:5", id="its key inside"),
        pytest.param(("sections", "II"), True, "7:20", id="a key in braces"),
        pytest.param(("a", 0, "missing"), False, "2:5", id="what is missing is in its mapping"),
        pytest.param(("a", 7), False, "2:3", id="beyond the list"),
        pytest.param(("a", -1), False, "2:3", id="no counting from the end"),
        pytest.param(("a", 0, "b", "deeper"), False, "2:8", id="a text has nothing inside"),
        pytest.param(("no", "such", 1), False, "1:1", id="as far as it exists"),
    ],
)
def test_locate_walks_as_far_as_the_path_exists(
    path: tuple[str | int, ...], key: bool, place: str
) -> None:
    tree, _ = read_tree(PLACES.encode(), "x.yaml")
    assert tree is not None
    assert tree.at(path, key=key).text == f"x.yaml:{place}"


texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff"),
    max_size=12,
)
trees = st.dictionaries(
    texts,
    st.recursive(
        texts,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
        max_leaves=12,
    ),
    min_size=1,
    max_size=4,
)


@given(trees)
def test_whatever_is_written_quoted_comes_back(tree: dict[str, Plain]) -> None:
    written = yaml.dump(tree, Dumper=yaml.CSafeDumper, default_style='"', allow_unicode=False)
    data, findings = read_tree(written.encode(), "x.yaml")
    if not findings:  # safe_dump may use "? " for a long key, never another thing refused here
        assert data is not None
        assert data.data == tree
    assert {found.rule.code for found in findings} <= {"D105"}


@given(st.text("ab:-?[]{},&*!|>'\"%@`#~<=.\n \t0", max_size=40))
def test_any_text_gives_a_tree_or_findings(text: str) -> None:
    tree, findings = read_tree(text.encode(), "x.yaml")
    assert (tree is None) == bool(findings)
    if tree is not None:
        assert _blank_null(tree.data) == _blank_null(yaml.load(text, Loader=yaml.CBaseLoader))


def _blank_null(data: Plain) -> Plain:
    """PyYAML's own reader of texts leaves null as it was typed."""
    match data:
        case list():
            return [_blank_null(each) for each in data]
        case dict():
            return {key: _blank_null(value) for key, value in data.items()}
    return "" if data in {None, "~", "null"} else data
