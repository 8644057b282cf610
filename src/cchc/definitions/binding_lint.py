"""Whether those whom a set binds are there: its body, and units of the levels of its rows.  Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cchc.definitions.declared import Declared
from cchc.definitions.folder import Folder, rows
from cchc.definitions.leads import levels_named, names_of
from cchc.definitions.level import Level
from cchc.definitions.model import Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.units import LEVELS, Registry, existing_in
from cchc.diagnostics import Finding
from cchc.rules.definition_folder import BodyUnknown, LevelsAgainstLead, TargetBindsNobody
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.numbers import count
from cchc.words.terms import LEVEL
from cchc.words.text import fold

_LIKELY_AMONG = 2_000  # codes: among more, looking for a likely one takes seconds
_LACKS = Words("levels thiếu {levels}", "levels lacks {levels}")
_BEYOND = Words("levels có cả {levels}", "levels has {levels} too")
_ALL = Words(
    "levels giao cho cả {many} đơn vị cùng cấp", "levels binds all {many} units of that level"
)
_CORRECT = Words(
    "Hãy sửa levels; nếu giao như vậy là đúng thì nêu lý do ở note.",
    "Correct the levels; if they are right, say in a note why.",
)
_ASSIGN = Words(
    "Nếu chỉ đơn vị chủ trì phải thực hiện thì ghi mã đơn vị ở assigned; nếu không thì nêu lý do ở note.",
    "If only those who lead are bound, give their codes in assigned; else say in a note why.",
)


def body_unknown(folder: Folder) -> Iterator[Finding]:
    """The body of a set is a unit of its registry that exists in the year of the set."""
    for file, registry in _with_registries(folder):
        if not file.is_sound("body") or file.value.body in registry.codes:
            continue
        known = sorted(registry.codes) if len(registry) <= _LIKELY_AMONG else []
        yield BodyUnknown(
            found=file.value.body,
            registry=registry.id,
            year=str(file.value.year),
            near=did_you_mean(nearest(file.value.body, known)),
        ).at(file.at(["body"]))


def target_binds_nobody(folder: Folder) -> Iterator[Finding]:
    """A row binds some unit; a level whose list is left open may have units that it does not name."""
    for file, registry in _with_registries(folder):
        outside = registry.outside(file.value.body) if file.is_sound("body") else frozenset[int]()
        there = {each for at, each in enumerate(registry.level_of) if at not in outside}
        known = {LEVELS[level] for level in registry.level_of}
        levels = {LEVELS[level] for level in there}.union(registry.open)
        for index, row in rows(file, "item", "levels", "assigned"):
            if not row.assigned and levels.isdisjoint(row.levels):
                yield TargetBindsNobody(
                    item=row.item,
                    levels=_spelled(row.levels),
                    whose=_whose(folder, file, is_below=not known.isdisjoint(row.levels)),
                    year=str(file.value.year),
                ).at(file.at(["targets", index, "levels"]))


def levels_against_lead(folder: Folder) -> Iterator[Finding]:
    """Whom a row binds are those who lead it, unless a note says why others are."""
    for file, registry in _with_registries(folder):
        if not file.is_sound("extends") or file.value.extends:
            continue  # a set that passes targets on quotes who leads above it
        known = names_of(registry) if len(registry) <= _LIKELY_AMONG else {}
        body = file.value.body if file.is_sound("body") else ""
        outside = registry.outside(body)
        there = Counter(
            LEVELS[level]
            for at, level in enumerate(registry.level_of)
            if at not in outside and registry.codes[at] != body
        )
        for index, row in rows(file, "item", "levels", "responsible", "assigned", "note"):
            if row.note or row.assigned:
                continue
            if found := _against(row, known, sum(there[level] for level in row.levels)):
                lead = "; ".join(row.responsible)
                rule = LevelsAgainstLead(item=row.item, lead=lead, reason=found[0], way=found[1])
                yield rule.at(file.at(["targets", index, "levels"]))


def _against(row: Target, known: Mapping[str, Level], bound: int) -> tuple[Words, Words] | None:
    """Say how the levels of a row, with so many units, differ from who leads it, and what to do."""
    told = [levels_named(each, known) for each in row.responsible]
    named = frozenset[Level]().union(*told)
    lacking = [level for level in Level if level in named.difference(row.levels)]
    beyond = [level for level in row.levels if level not in named]
    if lacking and not row.is_for_levels:
        return _filled(_LACKS, lacking), _CORRECT
    if beyond and all(told):
        return _filled(_BEYOND, beyond), _CORRECT
    if bound > len(row.responsible) and all(fold(each) in known for each in row.responsible):
        many = Words(*(count(bound, lang) for lang in ("vi", "en")))
        return Words(_ALL.vi.format(many=many.vi), _ALL.en.format(many=many.en)), _ASSIGN
    return None


def _filled(said: Words, levels: Sequence[Level]) -> Words:
    named = _spelled(levels)
    return Words(said.vi.format(levels=named.vi), said.en.format(levels=named.en))


def _whose(folder: Folder, file: Declared[TargetSet], *, is_below: bool) -> Words:
    """Name what has no unit of a level: the registry, or of it the body of the set."""
    registry = file.value.registry
    if not is_below:
        return Words(f"danh mục «{registry}»", f"the registry «{registry}»")
    body = folder.unit_named(registry, file.value.body)
    return Words(f"«{body}», chủ của bộ,", f"«{body}», the body of the set,")


def _spelled(levels: Sequence[Level]) -> Words:
    return Words(*(", ".join(LEVEL[level].in_(lang) for level in levels) for lang in ("vi", "en")))


def _with_registries(folder: Folder) -> Iterator[tuple[Declared[TargetSet], Registry]]:
    """Give the sets whose registry could be read, each with the units of its year."""
    for file in folder.target_sets:
        if file.is_sound("registry") and file.is_sound("year"):
            registry = folder.units.get(file.value.registry)
            if registry is not None:
                yield file, existing_in(registry, Period(file.value.year))


CHECKS = (body_unknown, target_binds_nobody, levels_against_lead)
