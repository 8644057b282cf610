"""The unit that a user names in a request: one, those that bear its name in turn, or an error that helps."""

from collections.abc import Sequence

from cchc.definitions.choose import ChoiceError
from cchc.definitions.units import Unit
from cchc.matching.units import UnitNames
from cchc.words import Words
from cchc.words.nearest import did_you_mean
from cchc.words.text import fold, safe


def choose_units(names: UnitNames, written: str, others: Sequence[Unit] = ()) -> Sequence[int]:
    """Find the unit that is meant: one of the registry, or of *others*, which stand behind it.

    A name that several units bore one after the other means all of them.  Raises ChoiceError where it
    is none, or may be several at one time.
    """
    match = names.find(written)
    if match.unit is not None:
        return (match.unit,)
    for at, unit in enumerate(others):
        if fold(unit.name) == fold(written):
            return (len(names.registry) + at,)
    if match.kind == "ambiguous" and names.registry.take_turns(match.candidates):
        return match.candidates
    candidates = ", ".join(map(names.describe, match.candidates))
    if match.kind == "ambiguous":
        raise ChoiceError(
            Words(
                f"«{safe(written)}» có thể là nhiều đơn vị: {candidates}. Hãy dùng mã đơn vị.",
                f"«{safe(written)}» may be several units: {candidates}. Use the unit's code.",
            )
        )
    question = did_you_mean([*map(names.registry.called.of, match.candidates[:3])])
    raise ChoiceError(
        Words(
            f"Không có đơn vị «{safe(written)}» trong danh mục hoặc trong tệp.{question.vi}",
            f"There is no unit «{safe(written)}» in the registry or the file.{question.en}",
        )
    )
