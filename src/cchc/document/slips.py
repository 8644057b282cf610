"""The slip of a unit: its targets, results, what it lacks, its place, its findings; and the index."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cchc.diagnostics import Severity
from cchc.document.annex import FURTHER, LACKING, assigned_by, headline
from cchc.document.brief import Brief, Scope
from cchc.document.build import named_files
from cchc.document.findings import counted, findings, findings_table
from cchc.document.judged import results_table
from cchc.document.model import (
    Cell,
    Column,
    Document,
    Kind,
    Lack,
    Leads,
    Name,
    Paragraph,
    Part,
    Table,
)
from cchc.document.naming import Names
from cchc.document.sentences import answer, only_shown, subject
from cchc.document.silence import silent_table
from cchc.document.sums import lacking
from cchc.document.trend import trend
from cchc.engine.completeness import Sent, reminders
from cchc.engine.earlier import earlier_periods
from cchc.engine.one_unit import UnitReports
from cchc.engine.standing import Standing, Standings
from cchc.results import Report, Result, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import Noun, count, so_many
from cchc.words.terms import VERDICT

TITLE = Words(
    "PHIẾU KẾT QUẢ THỰC HIỆN CHỈ TIÊU ĐƯỢC GIAO NĂM {year}",
    "SLIP OF RESULTS AGAINST THE TARGETS ASSIGNED FOR {year}",
)
_RANK = Words(
    "Xếp hạng: thứ hạng theo tỷ lệ trong các đơn vị cùng cấp có tỷ lệ ở chỉ tiêu đó; bằng nhau thì"
    " đồng hạng. Đơn vị chưa báo cáo, có số liệu sai hoặc không phát sinh không xếp hạng, được đếm ở"
    " cột bên.",
    "Place: by ratio, among the units of the same level that have one for that target; equal ratios"
    " share a place. Units that are silent, wrong or had nothing arise have none; the next column"
    " counts them.",
)


class Slip(NamedTuple):
    """The slip of one unit, and the figures that the index has of it."""

    unit: Name
    document: Document
    figures: Sequence[Cell]


class _Then:
    """The reports of single units in another period; other files have a roster of their own."""

    def __init__(self, report: Report) -> None:
        roster = report.counts.roster
        self._parts = UnitReports(report)
        self._nobody = replace(report, judged=(), findings=())
        self._index_of = {roster[index].code: index for index in range(len(roster))}

    def of(self, code: str) -> Report:
        """Give the report of one unit, which is empty where the files then did not know it."""
        index = self._index_of.get(code)
        return self._nobody if index is None else self._parts.of(index)


class Slips:
    """The slips of a report, made one by one; what they share is worked out once."""

    def __init__(self, report: Report, lang: Lang) -> None:
        report = report.in_full
        self._report, self._lang = report, lang
        self._names = Names(report.counts.roster)
        self._parts = UnitReports(report)
        self._standings, self._sent = Standings(report), Sent(report)
        self._earlier = [_Then(each) for each in (*earlier_periods(report), *report.earlier)]
        self.units = [self._names.of(report.counts.roster[unit]) for unit in self._parts.units]

    def __iter__(self) -> Iterator[Slip]:
        """Make every slip, in the order of the registry."""
        for index, unit in zip(self._parts.units, self.units, strict=True):
            own, code = self._parts.of(index), self._report.counts.roster[index].code
            yield self._slip(own, unit, [each.of(code) for each in self._earlier])

    def _slip(self, own: Report, unit: Name, earlier: Sequence[Report]) -> Slip:
        lang = self._lang
        brief = Brief(own, self._names, lang, Scope(places=False), earlier, named_files(own))
        period = own.period.label(lang) if own.period else ""
        parts = [
            self._results(brief),
            *_lacking(brief, self._sent),
            *trend(brief),
            *findings(brief),
        ]
        document = Document(
            lang=lang,
            subject=" · ".join(filter(None, (unit.text, period, only_shown(own).in_(lang)))),
            title=TITLE.in_(lang).format(year=own.target_set.year),
            answer=answer(own, lang),
            period=period,
            unit=unit.text,
            file=None,
            parts=parts,
        )
        errors = sum(each.rule.severity is Severity.ERROR for each in own.findings)
        tally = [own.tally(verdict) for verdict in _COUNTED]
        lacks = lacking(own)
        over = Lack(lacks.over.number, fewer=True) if lacks.over.number else None
        return Slip(unit, document, (*tally, lacks.short.number, over, errors))

    def _results(self, brief: Brief) -> Part:
        """List the results of the unit, each with its place among its kind."""
        report, lang = brief.report, brief.lang
        results = list(report.results())
        table = results_table(results, brief).without("unit", "place", "previous")
        judged_of = {judged.target.item: judged for judged in self._report.judged}
        index = report.judged[0].units or report.judged[0].missing if report.judged else ()
        ranks = [
            self._standings.of(judged_of[each.target.item], next(iter(index))) for each in results
        ]
        columns = (
            *table.columns,
            Column("rank", Words("Xếp hạng", "Place").in_(lang), Kind.ITEM, idle=not any(ranks)),
            Column(
                "beside",
                Words("Không xếp hạng", "Without a place").in_(lang),
                Kind.TEXT,
                idle=not any(ranks),
            ),
        )
        rows = [
            (*row, _place(rank, lang), _beside(rank, lang))
            for row, rank in zip(table.rows, ranks, strict=True)
        ]
        notes = [assigned_by(report, lang), *([_RANK.in_(lang)] if any(ranks) else ())]
        if any(each.verdict is Verdict.MISSED for each in results):
            notes[1:1] = [words.in_(lang) for words in (LACKING, FURTHER)]
        if read := ", ".join(brief.file(each.path) for each in report.inputs):
            notes.append(Words(f"Số liệu đọc từ: {read}.", f"Counts read from: {read}.").in_(lang))
            notes += _cells(results, brief)
        title = Words("Kết quả", "Results").in_(lang)
        return Part(
            "results",
            title,
            [Table(columns, rows).telling(), *(Paragraph(each, is_note=True) for each in notes)],
        )

    def index(self, files: Sequence[str], figures: Sequence[Sequence[Cell]]) -> Document:
        """List the slips with their *files*, and what was found that is in none of them."""
        report, lang = self._report, self._lang
        over = [each for row in figures for each in row if isinstance(each, Lack)]
        columns = (
            Column("parent", Words("Thuộc", "Below").in_(lang), Kind.NAME),
            Column("unit", Words("Đơn vị", "Unit").in_(lang), Kind.NAME),
            *(
                Column(each.code, VERDICT[each.code].in_(lang), Kind.COUNT, idle=is_idle)
                for each, is_idle in zip(_COUNTED, self._idle(), strict=True)
            ),
            Column("lacking", Words("Còn thiếu", "Missing").in_(lang), Kind.COUNT),
            Column("over", Words("Phải bớt", "Too many").in_(lang), Kind.LACK, idle=not any(over)),
            Column("errors", Words("Lỗi", "Errors").in_(lang), Kind.COUNT),
            Column("slip", Words("Phiếu", "Slip").in_(lang), Kind.TEXT),
        )
        rows = [
            (unit.parent, unit, *numbers, Leads(file, file))
            for unit, file, numbers in zip(self.units, files, figures, strict=True)
        ]
        title = Words("Danh sách phiếu", "List of slips").in_(lang)
        brief = Brief(report, self._names, lang, Scope(), (), named_files(report))
        return Document(
            lang=lang,
            subject=subject(brief, of_set=False),
            title=headline(report, lang),
            answer=answer(report, lang),
            period=report.period.label(lang) if report.period else "",
            unit="",
            file=None,
            parts=[Part("slips", title, [Table(columns, rows).telling()]), *self._of_nobody(brief)],
        )

    def _idle(self) -> Iterator[bool]:
        """Tell of each verdict whether it is counted nowhere: only dossiers leave one open."""
        for verdict in _COUNTED:
            yield verdict is Verdict.INCONCLUSIVE and not self._report.tally(verdict)

    def _of_nobody(self, brief: Brief) -> Iterator[Part]:
        found, lang = self._parts.of_nobody, brief.lang
        if found:
            words = Words("Phát hiện không nằm trong phiếu nào", "Findings that are in no slip")
            table = findings_table(found, lang, None, brief.files)
            yield Part("findings", words.in_(lang), [table], counted(found, lang))


_COUNTED = (
    Verdict.MET,
    Verdict.MISSED,
    Verdict.NOT_APPLICABLE,
    Verdict.INCONCLUSIVE,
    Verdict.INVALID,
    Verdict.NOT_REPORTED,
)


def _place(rank: Standing | None, lang: Lang) -> Cell:
    """Spell a place: 3/102, and with how many others."""
    if rank is None or rank.place is None:
        return None
    place, ranked = count(rank.place, lang), count(rank.ranked, lang)
    if not rank.sharing:
        return f"{place}/{ranked}"
    vi, en = so_many(rank.sharing, Noun("đơn vị khác", "other"))
    return f"{place}/{ranked} {Words(f'(đồng hạng với {vi})', f'(with {en})').in_(lang)}"


def _beside(rank: Standing | None, lang: Lang) -> Cell:
    """Count those of the same kind that have no place."""
    if rank is None:
        return None
    told = (
        (rank.silent, Words("chưa báo cáo", "silent")),
        (rank.wrong, Words("số liệu sai", "wrong")),
        (rank.empty, Words("không phát sinh", "not arisen")),
        (rank.undecided, Words("chưa đủ căn cứ", "inconclusive")),
    )
    said = [f"{count(number, lang)} {words.in_(lang)}" for number, words in told if number]
    return "; ".join(said) or None


def _lacking(brief: Brief, sent: Sent) -> Iterator[Part]:
    """List what the unit has not sent."""
    lang = brief.lang
    title = Words("Còn thiếu số liệu", "Counts that are missing").in_(lang)
    for each in reminders(brief.report, sent):
        table = silent_table([each], brief.names, lang, since=None)
        table = table.without("parent", "unit", "state", "number")
        yield Part("silent", title, [table])


def _cells(results: Sequence[Result], brief: Brief) -> Iterator[str]:
    """Name all cells of each result; the file, where there is but one, is named before."""
    files = {each.path: brief.file(each.path) for each in brief.report.inputs}
    files = files if len(files) > 1 else dict.fromkeys(files, "")
    counts = brief.report.counts
    named = {each.target.item: counts.cells(each.rows, files) for each in results if each.rows}
    said = "; ".join(f"{item}: {cells.removeprefix(':')}" for item, cells in named.items())
    if said:
        yield Words(f"Các ô số liệu: {said}.", f"The cells of the counts: {said}.").in_(brief.lang)
