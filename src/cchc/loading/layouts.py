"""One layout that is named by its file: what somebody has taught of a form, beside any folder."""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from cchc.definitions.checker import check
from cchc.definitions.layout import Layout, layout_of
from cchc.definitions.layout_file import LayoutFile
from cchc.definitions.layout_lint import lint_layouts
from cchc.definitions.plain import plain
from cchc.diagnostics import Severity
from cchc.errors import BrokenDefinitions
from cchc.loading.one_file import parse
from cchc.loading.plain_files import YAML_MAX, read_bytes
from cchc.rules.definition_folder import IdNotFileName


class LayoutOfFile(NamedTuple):
    """A layout and the SHA-256 of the file that declares it."""

    layout: Layout
    sha256: str


def layout_of_file(path: str, quantities: Iterable[str]) -> LayoutOfFile:
    """Read and check one layout; its columns may name *quantities* beside those that it declares.

    It is called by its path, so its file may be copied under any name: only in a folder an id is found by it.
    Raises BrokenDefinitions with every finding, and FileNotFoundError.
    """
    data, findings = read_bytes(path, path, YAML_MAX)
    raw, more = (None, []) if data is None else parse(data, path)
    findings += more
    declared, more = (None, []) if raw is None else check(LayoutFile, raw)
    findings += [found for found in more if not isinstance(found.rule, IdNotFileName)]
    if declared is not None:
        findings += lint_layouts([declared], (), all_read=False, quantities=[*quantities])
    if data is None or declared is None or any(f.rule.severity is Severity.ERROR for f in findings):
        raise BrokenDefinitions(findings)
    return LayoutOfFile(layout_of(plain(declared.value)), hashlib.sha256(data).hexdigest())
