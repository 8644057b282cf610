"""What the cells of one column look like, from a sample of its distinct texts."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Final

from cchc.grid import Mark, Marked, iter_different
from cchc.tables.cells import BLANK, NUMBER, OTHER, TEXT, Profile, kind_of_text
from cchc.tables.heard import Heard
from cchc.tables.hearing import Ear
from cchc.tables.pair_cells import pair_in
from cchc.tables.vocabulary import words_of

_SAMPLE: Final = 400  # distinct texts of a column by which it is judged


class ColumnCells:
    """What the cells of one column look like, from a sample of its distinct texts."""

    def __init__(self, profile: Profile, at: int, rows: range, ear: Ear) -> None:
        self._values = profile.grid.columns[at]
        self._kinds = profile.kinds[at][rows.start : rows.stop]
        self._rows = rows
        self._ear = ear

    @cached_property
    def texts(self) -> Sequence[str]:
        """Distinct texts that are no numbers."""
        if TEXT not in self._kinds:
            return []
        rows = self._rows
        distinct = iter_different(self._values, rows.start, rows.stop)
        texts = (v for v in distinct if isinstance(v, str) and kind_of_text(v) == TEXT)
        return list(islice(texts, _SAMPLE))

    @cached_property
    def heard(self) -> Sequence[Heard]:
        """What these texts say."""
        return list(map(self._ear.hear, self.texts))

    @property
    def numbers(self) -> int:
        """How many cells hold a number."""
        return self._kinds.count(NUMBER)

    @property
    def filled(self) -> int:
        """How many cells hold anything."""
        return len(self._kinds) - self._kinds.count(BLANK)

    @property
    def dates(self) -> int:
        """How many cells hold a date or a truth value."""
        return self._kinds.count(OTHER)

    def _values_of_sample(self) -> Iterator[object]:
        at = self._kinds.find(NUMBER)
        for _ in range(_SAMPLE):
            if at < 0:
                return
            yield self._values[self._rows[at]]
            at = self._kinds.find(NUMBER, at + 1)

    @cached_property
    def are_percentages(self) -> bool:
        """Whether most numbers are percentages, or have decimals."""
        sample = list(self._values_of_sample())
        return bool(sample) and 2 * sum(map(_is_share, sample)) > len(sample)

    @cached_property
    def may_be_counts(self) -> bool:
        """Whether there are numbers, and none has decimals, a percent sign or a sign."""
        sample = list(self._values_of_sample())
        return bool(sample) and not any(_is_share(v) or _is_signed(v) for v in sample)

    @cached_property
    def are_pairs(self) -> bool:
        """Whether most cells are pairs «236/240» with b ≤ a."""
        sample = list(self._values_of_sample())
        return bool(sample) and 2 * sum(map(_is_pair, sample)) > len(sample)

    def share(self, says: "Sequence[bool]") -> bool:
        """Say whether half of the texts, or more, say something."""
        return bool(says) and 2 * sum(says) >= len(says)

    @cached_property
    def are_units(self) -> bool:
        """Whether half of the texts that are no totals or sections name units."""
        texts = [each for each in self.heard if not self._is_neutral(each)]
        return bool(texts) and self.share([each.unit is not None for each in texts])

    @cached_property
    def are_indicators(self) -> bool:
        """Whether half of the texts name indicators or items."""
        texts = [each for each in self.heard if not self._is_neutral(each)]
        return bool(texts) and self.share([bool(each.indicators) for each in texts])

    @cached_property
    def are_all_items(self) -> bool:
        """Whether every filled cell is an annex item, and none a plain number."""
        return (
            self.numbers == 0
            and self.dates == 0
            and bool(self.heard)
            and all(each.indicators for each in self.heard)
        )

    @cached_property
    def are_measures(self) -> bool:
        """Whether half of the texts say b, a or a quantity; «Tổng» below one field of work does not."""
        total = self._ear.vocabulary.is_total
        named = [each for each in self.heard if each.text]
        texts = [each for each in named if not total(words_of(each.text))] or named
        says = [_is_measure(each) or bool(self._ear.counts.find(each.text)) for each in texts]
        return self.share(says)

    @cached_property
    def hold_both_letters(self) -> bool:
        """Whether some texts say b and some a."""
        return {"a", "b"} <= {each.measure for each in self.heard}

    @cached_property
    def are_periods(self) -> bool:
        """Whether half of the texts are periods."""
        return self.share([each.period is not None and not each.rest for each in self.heard])

    def _is_neutral(self, heard: Heard) -> bool:
        words = self._ear.vocabulary
        return words.is_total(words_of(heard.text)) or (
            heard.section is not None and heard.unit is None
        )


def _is_measure(heard: Heard) -> bool:
    says = heard.measure in ("a", "b") or bool(heard.group or heard.kinds)
    return says and heard.measure != "ratio" and heard.is_understood and not heard.indicators


def _is_share(value: object) -> bool:
    if isinstance(value, Marked):
        return value.mark is Mark.PERCENT
    if isinstance(value, float):
        return not value.is_integer()
    return isinstance(value, str) and ("%" in value or "," in value) and pair_in(value) is None


def _is_signed(value: object) -> bool:
    if isinstance(value, str):
        return value.lstrip().startswith(("-", "+", "−"))
    return isinstance(value, (int, float)) and value < 0


def _is_pair(value: object) -> bool:
    found = pair_in(value) if isinstance(value, str) else None
    return found is not None and _plain(found.b) <= _plain(found.a)


def _plain(digits: str) -> int:
    return int("".join(filter(str.isdecimal, digits)))
