"""Annexes in layouts unlike the founding ones: every cell exact or marked, whoever wrote the file.

Then each goes the way of a set: drafted, edited, held to its document, written as an annex, drafted again.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from annex_layouts import HEADED, LAYOUTS, LEFT, TITLE, UP, docx_of, html_of, text_of
from cchc.drafting import draft_of
from cchc.drafts.as_yaml import as_yaml
from cchc.law import load
from cli_runs import cchc
from libreoffice import converted_together

KEYS = ("wording", "responsible", "coordinating", "unit_of_measure", "threshold")
MADE = {"docx": docx_of, "html": html_of}
SAVED = ("docx", "html", "pdf")


def drafted(data: bytes, file: str) -> dict[str, Any]:
    made = draft_of(file, data, ("made-up-2026", file, None), load().definitions)
    assert made.draft is not None, [each.rule for each in made.findings]
    cells = [value for row in made.draft.rows for value in row.cells.values()]
    values = [*cells, *made.draft.sections.values(), made.draft.head.year, made.draft.head.title]
    assert all(value.places for value in values if value and value.text)
    draft: dict[str, Any] = yaml.safe_load(as_yaml(made.draft, "vi"))
    return draft


def items_of(draft: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {
        row["item"]: tuple(
            "; ".join(row[key]) if isinstance(row[key], list) else row[key] for key in KEYS
        )
        for row in draft["targets"]
    }


def more_of(draft: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    keys = ("roadmap", "threshold_cell")
    found = {r["item"]: {key: r[key] for key in keys if key in r} for r in draft["targets"]}
    return {item: each for item, each in found.items() if each}


def unsure_of(draft: Mapping[str, Any]) -> set[str]:
    heads = set(draft.get("unsure", ()))
    return heads | {
        f"{row['item']}.{key}" for row in draft["targets"] for key in row.get("unsure", ())
    }


def is_exact(name: str, draft: Mapping[str, Any], *, is_paged: bool = False) -> None:
    """Hold a draft to its layout; what *is_paged* marks blank cells below the edge of a page, too."""
    layout = LAYOUTS[name]
    headings = [f"sections.{number}" for number in layout.sections] if name in HEADED else []
    marked = {*headings, *(["?.item"] if "?" in layout.items else [])}
    assert items_of(draft) == {item: tuple(cells) for item, cells in layout.items.items()}
    assert draft["sections"] == layout.sections
    assert more_of(draft) == layout.more
    assert draft["annex_heading"]["title"] == TITLE
    at_an_edge = unsure_of(draft) - marked if is_paged else set()
    assert unsure_of(draft) - at_an_edge == marked
    assert not {each for each in at_an_edge if each.rpartition(".")[2] in {"item", "threshold"}}


@pytest.mark.parametrize("ending", MADE)
@pytest.mark.parametrize("name", LAYOUTS)
def test_every_cell_of_a_layout_is_exact(name: str, ending: str) -> None:
    is_exact(name, drafted(MADE[ending](LAYOUTS[name]), f"x.{ending}"))


FLAT = [  # without merged cells, so that a text can have them
    name
    for name, layout in LAYOUTS.items()
    if not {LEFT, UP} & {cell for row in [*layout.head, *layout.rows] for cell in row}
]


@pytest.mark.parametrize("name", FLAT)
def test_every_cell_of_a_copied_text_is_exact(name: str) -> None:
    is_exact(name, drafted(text_of(LAYOUTS[name]), "x.txt"))


@cache
def saved(folder: Path, ending: str) -> dict[str, bytes]:
    files = []
    for at, layout in enumerate(LAYOUTS.values()):
        files.append(folder / f"{at}.docx")
        files[-1].write_bytes(docx_of(layout))
    made = converted_together(files, ending)
    return {name: made[at].read_bytes() for at, name in enumerate(LAYOUTS)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("layouts")


@pytest.mark.parametrize("ending", SAVED)
@pytest.mark.parametrize("name", LAYOUTS)
def test_what_libreoffice_saves_says_the_same(name: str, ending: str, folder: Path) -> None:
    draft = drafted(saved(folder, ending)[name], f"x.{ending}")
    is_exact(name, draft, is_paged=ending == "pdf")


# --- the way of a set -----------------------------------------------------------------------------

DECIDED: Mapping[str, Mapping[str, Any]] = {  # what a person puts where the document leaves it open
    "I.2.a": {"responsible": ["Các sở", "UBND cấp xã"]},
    "I.2.b": {"responsible": ["Các sở", "UBND cấp xã"]},
    "?": {"item": "I.2"},
}
ELSEWHERE: Mapping[str, Mapping[str, Any]] = {  # of the layout where cells of a row are blank
    "I.1": {"responsible": ["Sở Nội vụ"], "scope": "Không tính hồ sơ đất đai"},
    "I.2": {"threshold": "tối thiểu 90%"},
}


ELSEWHERE_WORDS = [
    cells[0] for cells in LAYOUTS["no unit column, blank leads, a note beside"].items.values()
]


def edited(draft: dict[str, Any], indicators: Path) -> dict[str, Any]:
    """Decide what is open, as a person does, and make an indicator for each row."""
    draft |= {"registry": "quang-ngai-2025", "body": "51"}
    draft.pop("unsure", None)
    for at, row in enumerate(draft["targets"]):
        row.pop("unsure", None)
        row.update(DECIDED.get(row["item"], {}))
        if row["wording"] in ELSEWHERE_WORDS:
            row.update(ELSEWHERE[row["item"]])
        row.update({"indicator": f"made-{at}", "note": "Cách hiểu của chúng tôi."})
        row["levels"] = ["commune"] if "xã" in row["item"] else ["province"]
        if "Tháng 3" in row.get("roadmap", {}):  # each step holds until the next
            row["roadmap"] |= {"T4": "30%", "T5": "30%", "T7": "60%", "T8": "60%"}
        if row["unit_of_measure"] == "?":
            row["unit_of_measure"] = "%"
        better = "lower" if "không quá" in row["threshold"] else "higher"
        made = INDICATOR.format(at=at, label=f"{row['wording']} ({row['item']})", better=better)
        (indicators / f"made-{at}.yaml").write_text(made, encoding="utf-8")
    return draft


INDICATOR = """\
id: made-{at}
label: "{label}"
numerator: {{label: "Số b{at}"}}
denominator: {{label: "Số a{at}"}}
english: {{label: "made up", numerator: "b{at}", denominator: "a{at}"}}
formula: inferred
note: "Cách hiểu của chúng tôi."
part_of_whole: true
over_time: sum
better: {better}
"""


@pytest.mark.parametrize(
    ("name", "ending"),
    [*((name, "docx") for name in LAYOUTS), *((name, "txt") for name in FLAT)],
)
def test_a_set_goes_its_way_and_comes_back_the_same(name: str, ending: str, tmp_path: Path) -> None:
    folder, path = tmp_path / "d", tmp_path / "d" / "targets" / "quang-ngai-2026.yaml"
    assert cchc("init", "d", "--place", "Quảng Ngãi", "--year", "2026", folder=tmp_path).code == 0
    document = folder / f"phu-luc.{ending}"
    document.write_bytes({**MADE, "txt": text_of}[ending](LAYOUTS[name]))
    made = cchc(
        "draft", f"d/phu-luc.{ending}", "-o", f"d/targets/{path.name}", "--force", folder=tmp_path
    )
    assert made.code == 0, made.err
    ours = edited(yaml.safe_load(path.read_text(encoding="utf-8")), folder / "indicators")
    path.write_text(yaml.safe_dump(ours, allow_unicode=True, sort_keys=False), encoding="utf-8")
    linted = cchc("lint", "d", "--against", f"d/phu-luc.{ending}", folder=tmp_path)
    assert (linted.code, [each for each in linted.out.split("\n") if " lỗi: " in each]) == (0, [])
    tested = cchc("test", "d", folder=tmp_path)
    assert tested.code == 3, "there are no tests, and that is no success"
    run = cchc("list-targets", "--definitions", "d", "-o", "annex.docx", folder=tmp_path)
    assert run.code == 0, run.err
    again = drafted((tmp_path / "annex.docx").read_bytes(), "annex.docx")
    assert again["sections"] == ours["sections"]
    assert items_of(again) == items_of(ours)
    assert more_of(again) == LAYOUTS[name].more
