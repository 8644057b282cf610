"""Change the program by one thing at a time, and name the changes that no test notices.

    python tests/mutation/mutate.py core
    python tests/mutation/mutate.py engine/tiling definitions/period
    python tests/mutation/mutate.py names writers --sample 500 --seed 7

``equivalents.yaml`` has the changes that change nothing, each with the reason.
"""

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import yaml

HERE: Final = Path(__file__).parent
TESTS: Final = HERE.parent
sys.path[:0] = [str(HERE), str(TESTS)]

import pytest  # noqa: E402
from changes import Change, changes  # noqa: E402
from reach import HOME  # noqa: E402
from trial import Trial, Tried  # noqa: E402


class Part(NamedTuple):
    """Modules below src/cchc, and the tests that are to notice their changes; both are patterns."""

    modules: Sequence[str]
    tests: Sequence[str]


PARTS: Final = {
    "ratios": Part(
        ("engine/judge", "engine/shortfall", "engine/pace"), ("judge", "shortfall", "pace")
    ),
    "sums": Part(
        (
            *("engine/tiling", "engine/rollup", "engine/derived", "engine/since_january"),
            "engine/longer",
            "engine/reported",
        ),
        (
            *("core_edges", "derived", "over_time", "pace", "periods_judged", "plain_years"),
            *("rollup", "things", "units_in_time"),
        ),
    ),
    "totals": Part(
        (
            *("engine/grouping", "engine/totals", "engine/parts", "engine/nesting"),
            "engine/bottlenecks",
        ),
        (
            *("core_edges", "grouping", "inconclusive", "obligations", "owners", "pace"),
            *("parts", "passed_on", "plain_years", "things", "undecided"),
        ),
    ),
    "runs": Part(
        ("engine/evaluate", "engine/target_results"),
        (
            *("completeness", "core_edges", "derived", "evaluate", "grouping", "in_force"),
            "inconclusive",
            *("lineage", "obligations", "over_time", "owners", "pace", "parts", "passed_on"),
            "periods_judged",
            *("pipeline", "plain_years", "run_period", "things", "undecided"),
        ),
    ),
    "law": Part(
        ("definitions/timeline", "definitions/choos*", "engine/in_force"),
        ("choose", "in_force", "own_sets", "timeline"),
    ),
    "thresholds": Part(
        ("definitions/threshold", "definitions/threshold_*"),
        ("judge", "shortfall", "strictness", "threshold*"),
    ),
    "time": Part(
        ("definitions/period", "definitions/calendars", "matching/period*"),
        ("calendars", "core_edges", "matching_periods", "milestones", "period", "periods_judged"),
    ),
    "numbers": Part(
        ("tables/numbers", "words/numbers"), ("numbers", "numbers_words", "compare", "pace")
    ),
    "names": Part(
        ("matching/*",),
        (
            *("matching_*", "nearest", "registry", "doubts", "above", "text"),
            *("words_of_the_decision", "countable", "reading_words", "units_in_time", "in_force"),
            *("taught", "unit_naming", "phrases", "sent_on", "syllables", "mixed_up_names"),
            *("reading_what_stands_beside", "reading_doubts_of_words", "reading_shapes"),
        ),
    ),
    "reading": Part(
        ("tables/*", "matching/blank_periods", "matching/explained", "matching/mixed_up"),
        ("reading_*", "read_forms", "words_of_the_decision", "definition_words"),
    ),
    "writers": Part(
        ("render/*", "render/*/*"),
        (
            *(
                "report_*",
                "page",
                "page_[!b]*",
                "cards",
                "table",
                "text_table",
                "formats",
                "form_*",
            ),
            *(
                "showing",
                "findings_by_row",
                "measure",
                "differences",
                "inspected_files",
                "lists*",
                "inert",
            ),
            *("missing", "rules_page", "document", "carries_hash", "inconclusive"),
            *("cascade", "compare", "difference", "explain_results", "obligations"),
            *("forms", "forms_766", "form_workbook", "read_forms", "page_trend"),
            *("slips", "papers", "silence", "phrases", "ways_out", "draft", "draft_rests"),
            *(
                "definition_tests",
                "told_at_once",
                "dossiers_*",
                "verify",
                "gate_told",
                "parts_told",
            ),
            *("cli_count", "cli_explain", "cli_inspect", "cli_judging", "cli_l*", "cli_output"),
            *("cli_template", "examples", "ways_of_authors", "written_tables"),
        ),
    ),
}
SEVERAL: Final = {"core": ("ratios", "sums", "totals", "runs", "thresholds", "time", "numbers")}


class Equivalent(NamedTuple):
    """A change that changes nothing, and why."""

    path: str
    line: str
    change: str
    why: str


def equivalents() -> list[Equivalent]:
    """Read the changes that change nothing."""
    told = yaml.safe_load((HERE / "equivalents.yaml").read_text(encoding="utf-8"))
    return [Equivalent(path, **each) for path, some in told.items() for each in some]


def modules_of(patterns: Sequence[str]) -> Iterator[str]:
    """Find modules by patterns, each as a path below src/cchc."""
    for pattern in patterns:
        found = sorted(HOME.glob(f"{pattern}.py"))
        if not found:
            raise SystemExit(f"no module {pattern}")
        yield from (each.relative_to(HOME).as_posix() for each in found)


def changes_of(path: str) -> Iterator[Change]:
    """Change a module of the program in each way there is."""
    return changes(path, (HOME / path).read_text(encoding="utf-8"))


def _asked(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give the modules that are meant, and the files of their tests."""
    every = [part for name in names for part in SEVERAL.get(name, (name,))]
    modules = [
        path
        for name in every
        for path in modules_of(PARTS[name].modules if name in PARTS else [name])
    ]
    parts = [
        part for part in PARTS.values() if not set(modules).isdisjoint(modules_of(part.modules))
    ]
    meant = [PARTS[name] for name in every if name in PARTS] or parts
    if not meant:
        raise SystemExit(
            f"no part has {', '.join(names)}: no tests are known to notice its changes"
        )
    files = {str(file) for p in meant for each in p.tests for file in TESTS.glob(f"test_{each}.py")}
    return list(dict.fromkeys(modules)), sorted(files)


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the changes, say how many are noticed, and name those that are not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "names", nargs="*", default=["core"], help=f"{', '.join(PARTS)}, or modules"
    )
    parser.add_argument("--sample", type=int, help="so many changes of all these modules")
    parser.add_argument("--seed", type=int, default=7, help="of the sample")
    parser.add_argument("--jobs", type=int, default=2, help="processes at a time")
    parser.add_argument("--seconds", type=int, default=4, help="of tests for one change")
    asked = parser.parse_args(arguments)
    modules, files = _asked(asked.names)
    every = [change for path in modules for change in changes_of(path)]
    if asked.sample is not None:
        every = sorted(
            random.Random(asked.seed).sample(every, min(asked.sample, len(every))),
            key=lambda each: (each.path, each.number),
        )
    report = Report(every)
    options = [
        "--assert=plain",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:terminal",
        "--capture=no",
        "-o",
        "addopts=",
    ]
    trial = Trial(every, asked.jobs, asked.seconds, report.add)
    if ended := pytest.main([*options, *files], plugins=[trial]):
        raise SystemExit(f"the tests cannot be run ({ended})")
    return int(report.left > 0)


class Report:
    """Says of each module what became of its changes, as soon as the last is tried."""

    def __init__(self, every: Sequence[Change]) -> None:
        self.argued = {(each.path, each.line, each.change) for each in equivalents()}
        self.due = Counter(each.path for each in every)
        self.tried: defaultdict[str, list[Tried]] = defaultdict(list)
        self.left = 0  # changes that nobody noticed, and arguments that do not hold

    def add(self, tried: Tried) -> None:
        """Take what became of a change."""
        path = tried.change.path
        self.tried[path].append(tried)
        if len(self.tried[path]) == self.due[path]:
            self._say(path, sorted(self.tried[path], key=lambda each: each.change.number))

    def _say(self, path: str, tried: Sequence[Tried]) -> None:
        noticed = [each for each in tried if each.is_noticed]
        wrong = [each for each in noticed if key(each.change) in self.argued]
        silent = [each for each in tried if not each.is_noticed]
        left = [each for each in silent if key(each.change) not in self.argued]
        same = len(silent) - len(left)
        score = 100 * len(noticed) / ((len(tried) - same) or 1)
        say = sys.stdout.write
        say(f"{path}: {len(tried)} changes, {len(noticed)} noticed, {same} equivalent, ")
        say(f"{len(left)} left ({score:.1f}%)\n")
        for each in left:
            say(f"  {each.change.number}: {each.change.line}\n      {each.change.change}")
            say("\n" if each.tests else "  (no test comes here)\n")
        for each in wrong:
            say(f"  {each.change.number}: is argued to change nothing, but a test notices it: ")
            say(f"{each.change.change}\n")
        sys.stdout.flush()
        self.left += len(left) + len(wrong)


def key(change: Change) -> tuple[str, str, str]:
    """Name a change wherever its line has moved to."""
    return change.path, change.line, change.change


if __name__ == "__main__":
    sys.exit(main())
