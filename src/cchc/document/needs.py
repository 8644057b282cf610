"""What needs a person: what was missed, the worst first, and numbers that cannot be trusted."""

from collections.abc import Iterator
from heapq import nsmallest
from itertools import islice
from typing import Final

from cchc.document import sums
from cchc.document.annex import FURTHER, LACKING
from cchc.document.brief import Brief
from cchc.document.columns import item_column, unit_column
from cchc.document.judged import more, results_table
from cchc.document.model import Block, Column, Kind, Paragraph, Part, Table
from cchc.results import Verdict
from cchc.words import Words
from cchc.words.numbers import Noun, so_many
from cchc.words.terms import RESULT, UNIT, VERDICT


def missed(brief: Brief) -> Iterator[Part]:
    """List what was missed, by how many."""
    if not _is_apart(brief):
        return
    report, lang = brief.report, brief.lang
    number = report.tally(Verdict.MISSED)
    most = number if brief.scope.everything else brief.scope.at_most
    worst = nsmallest(most, sums.missed(report), key=sums.worst_first)
    shown = [report.result(each.judged, each.position) for each in worst]
    owed = report.obligations(Verdict.MISSED)
    notes = [Paragraph(words.in_(lang), is_note=True) for words in (LACKING, FURTHER)]
    blocks: list[Block] = [
        results_table([*owed, *shown], brief),
        *more(number - len(shown), brief),
        *notes,
    ]
    title = VERDICT[Verdict.MISSED.code].in_(lang)
    totals = so_many(len(owed), Noun("tổng", "total")).in_(lang)
    counted = f"{title}: {totals}" if owed else _of_units(brief, Verdict.MISSED)
    if owed and number:
        counted = f"{_of_units(brief, Verdict.MISSED)}; {totals}"
    yield Part("missed", title, blocks, counted)


def inconclusive(brief: Brief) -> Iterator[Part]:
    """List the results that undecided dossiers could turn, by how many those are."""
    report, lang = brief.report, brief.lang
    if not brief.scope.units or Verdict.INCONCLUSIVE not in report.verdicts:
        return
    found = sorted(report.results(Verdict.INCONCLUSIVE), key=lambda each: -sum(each.undecided))
    shown = found if brief.scope.everything else found[: brief.scope.at_most]
    title = VERDICT[Verdict.INCONCLUSIVE.code].in_(lang)
    blocks: list[Block] = [
        results_table(shown, brief),
        *more(len(found) - len(shown), brief),
        Paragraph(_UNDECIDED.in_(lang), is_note=True),
    ]
    yield Part("inconclusive", title, blocks, _of_units(brief, Verdict.INCONCLUSIVE))


_UNDECIDED = Words(
    "u: hồ sơ thuộc a, chưa rõ có thuộc b; v: hồ sơ chưa rõ có thuộc a. Tỷ lệ thật nằm giữa b/(a+v) và"
    " (b+u+v)/(a+v), và hai đầu cho hai đánh giá khác nhau.",
    "u: dossiers in a of which it is not known whether they are in b; v: dossiers of which it is not"
    " known whether they are in a. The true ratio lies between b/(a+v) and (b+u+v)/(a+v), and the two"
    " ends have different verdicts.",
)


def dossiers(brief: Brief) -> Iterator[Part]:
    """Give the commands that list the dossiers behind what was missed or is inconclusive."""
    report, lang = brief.report, brief.lang
    lists = report.provenance.lists
    if lists is None or not brief.scope.units:
        return
    if not brief.scope.whole_paths:
        lists = lists.called(brief.files)
    asked = {Verdict.MISSED: "--late", Verdict.INCONCLUSIVE: "--undecided"}
    columns = (
        item_column(lang),
        unit_column(lang),
        Column("command", Words("Lệnh", "Command").in_(lang), Kind.TEXT),
    )
    most = None if brief.scope.everything else _COMMANDS
    rows = [
        (
            each.target.item,
            brief.names.of(each.unit),
            f"{lists.command(each.target.item, each.unit.code, each.period.code)} {asked[each.verdict]}",
        )
        for each in islice(report.results(*asked), most)
    ]
    left = report.tally(*asked) - len(rows)
    title = Words("Hồ sơ nằm sau kết quả", "The dossiers behind the results")
    yield Part("dossiers", title.in_(lang), [Table(columns, rows), *more(left, brief)])


_COMMANDS: Final = 3  # where not everything is shown: the others differ by item and unit only


def wrong(brief: Brief) -> Iterator[Part]:
    """List the results whose numbers cannot be trusted; the findings say why."""
    if not _is_apart(brief):
        return
    report, lang = brief.report, brief.lang
    number = report.tally(Verdict.INVALID)
    most = None if brief.scope.everything else brief.scope.at_most
    shown = list(islice(report.results(Verdict.INVALID), most))
    table = results_table(shown, brief).without("ratio", "threshold", "annual", "previous")
    title = VERDICT[Verdict.INVALID.code].in_(lang)
    blocks: list[Block] = [table.without("verdict"), *more(number - len(shown), brief)]
    yield Part("wrong", title, blocks, _of_units(brief, Verdict.INVALID))


def met(brief: Brief) -> Iterator[Part]:
    """Fold what needs nobody into a line."""
    if not _is_apart(brief):
        return
    report, lang = brief.report, brief.lang
    said = [
        _of_units(brief, verdict)
        for verdict in (Verdict.MET, Verdict.NOT_APPLICABLE)
        if report.tally(verdict)
    ]
    if said:
        line = "; ".join(said) + "."
        if not brief.scope.everything:
            line += _ALL.in_(lang)
        yield Part("met", VERDICT[Verdict.MET.code].in_(lang), [Paragraph(line)])


_ALL = Words(" Thêm --all để xem mọi kết quả.", " Add --all to see every result.")


def _of_units(brief: Brief, verdict: Verdict) -> str:
    """Count the results with a verdict, and their units."""
    report, lang = brief.report, brief.lang
    units = {
        judged.units[position] for judged in report.judged for position in judged.positions(verdict)
    }
    results, of = so_many(report.tally(verdict), RESULT), so_many(len(units), UNIT)
    word = VERDICT[verdict.code].in_(lang)
    return f"{word}: {Words(f'{results.vi} của {of.vi}', f'{results.en} of {of.en}').in_(lang)}"


def _is_apart(brief: Brief) -> bool:
    """Whether what needs a person is listed by itself: not where --only asks for other kinds, too."""
    return brief.scope.units and (brief.scope.everything or not brief.lists_results)
