"""One folder per D-rule: the smallest definitions that break it, beside the words it says.

``CCHC_REWRITE=1`` writes the words anew; read the difference like code.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc.authoring.lint import lint
from cchc.definitions.model import Definitions
from cchc.definitions.registry_lint import NAMES_MAX
from cchc.diagnostics import Finding
from cchc.drafting import draft_of
from cchc.loading.plain_files import YAML_MAX
from cchc.loading.yaml_files import NODES_MAX

RULES = Path(__file__).parents[1] / "rules"
FOLDERS = sorted(RULES.glob("D*"))
# Files too large to keep: they are made for the run.
MADE: dict[str, tuple[str, Callable[[], str]]] = {
    "D101": ("indicators/dossiers-on-time.yaml", lambda: "#" * (YAML_MAX + 1)),
    "D106": ("indicators/dossiers-on-time.yaml", lambda: "- a\n" * NODES_MAX),
    "D411": (
        "targets/units/made-up.csv",
        lambda: "".join(
            ["code,name,level\n", *(f"{n},Xã {n},commune\n" for n in range(NAMES_MAX + 1))]
        ),
    ),
}


DOCUMENT = (
    "van-ban.txt"  # an example that is no folder of definitions, but what one is drafted from
)


def _of_a_document() -> list[Finding]:
    asked = ("van-ban-2024", DOCUMENT, None)
    known = Definitions(indicators={}, target_sets=(), digest="")
    return [*draft_of(DOCUMENT, Path(DOCUMENT).read_bytes(), asked, known).findings]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_broken_folder_is_told_in_exactly_these_words(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = folder.name[:4]
    monkeypatch.chdir(folder)
    if code in MADE:
        name, content = MADE[code]
        shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
        (tmp_path / "definitions" / name).write_text(content(), encoding="utf-8")
        monkeypatch.chdir(tmp_path)
    findings = _of_a_document() if Path(DOCUMENT).exists() else lint("definitions").findings
    said = [
        f"{found.location.text} {found.rule.code} {found.message('vi')} {found.fix('vi')}\n"
        for found in findings
    ]
    actual = "".join(line.removeprefix("definitions/") for line in said)
    expected = folder / "expected.txt"
    if os.environ.get("CCHC_REWRITE"):
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8")
    assert code in {found.rule.code for found in findings}
