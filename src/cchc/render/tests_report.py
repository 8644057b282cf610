"""How the tests of definitions ended, as lines to read and as JUnit XML."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from cchc.definitions.trials import Change, Subject, Trial
from cchc.diagnostics import Finding
from cchc.words import Lang, Words
from cchc.words.numbers import Noun, count, so_many
from cchc.words.text import safe, shortened

_HOLDS, _FAILS = Words("đúng", "ok"), Words("SAI", "FAILED")
_NONE = Words(
    "Không có phép thử nào. Hãy ghi tests: trong chỉ số, chỉ tiêu hoặc biểu mẫu.",
    "There is no test. Write tests: in indicators, targets or layouts.",
)
_BROKEN = Words("HỎNG", "BROKEN")
_NOT_TRIED = Words(
    "Chưa thử các thay đổi của định nghĩa: hãy sửa những phép thử hỏng trước.",
    "No change of the definitions was tried: correct the broken tests first.",
)
_UNNOTICED = Words("không phép thử nào nhận ra", "no test noticed")


_TEST, _CHANGE = Noun("phép thử", "test"), Noun("thay đổi", "change")


def text(trials: Sequence[Trial], broken: Sequence[Finding], lang: Lang) -> str:
    """Name every test and how it ended, and those that could not be run, then count."""
    if not trials and not broken:
        return f"{_NONE.in_(lang)}\n"
    failed = sum(bool(trial.problems) for trial in trials)
    (vi, en), wrong = so_many(len(trials) + len(broken), _TEST), count(failed, lang)
    unrun = count(len(broken), lang)
    vi_unrun, en_unrun = (f", {unrun} hỏng", f", {unrun} broken") if broken else ("", "")
    summary = Words(f"{vi}, {wrong} sai{vi_unrun}.", f"{en}, {wrong} failed{en_unrun}.")
    lines = (*_lines(trials, broken, lang), summary.in_(lang))
    return "".join(f"{line}\n" for line in lines)


def not_tried(lang: Lang) -> str:
    """Say why no change was tried."""
    return f"{_NOT_TRIED.in_(lang)}\n"


def _lines(trials: Sequence[Trial], broken: Sequence[Finding], lang: Lang) -> Iterator[str]:
    for trial in trials:
        word = (_FAILS if trial.problems else _HOLDS).in_(lang)
        yield f"{word} {_called(trial.subject, lang)}: {safe(trial.name.in_(lang))}"
        for problem in trial.problems:
            yield f"    {safe(trial.place.text)} {safe(problem.in_(lang))}"
    for each in broken:
        said = f"{each.rule.code} {each.message(lang)} {each.fix(lang)}"
        yield f"{_BROKEN.in_(lang)} {safe(each.location.text)} {safe(said)}"


def _called(subject: Subject, lang: Lang) -> str:
    return safe(shortened(subject.called.in_(lang)))


def changes(made: Sequence[Change], lang: Lang) -> str:
    """Name the changes that no test noticed, then count."""
    word = _UNNOTICED.in_(lang)
    lines = [
        f"{safe(each.place.text)} {word}: {_called(each.subject, lang)}: {safe(each.what)}"
        for each in made
        if not each.is_noticed
    ]
    (vi, en), noticed = so_many(len(made), _CHANGE), count(len(made) - len(lines), lang)
    summary = Words(
        f"Phép thử nhận ra {noticed} trong {vi}.", f"The tests noticed {noticed} of {en}."
    )
    return "".join(f"{line}\n" for line in (*lines, summary.in_(lang)))


def junit(
    trials: Sequence[Trial], made: Sequence[Change], broken: Sequence[Finding], lang: Lang
) -> str:
    """Write a suite per indicator, target and layout; a change that nobody noticed is a failed case, too.

    What is broken is an error, in a suite of its file.
    """
    root = ET.Element("testsuites", name="cchc")
    suites: dict[str, ET.Element] = {}
    for trial in trials:
        case = _case(root, suites, trial.subject.id, trial.name.in_(lang))
        if trial.problems:
            message = "; ".join(safe(problem.in_(lang)) for problem in trial.problems)
            failure = ET.SubElement(case, "failure", type="failed", message=message)
            failure.text = safe(trial.place.text)
    for each in made:
        case = _case(root, suites, each.subject.id, each.what)
        if not each.is_noticed:
            message = _UNNOTICED.in_(lang)
            failure = ET.SubElement(case, "failure", type="unnoticed", message=message)
            failure.text = safe(each.place.text)
    for found in broken:
        place = safe(found.location.text)
        case = _case(root, suites, found.location.file, place)
        message = safe(f"{found.message(lang)} {found.fix(lang)}")
        ET.SubElement(case, "error", type=found.rule.code, message=message).text = place
    for suite in suites.values():
        _count(suite)
    for total in ("tests", "failures", "errors"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _case(root: ET.Element, suites: dict[str, ET.Element], subject: str, name: str) -> ET.Element:
    if subject not in suites:
        suites[subject] = ET.SubElement(root, "testsuite", name=safe(subject))
    return ET.SubElement(suites[subject], "testcase", name=safe(name), classname=safe(subject))


def _count(suite: ET.Element) -> None:
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", str(len(suite.findall("testcase/error"))))
    suite.set("skipped", "0")
