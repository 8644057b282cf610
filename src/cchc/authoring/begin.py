"""A folder of definitions to begin with: the units and the set that are known, else a set without targets.

No target is made up: those come from the document, row by row.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Final, NamedTuple

from cchc.authoring.schemas import modeline, schema_files
from cchc.definitions.dates import days_of, spell_day
from cchc.definitions.declaration import keys_of
from cchc.definitions.level import Level
from cchc.definitions.period import Period
from cchc.definitions.units import Registry, Unit, existing_in
from cchc.errors import WrongRequest
from cchc.loading.definitions import load, shipped
from cchc.loading.registry import read_registry
from cchc.words import Words
from cchc.words.slugs import slug
from cchc.words.text import fold, safe, tidy

_KINDS: Final = ("tỉnh ", "thành phố ", "tp. ", "tp.", "tp ")
# Cities directly under the central government, each with the first year in which it was one.
_CITIES: Final = {
    **dict.fromkeys(("hà nội", "hải phòng", "đà nẵng", "cần thơ", "hồ chí minh"), 2004),
    "huế": 2025,
}
_TWO_LEVELS: Final = 2026  # the first whole year in which communes hang directly under the province
_COLUMNS: Final = tuple(keys_of(Unit))
_README: Final = """# Định nghĩa chỉ tiêu của {place} năm {year}

Thư mục này mới được tạo, chưa có chỉ tiêu nào. Các bước tiếp theo:

1. Lập bản thảo từ văn bản giao chỉ tiêu, rồi quyết định những chỗ còn ghi «?»:
   `cchc draft PHULUC.docx -o {folder}/targets/{id}.yaml --force`
2. Thêm chỉ số vào `indicators/`: mỗi tệp một tỷ lệ b/a, đúng nguyên văn của văn bản.
3. Bổ sung sở, ban, ngành vào `targets/units/{registry}.csv`{known}.
4. `cchc lint {folder}` nêu mọi chỗ sai kèm dòng và cột;
   `cchc test {folder}` chạy các phép thử ghi trong định nghĩa.
5. `cchc check SO-LIEU.xlsx --definitions {folder} --year {year}`

{records}

{levels}
"""
_README_OF_KNOWN: Final = """# Định nghĩa chỉ tiêu của {place} năm {year}

Thư mục này là bản sao của bộ chỉ tiêu, chỉ số, văn bản và danh mục đơn vị có sẵn trong chương trình.
Các bước tiếp theo:

1. Đơn vị còn thiếu (sở mới sáp nhập, phòng, trung tâm): thêm mỗi đơn vị một dòng vào
   `targets/units/{registry}.csv`.
2. `cchc lint {folder}` nêu mọi chỗ sai kèm dòng và cột;
   `cchc test {folder}` chạy các phép thử ghi trong định nghĩa.
3. `cchc check SO-LIEU.xlsx --definitions {folder} --year {year}`

{records}

{levels}
"""
_RECORDS: Final = """`record-sources/` cho biết danh sách hồ sơ của từng phần mềm ghi cột, ngày giờ và mã
trạng thái thế nào; phần mềm ghi khác thì sửa hoặc thêm ở đó. Bỏ thư mục này thì dùng các nguồn có sẵn
trong chương trình."""
_INDICATORS: Final = """Mỗi tệp YAML ở đây là một tỷ lệ b/a; tên tệp là mã của nó.
Bản thảo của `cchc draft` cho biết cần những tệp nào.
"""
_BELOW: Final = {
    True: """Từ ngày 01/7/2025 chính quyền địa phương có hai cấp: xã, phường, đặc khu trực thuộc {kind}.
Trong danh mục, cột parent của các đơn vị này là mã của {kind}, cột level là commune;
không có cấp district.""",
    False: """Trước ngày 01/7/2025 có ba cấp: trong danh mục, cột parent của xã, phường, thị trấn là mã của
huyện (quận, thị xã), cột parent của huyện là mã của {kind}.""",
}


class Beginning(NamedTuple):
    """The files of a new folder by their names in it, and whether its units are known."""

    files: Mapping[str, bytes]
    units: int


def begin(place: str, year: int, folder: str) -> Beginning:
    """Make the files of a folder for a province and a year; *folder* is what commands call it.

    Raises WrongRequest for a place or a year that no folder can be called by.
    """
    name = _named(place, year)
    if not 2000 <= year <= 2100:
        raise WrongRequest(
            Words(f"Năm {year} không nằm trong 2000–2100.", f"{year} is not within 2000 and 2100.")
        )
    bare = slug(_bare(name))
    known = _registry_of(name, year)
    if known is None:
        _refuse_ended(name, year)
    if known:
        body, registry, units, name = known
    else:
        body, registry, units = "tinh", f"{bare}-{year}", _province(name)
    set_id = f"{bare}-{year}"
    shipped_files = _set_of(registry, body, year) if known else {}
    kind = "tỉnh" if fold(name).startswith(_KINDS[0]) else "thành phố"
    readme = _README_OF_KNOWN if shipped_files else _README
    texts = {
        "README.md": readme.format(
            place=f"{name[:1].lower()}{name[1:]}",
            year=year,
            id=set_id,
            registry=registry,
            folder=folder,
            known=""
            if known
            else f"; hiện mới có tên {kind}, các đơn vị chưa có danh mục kèm theo",
            records=_RECORDS,
            levels=_BELOW[year >= _TWO_LEVELS].format(kind=kind),
        ),
        "indicators/README.md": _INDICATORS,
        f"targets/units/{registry}.csv": units,
        **dict(schema_files()),
    }
    if not shipped_files:
        texts[f"targets/{set_id}.yaml"] = _set(set_id, name, year, (registry, body))
    files = {name: text.encode() for name, text in texts.items()}
    return Beginning({**files, **shipped_files, **_record_sources()}, units.count("\n") - 1)


def _record_sources() -> dict[str, bytes]:
    """Give the shipped sources of dossiers: a code that lacks is added in a copy of them."""
    folder = shipped() / "record-sources"
    return {f"record-sources/{each.name}": each.read_bytes() for each in folder.glob("*.yaml")}


def _set_of(registry: str, body: str, year: int) -> dict[str, bytes]:
    """Give the shipped sets of a body in a year, with their indicators and documents."""
    definitions = load(None, cache=None).definitions
    mine = (registry, body, year)
    sets = [
        each
        for each in (definitions.target_sets if definitions else ())
        if (each.registry, each.body, each.year) == mine
    ]
    names = [f"targets/{each.id}.yaml" for each in sets]
    names += [f"indicators/{row.indicator.id}.yaml" for each in sets for row in each.targets]
    names += [each.document.file for each in sets if each.document]
    return {name: (shipped() / name).read_bytes() for name in names}


def _named(place: str, year: int) -> str:
    name = tidy(place)
    if not any(map(str.isalpha, _bare(name))) or len(name) > 60:
        raise WrongRequest(
            Words(
                f"«{safe(place)}» không phải tên tỉnh, thành phố.",
                f"«{safe(place)}» is not the name of a province or city.",
            )
        )
    bare = _bare(name)
    if year >= _CITIES.get(fold(bare), year + 1):
        return f"Thành phố {bare}"
    return name if fold(name).startswith(_KINDS) else f"Tỉnh {name}"


def _bare(name: str) -> str:
    for kind in _KINDS:
        if fold(name).startswith(kind):
            return name[len(kind) :]
    return name


def _province(name: str) -> str:
    """Write a registry of the province alone, with a column for everything that a unit may have."""
    unit = {"code": "tinh", "name": name, "level": Level.PROVINCE.value}
    return _csv([_COLUMNS, [unit.get(column, "") for column in _COLUMNS]])


def _csv(rows: Iterable[Sequence[str]]) -> str:
    written = StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()


def _with_all_columns(text: str) -> str:
    """Give a registry the columns that it does not use yet, at the end."""
    headings, *rows = csv.reader(StringIO(text))
    more = [column for column in _COLUMNS if column not in headings]
    return _csv([[*headings, *more], *([*row, *[""] * len(more)] for row in rows)])


def _registry_of(name: str, year: int) -> tuple[str, str, str, str] | None:
    """Find the shipped list of the units of a province in a year: body, id, text, the province's name."""
    for registry_id, path in sorted(load(None, cache=None).registry_files.items()):
        registry = read_registry(path)[0]
        at = None if registry is None else _body_of(existing_in(registry, Period(year)), name)
        if at is not None and path.suffix == ".csv":
            text = path.read_text(encoding="utf-8")
            return at.code, registry_id, _with_all_columns(text), at.name
    return None


def _refuse_ended(name: str, year: int) -> None:
    """Refuse a province of a shipped list that was gone before the year, and say who took its place.

    Raises WrongRequest.
    """
    first = days_of(Period(year))[0]
    for path in load(None, cache=None).registry_files.values():
        registry = read_registry(path)[0]
        unit = None if registry is None else _body_of(registry, name)
        if unit is None or unit.valid_to is None or unit.valid_to >= first:
            continue
        last = spell_day(unit.valid_to)
        new = ", ".join(f"«{each}»" for each in _successors(unit)) or "–"
        raise WrongRequest(
            Words(
                f"{unit.name} chỉ hoạt động đến ngày {last}; từ đó thuộc {new}. Hãy ghi tên tỉnh mới ở"
                " --place, hoặc một năm trước đó ở --year.",
                f"{unit.name} existed until {last}; since then it belongs to {new}. Give the new province in"
                " --place, or an earlier year in --year.",
            )
        )


def _successors(unit: Unit) -> Iterator[str]:
    """Name the units that took the place of one, as far as shipped lists know them."""
    registries = [read_registry(p)[0] for p in load(None, cache=None).registry_files.values()]
    for code in unit.succeeded_by or ():
        names = (r[r.codes.index(code)].name for r in registries if r and code in r.codes)
        yield next(names, code)


def _body_of(registry: Registry, name: str) -> Unit | None:
    """Find the province of that name, with its marks or without, that has units below it."""
    above = {code for code in registry.parents if code}
    wanted = slug(_bare(name))
    for index, code in enumerate(registry.codes):
        if code in above and slug(_bare(registry.names[index])) == wanted:
            unit = registry[index]
            return unit if unit.level == Level.PROVINCE else None
    return None


def _set(set_id: str, name: str, year: int, listed: tuple[str, str]) -> str:
    registry, body = listed
    lines = (
        modeline(f"targets/{set_id}.yaml"),
        "# Chưa có văn bản giao chỉ tiêu; không ghi chỉ tiêu nào khi chưa có văn bản.",
        f"id: {set_id}",
        f"year: {year}",
        f"title: Chỉ tiêu năm {year} (chưa có văn bản)",
        f"issuer: {_quoted(f'Ủy ban nhân dân {name[:1].lower()}{name[1:]}')}",
        "number: null",
        "issued: null",
        "effective: {from: null, to: null}",
        f"registry: {registry}",
        f'body: "{body}"',
        "sections: {}",
        "targets: []",
    )
    return "".join(f"{line}\n" for line in lines)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
