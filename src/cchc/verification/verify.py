"""Judge again what a report says was judged, and compare.  The report is material, never believed."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from cchc import __version__
from cchc.definitions.period import read_period
from cchc.errors import BrokenDefinitions, Error, WrongRequest
from cchc.gates import exit_code, gates_of
from cchc.inputs import File
from cchc.render import report_json
from cchc.request.check import Request
from cchc.request.recorded import fields_of
from cchc.results import Report
from cchc.verification.compare import compared_with, differences
from cchc.verification.definition_files import changed_files
from cchc.verification.inputs import AtHand, digest_of
from cchc.verification.model import Difference, Document, Verification
from cchc.verification.shape import is_report
from cchc.words import Lang, Words
from cchc.words.text import safe

_WITH_PATHS: Final = frozenset({"command"})  # what to type names files as they are called here
_UNSAID: Final = frozenset({"exit_code"})  # a report/1 does not say its gates
Judge = Callable[[Request], Report]
FIRST: Final = "cchc.report/1"
_NOT_IN_FIRST: Final = Words(
    f"Báo cáo dạng {FIRST} không ghi tùy chọn (ví dụ --expect, --unit, --by, --layout), danh mục đơn vị, mã"
    " băm của từng tệp định nghĩa, câu chữ và công thức của chỉ tiêu, các ô nguồn, ngôn ngữ: những điều đó"
    " không kiểm tra được. Chỉ so số đếm, mức giao, đánh giá, phát hiện và tệp đầu vào, theo tùy chọn"
    " mặc định.",
    f"A report of {FIRST} does not say the options (such as --expect, --unit, --by, --layout), the registry,"
    " the hash of each file of definitions, wording and formula of its targets, the cells of its numbers, or"
    " its language: these cannot be checked. Only counts, thresholds, verdicts, findings and inputs are"
    " compared, with the usual options.",
)


_WITH_WHICH: Final = Words(
    "Định nghĩa lúc lập báo cáo không phải là định nghĩa kèm chương trình đang dùng để kiểm tra; nếu báo cáo"
    " lập bằng định nghĩa riêng, hãy thêm --definitions THƯ_MỤC.",
    "The report was not made with the definitions that come with this program, by which it is verified now;"
    " if it was made with others, add --definitions DIR.",
)


def verify(
    file: File,
    at_hand: AtHand,
    judge: Judge,
    digest: Callable[[], str],
    definitions: Any = None,
) -> Verification:
    """Compare a report with what the files *at hand* give by its options, and by *definitions*.

    *digest* gives the hash of the definitions.  Raises WrongRequest for what is no report,
    BrokenDefinitions where definitions cannot be used.
    """
    old = read_report(file)
    is_first = old["schema"] == FIRST
    remarks = [*_versions(old), *([_NOT_IN_FIRST] if is_first else [])]
    sha256 = digest_of(file.data)
    try:
        ask, gates, more = _asked(old, at_hand, definitions)
        report = judge(ask)
    except BrokenDefinitions:
        raise
    except Error as error:
        changed = [] if definitions is not None else list(_other_definitions(old, digest()))
        why = Difference("judging", "", "", None, error.words)
        told = [*([_WITH_WHICH] if changed else []), *remarks]
        return Verification(file.name, sha256, old["schema"], [*changed, why], told)
    code = exit_code(report, **gates)
    new = _renamed(json.loads(report_json.render(report, code, _language(old))), old, ask)
    files, others = ([], []) if is_first else changed_files(old, new)
    if is_first:
        files = list(_other_definitions(old, new["definitions"]["sha256"]))
    if files and definitions is None:
        remarks.insert(0, _WITH_WHICH)
    found = [
        *files,
        *([] if is_first else _other_options(old, new)),
        *differences(
            _comparable(old, more),
            _comparable(new, more),
            common=is_first,
            left_out=_WITH_PATHS | (_UNSAID if is_first else frozenset[str]()),
        ),
    ]
    return Verification(file.name, sha256, old["schema"], found, [*remarks, *more, *others])


def _other_definitions(old: Document, now: str) -> Iterator[Difference]:
    """Say that a report was made by definitions with another hash than those there are *now*."""
    was = old["definitions"].get("sha256")
    if was != now:
        yield Difference("definitions", "", "sha256", was, now)


def _other_options(old: Document, new: Document) -> Iterator[Difference]:
    """Give the options that a report of this version does not say, and what else stands beside one.

    What each came to is judged again; another version may have had others, and who made the report
    others still that decide nothing here.
    """
    if old["tool"].get("version") != new["tool"]["version"]:
        return
    before, after = _options(old), _options(new)
    for name in sorted(after.keys() - before.keys()):
        yield Difference("options", name, "", None, after[name])
    for each in old["options"]:
        for key in each.keys() - {"option", "value"}:
            yield Difference("options", each["option"], key, each[key], None)


def read_report(file: File) -> dict[str, Any]:
    """Read a report; raises WrongRequest for anything else."""
    try:
        document = json.loads(file.data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        document = None
    schema = document.get("schema") if isinstance(document, dict) else None
    is_known = schema in (report_json.SCHEMA, FIRST)
    if not is_known or not is_report(document, is_first=schema == FIRST):
        raise WrongRequest(_no_report(file.name))
    assert isinstance(document, dict)
    return document


def _versions(old: Document) -> Iterator[Words]:
    was = safe(str(old["tool"].get("version")))
    if was != __version__:
        yield Words(
            f"Báo cáo do cchc {was} lập; đang kiểm tra bằng cchc {__version__}.",
            f"The report was made by cchc {was}; this is cchc {__version__}.",
        )


def _language(old: Document) -> Lang:
    return "en" if _options(old).get("--lang") == "en" else "vi"


def _options(old: Document) -> dict[str, Any]:
    return {each["option"]: each["value"] for each in old.get("options", [])}


def _asked(
    old: Document, at_hand: AtHand, definitions: Any
) -> tuple[Request, dict[str, Any], list[Words]]:
    """Make the request that the report answers, its gates, and remarks on what is not at hand."""
    options = _options(old)
    if old["schema"] == FIRST:
        year, period = old["target_set"]["year"], old.get("period")
        is_read = period is not None and read_period(period, year) is not None
        options = {"--set": old["target_set"]["id"], "--period": period if is_read else None}
    fields = fields_of(options)
    gates = gates_of(options)
    remarks = [*_beside_dossiers(fields, at_hand)]
    _take_layout(fields, old, at_hand)
    compared = compared_with(old)
    known = {each["sha256"] for each in (*old["inputs"], *compared)}
    if fields.get("dossiers"):
        counts: Any = [path for path in at_hand.data if path not in at_hand.used]
    else:
        counts = at_hand.take(_counted(old, options), known)
    fields["against"] = [*_against(fields.get("against", ()), compared, at_hand, known)]
    if not fields.get("dossiers"):
        counts += at_hand.rest()
    if not fields.get("against"):
        fields.pop("against_year", None)
    return Request(counts, definitions=definitions, **fields), gates, remarks


def _against(
    written: Sequence[str], compared: Sequence[Mapping[str, Any]], at_hand: AtHand, known: set[str]
) -> Iterator[Any]:
    """Take the files that were compared with, each where it stood; a period stands for itself."""
    for each in written:
        inside = (each, each.rstrip("/\\") + "/", each.rstrip("/\\") + "\\")
        recorded = [
            read for read in compared if read["path"] == each or read["path"].startswith(inside[1:])
        ]
        if not recorded:
            yield each
        elif files := at_hand.take(recorded, known):
            yield files[0] if len(files) == 1 else tuple(files)


def _counted(old: Document, options: dict[str, Any]) -> list[dict[str, str]]:
    """List the recorded inputs that are counts: all but the file of a layout."""
    return [each for each in old["inputs"] if each["path"] != options.get("--layout")]


def _take_layout(fields: dict[str, Any], old: Document, at_hand: AtHand) -> None:
    """Find the file of the layout that was named, whatever it is called now."""
    name = str(fields.get("layout"))
    hashes = {each["path"]: each["sha256"] for each in old["inputs"]}
    if name in hashes:
        path = at_hand.find(hashes[name], name) or at_hand.find_named(name) or name
        fields["layout"] = path
        at_hand.used.add(path)


def _beside_dossiers(fields: dict[str, Any], at_hand: AtHand) -> Iterator[Words]:
    """Take the list of dossiers that counts were compared with, where a file of its name is at hand."""
    name = fields.pop("against_dossiers", None)
    if name is None:
        return
    if path := at_hand.find_named(name):
        fields["against_dossiers"] = path
        at_hand.used.add(path)
        return
    for needing in ("source", "exact_share"):
        fields.pop(needing, None)
    yield Words(
        f"Không có «{safe(name)}»: các phát hiện khi so với hồ sơ (R…) không được kiểm tra.",
        f"«{safe(name)}» is not at hand: what was found beside dossiers (R…) is not checked.",
    )


def _comparable(document: dict[str, Any], remarks: list[Words]) -> dict[str, Any]:
    """Leave out the findings that cannot be found again: of files that are no inputs, and of dossiers."""
    inputs = {each["path"] for each in document["inputs"]}
    inputs |= {each["path"] for each in compared_with(document)}
    kept = [
        each
        for each in document["findings"]
        if each["location"]["file"] in inputs and not (remarks and each["code"].startswith("R"))
    ]
    return {**document, "findings": kept}


def _renamed(new: dict[str, Any], old: Document, ask: Request) -> dict[str, Any]:
    """Call the inputs as the report calls them: their bytes are what they are known by."""
    known = {each["sha256"]: each["path"] for each in old["inputs"]}
    names = {
        each["path"]: known[each["sha256"]]
        for each in new["inputs"]
        if each["sha256"] in known and each["path"] != known[each["sha256"]]
    }
    if ask.layout is not None:
        names[ask.layout] = _options(old).get("--layout") or ask.layout
    renamed: dict[str, Any] = _with_names(new, names) if names else new
    return renamed


def _with_names(value: Any, names: dict[str, str]) -> Any:
    match value:
        case str():
            for now, then in names.items():
                value = value.replace(now, then)
            return value
        case list():
            return [_with_names(each, names) for each in value]
        case dict():
            return {key: _with_names(each, names) for key, each in value.items()}
    return value


def _no_report(name: str) -> Words:
    return Words(
        f"«{safe(name)}» không phải là báo cáo JSON của cchc ({report_json.SCHEMA} hoặc {FIRST});"
        " hãy dùng tệp ghi bằng «-o bao-cao.json».",
        f"«{safe(name)}» is no JSON report of cchc ({report_json.SCHEMA} or {FIRST}); take a file"
        " written with «-o report.json».",
    )
