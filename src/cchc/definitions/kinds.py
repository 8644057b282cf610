"""The kinds of definitions there are, by the names that users know.

A new kind is one declaration and one line here: its JSON Schema, its table in the docs and the
checks of both follow from that.
"""

from collections.abc import Mapping
from typing import Any

from cchc.definitions.indicator import Indicator
from cchc.definitions.layout_file import LayoutFile, VocabularyFile
from cchc.definitions.model import TargetSet
from cchc.definitions.record_files import RecordFieldsFile, RecordSourceFile
from cchc.definitions.units import UnitsFile

KINDS: Mapping[str, Any] = {
    "indicator": Indicator,
    "target-set": TargetSet,
    "units": UnitsFile,
    "layout": LayoutFile,
    "vocabulary": VocabularyFile,
    "record-fields": RecordFieldsFile,
    "record-source": RecordSourceFile,
}
