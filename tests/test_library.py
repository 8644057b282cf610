"""``import cchc``: the page that describes it, what it gives and refuses, and that it keeps nothing."""

import doctest
import io
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import cchc
from cli_runs import cchc as command
from cli_runs import environment

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/library.md"
EXAMPLE = "examples/kon-tum-quy-3-2023/so-lieu-quy-3.csv"
DATA = (ROOT / EXAMPLE).read_bytes()
KNOWN = cchc.load()


@pytest.fixture(autouse=True)
def at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_the_examples_of_the_page_say_what_comes_of_them() -> None:
    names: dict[str, Any] = {}
    runner, told = doctest.DocTestRunner(), io.StringIO()
    blocks = re.findall(
        r"^```python\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    for block in blocks:
        example = doctest.DocTestParser().get_doctest(block, names, PAGE.name, str(PAGE), 0)
        runner.run(example, out=told.write, clear_globs=False)
        names.update(example.globs)
    assert len(blocks) >= 5
    assert told.getvalue() == ""


def test_every_public_name_is_there_and_has_a_text() -> None:
    assert sorted(cchc.__all__) == cchc.__all__
    assert [name for name in cchc.__all__ if not getattr(cchc, name).__doc__] == []
    assert set(cchc.__all__) <= set(dir(cchc))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        cchc.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_importing_it_imports_nothing_of_it() -> None:
    program = "import sys, cchc; print(*[n for n in sys.modules if n.startswith('cchc')])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, env=environment(), check=True
    )
    assert done.stdout.decode().split() == ["cchc"]


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(cchc.__file__).parent / "py.typed").is_file()


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({}, id="plainly"),
        pytest.param({"by": "level", "bottlenecks": True, "expect": "all"}, id="by groups"),
        pytest.param({"units": ["so-noi-vu"], "items": ["IV.1", "II"]}, id="of some units"),
    ],
)
def test_it_gives_the_bytes_of_the_command_line(options: dict[str, Any]) -> None:
    words = []
    for name, value in options.items():
        option = f"--{name.removesuffix('s') if isinstance(value, list) else name}"
        for each in value if isinstance(value, list) else [value]:
            words += [option] if each is True else [option, each]
    run = command("check", EXAMPLE, "--year", "2023", "--format", "json", *words)
    report = cchc.check(EXAMPLE, year=2023, definitions=KNOWN, **options)
    assert report.to_json() == run.out
    assert report.exit_code() == run.code


def test_bytes_are_read_as_the_file_would_be_and_no_disk_is_asked() -> None:
    here = cchc.check(EXAMPLE, year=2023, definitions=KNOWN)
    held = cchc.check(cchc.File(EXAMPLE, DATA), year=2023, definitions=KNOWN)
    elsewhere = cchc.check(cchc.File("/none/such/x.csv", DATA), year=2023, definitions=KNOWN)
    assert held.to_json() == here.to_json()
    assert [read.path for read in elsewhere.inputs] == ["/none/such/x.csv"]
    assert elsewhere.results().records()[0]["file"] == "/none/such/x.csv"


@pytest.mark.parametrize(
    ("counts", "read"),
    [
        pytest.param(DATA, ["-"], id="bare bytes"),
        pytest.param(Path(EXAMPLE), [EXAMPLE], id="a path"),
        pytest.param([cchc.File("b", DATA), EXAMPLE], ["b"], id="the same again is a finding"),
        pytest.param(
            [cchc.File("b.csv", DATA[:600]), cchc.File("a.csv", DATA)], ["b.csv", "a.csv"], id="two"
        ),
        pytest.param([], [], id="none"),
    ],
)
def test_counts_come_in_many_ways(counts: Any, read: list[str]) -> None:
    report = cchc.check(counts, year=2023, definitions=KNOWN)
    assert [each.path for each in report.inputs] == read


@pytest.mark.parametrize(
    "counts",
    [
        pytest.param(cchc.File("x.xlsx", b"PK\x03\x04 broken"), id="a broken workbook"),
        pytest.param(cchc.File("x.csv", b""), id="an empty file"),
        pytest.param(
            cchc.File("x.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), id="an .xls"
        ),
    ],
)
def test_bytes_that_are_no_table_are_a_finding(counts: cchc.File) -> None:
    report = cchc.check(counts, year=2023, definitions=KNOWN)
    assert [finding.location.file for finding in report.findings] == [counts.name]
    assert report.exit_code() is cchc.ExitCode.UNUSABLE


def test_columns_are_the_records_turned_and_counts_stay_exact() -> None:
    results = cchc.check(EXAMPLE, year=2023, definitions=KNOWN).results()
    records, columns = results.records(), results.columns()
    assert len(results) == len(records) == len(list(results))
    assert [
        dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)
    ] == records
    types = {name: {type(value) for value in column} for name, column in columns.items()}
    assert types["numerator"] <= {int, type(None)}
    assert types["percent"] == {Decimal, type(None)}
    assert float not in {each for kinds in types.values() for each in kinds}


def test_columns_are_there_without_results() -> None:
    report = cchc.check([], year=2023, definitions=KNOWN)
    assert report.results().columns() == {name: [] for name in report.results().columns()}
    assert len(report.results().columns()) == 22


WRONG: list[Any] = [
    pytest.param(lambda: cchc.check("none.csv", year=2023), "no file «none.csv»", id="a file"),
    pytest.param(lambda: cchc.check(DATA), "which year", id="no year"),
    pytest.param(lambda: cchc.check(DATA, year=1999), "no target set for 1999", id="a year"),
    pytest.param(
        lambda: cchc.check(DATA, year=2023, items="IX"), "item or indicator", id="an item"
    ),
    pytest.param(lambda: cchc.check(DATA, year=2023, units="Sở Mới"), "no unit", id="a unit"),
    pytest.param(lambda: cchc.check(DATA, year=2023, period="Q9"), "«Q9»", id="a period"),
    pytest.param(lambda: cchc.check(DATA, year=2023, layout="x"), "no layout «x»", id="a layout"),
    pytest.param(
        lambda: cchc.check(DATA, year=2023, by="province"),  # type: ignore[arg-type]
        "«--by» takes «unit»",
        id="a choice that there is not",
    ),
    pytest.param(
        lambda: cchc.check(DATA, year="2023"),  # type: ignore[arg-type]
        "must be a whole number",
        id="a text for a number",
    ),
    pytest.param(
        lambda: cchc.check(DATA, year=2023, bottlenecks=1),  # type: ignore[arg-type]
        "must be True or False",
        id="a number for yes",
    ),
    pytest.param(
        lambda: cchc.check([cchc.File("a", b"1"), cchc.File("a", b"2")], year=2023),
        "Two contents have the name «a»",
        id="one name for two contents",
    ),
    pytest.param(lambda: cchc.check(DATA, against_year=2023), "--against only", id="half a pair"),
    pytest.param(
        lambda: cchc.check(DATA, year=2023).render("pdf"), "There is no form «pdf»", id="a form"
    ),
]


@pytest.mark.parametrize(("ask", "said"), WRONG)
def test_what_does_not_exist_is_refused_in_both_languages(
    ask: Callable[[], Any], said: str
) -> None:
    with pytest.raises(cchc.WrongRequest, match=re.escape(said)) as refused:
        ask()
    assert refused.value.words.vi != refused.value.words.en


def test_broken_definitions_are_refused_with_their_findings(tmp_path: Path) -> None:
    with pytest.raises(cchc.BrokenDefinitions) as refused:
        cchc.check(DATA, definitions=tmp_path)
    assert {finding.rule.code[0] for finding in refused.value.findings} == {"D"}


def test_an_earlier_file_may_lie_in_memory() -> None:
    earlier = cchc.File("truoc.csv", DATA.replace(b";31;88;", b";30;88;"))
    report = cchc.check(EXAMPLE, year=2023, against=earlier, definitions=KNOWN)
    assert report.comparison is not None
    assert [read.path for read in report.comparison.inputs] == ["truoc.csv"]
    assert report.to_json("en") != cchc.check(EXAMPLE, year=2023, definitions=KNOWN).to_json("en")


def test_nothing_is_printed_and_threads_do_not_disturb_each_other() -> None:
    def ask(number: int) -> str:
        file = cchc.File(f"{number % 2}.csv", DATA[: 600 * (1 + number % 2)])
        return cchc.check(file, year=2023, definitions=KNOWN).to_json("vi" if number % 3 else "en")

    alone = [ask(number) for number in range(6)]
    told = io.StringIO()
    with redirect_stdout(told), redirect_stderr(told), ThreadPoolExecutor(8) as threads:
        together = list(threads.map(ask, range(8 * 50)))
    assert together == [alone[number % 6] for number in range(8 * 50)]
    assert told.getvalue() == ""
