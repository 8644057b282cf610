"""The HTML page as a document: sound, inert, in two languages, and always the same."""

import hashlib
import os
import re
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import pytest

from cchc.render.html import page as render
from cchc.render.html.texts import SAY
from cchc.words import Lang
from page_parts import page, parse, table
from page_reports import HOSTILE, Q2, A, hostile, large, three_units
from patience import PATIENCE


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_reference_inside_the_page_has_its_goal_and_every_id_is_one(lang: Lang) -> None:
    made = page(large(9, 4), lang, earlier=[large(9, 4, Q2)])
    ids = [each.attributes["id"] for each in made.all() if "id" in each.attributes]
    assert len(set(ids)) == len(ids)
    goals = {each.attributes["href"][1:] for each in made.all("a")}
    for each in made.all():
        goals.update(each.attributes.get("aria-labelledby", "").split())
    goals.update(each.attributes.get("data-for", "top") for each in made.all(class_="tools"))
    assert goals <= set(ids)


def test_the_page_asks_for_nothing_outside_itself() -> None:
    text = render(large(9, 4), "vi")
    made = parse(text)
    addresses = [each.attributes[name] for each in made.all() for name in ("href", "src", "action")
                 if name in each.attributes]  # fmt: skip
    assert [each for each in addresses if not each.startswith("#")] == ["data:,"]
    assert re.findall("https?://|@import|url\\((?!#)", text) == []


def test_the_policy_names_the_style_and_the_script_by_their_hashes() -> None:
    made = page(three_units())
    policy = made.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
    hashes = [
        b64encode(hashlib.sha256(made.one(name).inside[0].encode()).digest()).decode()
        for name in ("style", "script")
    ]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}';"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_nothing_on_the_page_needs_a_style_or_a_script_of_its_own() -> None:
    names = {name for each in page(large(9, 4)).all() for name in each.attributes}
    assert [name for name in names if name == "style" or name.startswith("on")] == []


def test_every_drawing_has_a_title_and_a_description() -> None:
    made = page(large(9, 4), earlier=[large(9, 4, Q2)])
    drawings = made.all("svg", role="img")
    assert len(drawings) == 1 + 4 * 3
    for each in drawings:
        assert each.one("title").text
        assert each.one("desc").text


@pytest.mark.parametrize(("lang", "names"), [("vi", []), ("en", ["vi"])])
def test_vietnamese_names_are_marked_on_an_english_page(lang: Lang, names: list[str]) -> None:
    made = page(three_units(), lang)
    assert made.one("html").attributes["lang"] == lang
    heads = [row.inside[0] for row in made.one(id="results-table").all("tr", class_="m")]
    assert sorted({each.attributes["lang"] for each in heads if "lang" in each.attributes}) == names


def test_an_english_page_is_english() -> None:
    made = page(three_units(), "en")
    assert table(made, "results")[2] == [
        A, "94,996", "100,000", "94.996%", "Missed", "2:4/5",
    ]  # fmt: skip
    words = [each.text for each in made.all("h2")]
    assert words == [
        SAY["summary"].en, SAY["map"].en, SAY["targets"].en, "Missed", "Invalid data",
        "Units that have not reported everything", "Findings", SAY["results"].en,
        SAY["proof"].en,
    ]  # fmt: skip


@pytest.mark.parametrize("name", SAY)
def test_both_languages_fill_the_same_places(name: str) -> None:
    vi, en = (sorted(set(re.findall(r"\{(\w+)\}", text))) for text in SAY[name])
    assert vi == en or (name, vi) == ("units_in_one", [])


# --- inert ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup(text: str, lang: Lang) -> None:
    written = render(hostile(text), lang, earlier=[large(2, 1, Q2)])
    made, clean = parse(written), parse(render(hostile("chữ"), lang, earlier=[large(2, 1, Q2)]))
    assert [each.name for each in made.all()] == [each.name for each in clean.all()]
    assert [each.attributes.keys() for each in made.all()] == [
        each.attributes.keys() for each in clean.all()
    ]
    assert written.encode("utf-8")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_control_or_direction_character_reaches_the_page(lang: Lang) -> None:
    written = render(hostile(HOSTILE[-1]), lang)
    assert (
        re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]", written)
        == []
    )
    assert r"\u202eđảo\u2066 \x1b[31m\x00\u200b\ud800" in written


@pytest.mark.parametrize("text", ["::error::hỏng", "x ##[error]hỏng"])
def test_no_line_commands_the_machine_that_logs_it(text: str) -> None:
    lines = render(hostile(text), "vi").splitlines()
    assert [line for line in lines if line.lstrip().startswith("::") or "##[" in line] == []


def test_a_text_is_shown_as_it_was_written() -> None:
    made = page(hostile(HOSTILE[0]))
    assert HOSTILE[0] in made.one("p", class_="issuer").text
    assert made.one("table", class_="map").all("tbody")[1].one("a").text == HOSTILE[0]


# --- always the same -----------------------------------------------------------------------------


def test_the_same_report_gives_the_same_bytes_in_any_process() -> None:
    program = (
        "import sys, hashlib\n"
        "from page_reports import large, Q2\n"
        "from cchc.render.html import page as render\n"
        "page = render(large(20, 3), 'vi', earlier=[large(20, 3, Q2)])\n"
        "print(hashlib.sha256(page.encode()).hexdigest())\n"
    )
    here = str(Path(__file__).parent)
    hashes = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C",
                              "PYTHONPATH": os.pathsep.join([here, *sys.path])},
            cwd=folder, capture_output=True, check=True, timeout=PATIENCE,
        ).stdout
        for seed, zone, folder in (("1", "UTC", here), ("2", "Asia/Ho_Chi_Minh", "/"))
    }  # fmt: skip
    assert len(hashes) == 1
