"""Whose tests they are: what people call an indicator, a row and a form, beside what files call it."""

from cchc.definitions.declared import Declared
from cchc.definitions.indicator import Indicator
from cchc.definitions.layout_file import LayoutFile
from cchc.definitions.model import Target, TargetSet
from cchc.definitions.trials import Subject
from cchc.words import Words


def of_indicator(file: Declared[Indicator]) -> Subject:
    """Call an indicator by its label."""
    return Subject(file.name, Words(file.value.label, file.value.english.label))


def of_target(file: Declared[TargetSet], target: Target) -> Subject:
    """Call a row by its item, which is what its document calls it."""
    return Subject(f"{file.name} {target.item}", Words(*[f"{file.name} {target.item}"] * 2))


def of_layout(file: Declared[LayoutFile]) -> Subject:
    """Call a form by its title."""
    return Subject(file.name, Words(file.value.title, file.value.english))
