"""What is told of the document of a set: its number and day, its annex, its preamble, what it names."""

import textwrap
from collections.abc import Iterable, Sequence

from cchc.definitions.dates import spell_day
from cchc.definitions.documents import Reference
from cchc.definitions.model import Target, TargetSet
from cchc.words import Lang, Words
from cchc.words.text import safe

_NOT_AT_HAND = Words("Được dẫn, chưa có", "Named, not at hand")
_NAMED = Words(
    "Văn bản được dẫn nhưng chưa có, không phải nguồn của con số nào",
    "Documents that are named and not at hand; no number comes from them",
)


_LEFT_OUT = Words(
    "Mục của phụ lục không đánh giá ở đây", "Rows of the annex that are not judged here"
)

Fact = tuple[Words, Words | str]


def document_facts(target_set: TargetSet) -> Iterable[Fact]:
    """Tell what the document is, and what it says of itself."""
    yield (
        Words("Bộ chỉ tiêu", "Target set"),
        Words(f"{target_set.id}, năm {target_set.year}", f"{target_set.id}, {target_set.year}"),
    )
    yield Words("Văn bản", "Document"), f"{target_set.title} · {target_set.issuer}"
    number, issued = target_set.number, target_set.issued
    yield (
        Words("Số, ngày ban hành", "Number and date"),
        Words(
            f"{number or 'chưa rõ số'}, {_day(issued) or 'chưa rõ ngày'}",
            f"{number or 'number unknown'}, {issued or 'date unknown'}",
        ),
    )
    if days := days_in_effect(target_set):
        yield Words("Hiệu lực", "In effect"), days
    if annex := target_set.annex_heading:
        yield (
            Words("Phụ lục", "Annex"),
            f"{annex.label}: {annex.title}" if annex.title else annex.label,
        )
    if target_set.preamble:
        yield Words("Căn cứ pháp lý", "Preamble"), " ".join(target_set.preamble)
    if target_set.document:
        yield Words("Bản lưu", "Copy"), target_set.document.file


def days_in_effect(target_set: TargetSet) -> Words | None:
    """Give the days between which a set says that it applies; None where it says neither."""
    start, end = target_set.effective.first, target_set.effective.last
    if not (start or end):
        return None
    return Words(f"{_day(start) or '…'} – {_day(end) or '…'}", f"{start or '…'} – {end or '…'}")


def reference_facts(target_set: TargetSet, target: Target) -> Iterable[Fact]:
    """Tell which documents a row names that are not at hand."""
    named = references_of(target_set, target)
    if named:
        yield _NOT_AT_HAND, "; ".join(map(_spelled, named))


def references_of(target_set: TargetSet, target: Target) -> Sequence[Reference]:
    """Give the documents not at hand that a row names, and those that the set names as a whole."""
    return [each for each in target_set.references if not each.items or target.item in each.items]


def not_at_hand(target_set: TargetSet, lang: Lang, width: int | None) -> str:
    """Name the documents that a set refers to and that nobody here has read; nothing where there are none."""
    if not target_set.references:
        return ""
    lines = [f"{_NAMED.in_(lang)}:"]
    lines += [
        safe(f"- {_spelled(each)}." + (f" {each.note}" if each.note else ""))
        for each in target_set.references
    ]
    return "\n" + "\n".join(
        textwrap.fill(line, width, subsequent_indent="  ") if width else line for line in lines
    )


def not_judged(target_set: TargetSet, lang: Lang, width: int | None) -> str:
    """Name the rows of the annex that are not judged, each with the reason; nothing where there are none."""
    if not target_set.not_judged:
        return ""
    lines = [f"{_LEFT_OUT.in_(lang)}:"]
    lines += [safe(f"- {item}: {reason}") for item, reason in target_set.not_judged.items()]
    return "\n" + "\n".join(
        textwrap.fill(line, width, subsequent_indent="  ") if width else line for line in lines
    )


def _spelled(each: Reference) -> str:
    return f"{each.document}: {', '.join(each.parts)}" if each.parts else each.document


def _day(iso_date: str | None) -> str:
    return spell_day(iso_date) if iso_date else ""
