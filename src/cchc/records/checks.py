"""From the numbers of a table to findings: what in the records must be looked at.  Pure.

A finding states counts and never an intent: that dossiers end in the very second in which they are
due says that somebody should look, and nothing about who did what.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from cchc.definitions.expressions.tree import ValueType
from cchc.definitions.indicator import Indicator
from cchc.diagnostics import Finding, Location
from cchc.records.binding import Binding
from cchc.records.declared import Fields
from cchc.records.model import Counting
from cchc.records.profile import NO_KEY, NO_UNIT, REPEATED, Profile, Unread
from cchc.rules.dossiers import (
    DossierRepeated,
    DossiersOfSeveralUnits,
    DossiersWithoutKey,
    DossiersWithoutUnit,
    FinishedWhenDue,
    HeadingsOverFewerCells,
    IndicatorNotCountable,
    ManyFinishedAtOnce,
    MomentsOutOfOrder,
    RecordCellsUnreadable,
    RecordCodesUnlisted,
    RecordColumnBlank,
    RecordColumnUnfit,
    RecordColumnUnused,
    RecordHeadingClaimedTwice,
)
from cchc.words import Words
from cchc.words.text import safe

EXACT_SHARE: Final = Decimal(5)  # percent of the dossiers on time; ours, no rule says it
EXACT_FEWEST: Final = 10  # of fewer dossiers a share says nothing
AT_ONCE_SHARE: Final = 1  # percent of all that end
AT_ONCE_FEWEST: Final = 100
_CODED: Final = (ValueType.CODE, ValueType.FLAG)


class Labels(NamedTuple):
    """What indicators and fields are called where people read of them, by their ids."""

    indicators: Mapping[str, Words]
    fields: Mapping[str, Words]


def labels_of(indicators: Iterable[Indicator], fields: Fields) -> Labels:
    """Give the labels of some indicators, and of all fields."""
    return Labels(
        {each.id: Words(each.label, each.english.label) for each in indicators},
        {name: field.label for name, field in fields.items()},
    )


def column_findings(
    binding: Binding,
    headings: Sequence[str],
    countings: Sequence[Counting],
    place: Location,
    labels: Labels,
) -> list[Finding]:
    """Say what the columns cannot answer, and which are not used."""
    source = binding.source
    findings = [
        RecordHeadingClaimedTwice(
            field=source.columns[name].field.label,
            headings=", ".join(f"«{headings[at]}»" for at in several),
        ).at(place)
        for name, several in binding.repeated.items()
    ]
    findings += [
        IndicatorNotCountable(
            indicator=labels.indicators[each.indicator],
            lacking=_listed(labels.fields[name] for name in lacking),
        ).at(place)
        for each in countings
        if (lacking := binding.lacking(each))
    ]
    if binding.unused:
        unused = ", ".join(f"«{headings[at]}»" for at in binding.unused)
        findings.append(RecordColumnUnused(headings=unused).at(place))
    return findings


def _listed(names: Iterable[Words]) -> Words:
    spelled = [*names]
    return Words(*(", ".join(f"«{each.in_(lang)}»" for each in spelled) for lang in ("vi", "en")))


def record_findings(
    found: Profile,
    binding: Binding,
    headings: Sequence[str],
    place: Location,
    exact_share: Decimal = EXACT_SHARE,
    needed: Collection[str] = (),
) -> list[Finding]:
    """Say what stands out in the records themselves; *needed* are the fields that counts ask for."""
    if shifted := _shifted(found, binding, headings):
        return [shifted.at(place)]
    return [
        *_unread(found, binding, headings, place, needed),
        *_blank(found, binding, headings, place, needed),
        *_order(found, binding, place),
        *_exact(found, place, exact_share),
        *_at_once(found, place),
        *_identity(found, binding, place),
    ]


def _shifted(
    found: Profile, binding: Binding, headings: Sequence[str]
) -> HeadingsOverFewerCells | None:
    """Say whether headings have shifted: the last ones stand over nothing, some over what does not fit."""
    filled = [at for name, at in binding.columns.items() if found.filled.get(name)]
    if not filled or max(binding.columns.values()) == max(filled):
        return None
    if not any(each.cells * 2 > each.filled for each in found.unread.values()):
        return None
    every = sum(bool(heading.strip()) for heading in headings)
    return HeadingsOverFewerCells(headings=every, cells=max(filled) + 1)


def _blank(
    found: Profile,
    binding: Binding,
    headings: Sequence[str],
    place: Location,
    needed: Collection[str],
) -> Iterator[Finding]:
    """Say which columns that are asked for have nothing below their heading."""
    for name, at in binding.columns.items():
        if name in needed and found.dossiers and not found.filled.get(name):
            field = binding.source.columns[name].field.label
            rule = RecordColumnBlank(heading=headings[at], field=field)
            yield rule.at(Location(place.file, place.sheet, place.row, at + 1))


_AS_DECLARED: Final = Words(
    "Hãy kiểm tra cột này; nếu phần mềm ghi theo cách khác, hãy khai báo cách đó trong record-sources/.",
    "Check this column; if the system writes another way, declare it in record-sources/.",
)
_AT_THE_SOURCE: Final = Words(
    "Hãy sửa các ô này ở phần mềm nguồn và xuất lại.",
    "Correct these cells in the system and export again.",
)
_AS_TEXT: Final = Words(
    "Các ô này là số, không phải văn bản; hãy xuất cột này dưới dạng văn bản rồi đếm lại.",
    "These cells are numbers, not texts; export the column as text and count again.",
)


def _unread(
    found: Profile,
    binding: Binding,
    headings: Sequence[str],
    place: Location,
    needed: Collection[str],
) -> Iterator[Finding]:
    """Say what cannot be read; that a column does not fit is an error where something asks for it."""
    source = binding.source
    asked = {*needed, source.unit, source.key, source.newest_by}
    for name, unread in found.unread.items():
        field = binding.source.columns[name].field
        heading = headings[binding.columns[name]]
        samples = ", ".join(f"«{text}»" for text in unread.samples)
        here = Location(place.file, place.sheet, place.row, binding.columns[name] + 1)
        is_unfit = unread.cells * 2 > unread.filled
        if is_unfit and name in asked:
            yield RecordColumnUnfit(
                heading=heading,
                field=field.label,
                cells=unread.cells,
                filled=unread.filled,
                samples=samples,
                way=_way(unread, is_unfit=True),
            ).at(here)
        elif field.type.type in _CODED:
            yield RecordCodesUnlisted(
                heading=heading, cells=unread.cells, samples=samples, source=binding.source.id
            ).at(here)
        else:
            yield RecordCellsUnreadable(
                heading=heading,
                field=field.label,
                cells=unread.cells,
                samples=samples,
                way=_way(unread, is_unfit=is_unfit),
            ).at(here)


def _way(unread: Unread, *, is_unfit: bool) -> Words:
    """Say what to do about cells that cannot be read; *is_unfit* where most of a column cannot."""
    if unread.are_numbers:
        return _AS_TEXT
    return _AS_DECLARED if is_unfit else _AT_THE_SOURCE


def _order(found: Profile, binding: Binding, place: Location) -> Iterator[Finding]:
    columns = binding.source.columns
    for (first, second), dossiers in found.reversed.items():
        yield MomentsOutOfOrder(
            first=columns[first].field.label,
            second=columns[second].field.label,
            dossiers=dossiers,
            named=_named(found, (first, second)),
        ).at(place)


def _named(found: Profile, what: tuple[str, ...]) -> str:
    """Name the first of some dossiers."""
    return ", ".join(f"«{safe(text)}»" for text in found.named.get(what, ())) or "–"


_OURS: Final = Words("mức do cchc đặt", "a share that cchc sets")
_ASKED: Final = Words("mức đã yêu cầu", "the share that was asked for")


def _exact(found: Profile, place: Location, share: Decimal) -> Iterator[Finding]:
    shown = f"{share.normalize():f}%"
    limit = Words(shown.replace(".", ","), shown)
    by = _OURS if share is EXACT_SHARE else _ASKED
    by_unit: Mapping[str | None, tuple[int, int]] = found.on_time
    for unit, (on_time, exact) in sorted(by_unit.items(), key=lambda each: str(each[0] or "")):
        if exact >= EXACT_FEWEST and exact * 100 > share * on_time:
            rule = FinishedWhenDue(
                unit=unit or "–", exact=exact, on_time=on_time, limit=limit, by=by
            )
            yield rule.at(place)


def _at_once(found: Profile, place: Location) -> Iterator[Finding]:
    if found.common_end is None:
        return
    moment, dossiers = found.common_end
    if dossiers >= AT_ONCE_FEWEST and dossiers * 100 > AT_ONCE_SHARE * found.dossiers:
        yield ManyFinishedAtOnce(dossiers=dossiers, moment=f"{moment:%d/%m/%Y %H:%M:%S}").at(place)


_NEWEST: Final = Words(
    "dòng có «{field}» mới nhất được tính", "the row with the latest «{field}» counts"
)
_AGREED: Final = Words(
    "chỉ tính nội dung mà các dòng ghi giống nhau", "only what the rows agree on counts"
)


def _identity(found: Profile, binding: Binding, place: Location) -> Iterator[Finding]:
    source = binding.source
    if found.repeated:
        how = _AGREED
        if source.newest_by in binding.columns:
            label = source.columns[str(source.newest_by)].field.label
            how = Words(
                *(text.format(field=name) for text, name in zip(_NEWEST, label, strict=True))
            )
        yield DossierRepeated(dossiers=found.repeated, named=_named(found, REPEATED), how=how).at(
            place
        )
    if found.of_several_units:
        named = ", ".join(f"«{key}»" for key in found.torn)
        yield DossiersOfSeveralUnits(dossiers=found.of_several_units, named=named).at(place)
    if found.without_key:
        yield DossiersWithoutKey(dossiers=found.without_key, units=_named(found, NO_KEY)).at(place)
    if found.without_unit:
        yield DossiersWithoutUnit(dossiers=found.without_unit, named=_named(found, NO_UNIT)).at(
            place
        )
