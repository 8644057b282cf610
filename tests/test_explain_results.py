"""explain says of a result why it is what it is: every link of the chain, true to what was judged."""

import json
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import cchc
from cchc.definitions.model import Dates
from cchc.render import proof_forms
from cli_runs import Run
from cli_runs import cchc as run
from factories import SO_NOI_VU, Row, report, target, target_set

SCT = Path(__file__).parents[1] / "examples" / "so-cong-thuong-2023"
HEADINGS = "Chỉ tiêu;Đơn vị;Kỳ;b;a\n"
MONTHS = "".join(f"IV.1;Sở Y tế;Tháng {m}/2023;{b};31\n" for m, b in ((7, 30), (8, 30), (9, 28)))
ASKED: dict[str, Any] = {
    "year": 2023,
    "period": "Q3",
    "items": "IV.1",
    "definitions": cchc.load(),
}


def chain(text: str, unit: str = "Sở Y tế", lang: str = "vi", **asked: Any) -> dict[str, list[str]]:
    """Explain the result of a unit; gives the texts of each link."""
    sent = cchc.File("so-lieu.csv", f"{HEADINGS}{text}".encode())
    report = cchc.check(sent, **ASKED | asked)
    [proof] = [
        each
        for each in cchc.explain(report, "en" if lang == "en" else "vi")
        if isinstance(each.result, cchc.Result) and each.result.unit.name == unit
    ]
    return {link.key: list(link.texts) for link in proof.chain}


def test_the_whole_chain_of_a_missed_result() -> None:
    found = chain(MONTHS)
    assert found["verdict"] == ["Không đạt. Tỷ lệ 94,62%, mức giao ≥ 95%; còn thiếu 1."]
    assert found["formula"] == [
        "b / a; b: Số hồ sơ TTHC đã giải quyết đúng hạn; a: Tổng số hồ sơ TTHC đã giải quyết trong năm",
        "văn bản ghi rõ công thức",
    ]
    assert found["numbers"] == ["88 / 93 = 94,62%", "88 × 100 = 8.800 < 8.835 = 95 × 93"]
    assert found["cells"] == [
        "Tháng 7/2023: 30/31 (so-lieu.csv:2:4/5)",
        "Tháng 8/2023: 30/31 (so-lieu.csv:3:4/5)",
        "Tháng 9/2023: 28/31 (so-lieu.csv:4:4/5)",
    ]
    assert found["over_time"][0].startswith("cộng dồn được")
    assert found["threshold"] == ["văn bản ghi «95», hiểu là ≥ 95%"]
    assert found["wording"][0].startswith("Tỷ lệ hồ sơ TTHC do cơ quan chuyên môn cấp tỉnh")
    assert found["basis"][0].startswith("Mục 3.4.1 ")
    assert found["responsible"] == ["Các sở, ban ngành; Ban Quản lý khu kinh tế tỉnh"]
    assert found["coordinating"] == ["Văn phòng UBND tỉnh"]
    assert "Bộ chỉ tiêu: kon-tum-2023, năm 2023" in found["document"]
    assert "Hiệu lực: văn bản không ghi" in found["document"]
    assert found["in_force"] == ["«kon-tum-2023» từ 01/01/2023 đến 31/12/2023"]
    assert found["findings"] == ["không có"]


def test_the_same_in_english() -> None:
    vi, en = (chain(MONTHS, lang=lang) for lang in ("vi", "en"))
    assert list(vi) == list(en)
    assert en["verdict"] == ["Missed. Ratio 94.62%, target ≥ 95%; short by 1."]
    assert en["numbers"] == ["88 / 93 = 94.62%", "88 × 100 = 8,800 < 8,835 = 95 × 93"]
    assert en["wording"] == vi["wording"]  # a quotation


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        pytest.param("IV.1;Sở Y tế;Q3;95;100\n", "verdict", ["Đạt."], id="met"),
        pytest.param(
            "IV.1;Sở Y tế;Q3;95;100\n",
            "numbers",
            ["95 / 100 = 95,00%", "95 × 100 = 9.500 = 9.500 = 95 × 100"],
            id="exactly at the threshold",
        ),
        pytest.param(
            "IV.1;Sở Y tế;Q3;0;0\n",
            "when_empty",
            ["không phát sinh, nên không đánh giá"],
            id="nothing arose",
        ),
        pytest.param("IV.1;Sở Y tế;Q3;;\n", "cells", ["Quý III/2023: –/– (so-lieu.csv:2:4/5)"],
                     id="a blank row"),
        pytest.param(
            "IV.1;Sở Y tế;Tháng 7/2023;9;10\n", "gap", ["tháng 8, 9"], id="months that are missing"
        ),
        pytest.param(
            "IV.1;Sở Y tế;6 tháng;90;95\nIV.1;Sở Y tế;9 tháng;178;188\n",
            "cells",
            [
                "9 tháng năm 2023: 178/188 (so-lieu.csv:3:4/5)",
                "trừ 6 tháng đầu năm 2023: 90/95 (so-lieu.csv:2:4/5)",
            ],
            id="a running total less the one before",
        ),
    ],
)  # fmt: skip
def test_a_link(text: str, key: str, expected: list[str]) -> None:
    assert chain(text)[key] == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("IV.1;Sở Y tế;Q3;101;100\n", "C301", id="of its own row"),
        pytest.param(MONTHS.replace("28;31", "32;31"), "C301", id="of one of three months"),
        pytest.param(
            "IV.1;Sở Y tế;6 tháng;90;95\nIV.1;Sở Y tế;9 tháng;178;188\n",
            "C525",
            id="of a row of another period that it was made from",
        ),
    ],
)
def test_the_findings_that_touch_it(text: str, code: str) -> None:
    others = "IV.1;Sở Xây dựng;Q3;7;5\n"
    found = chain(text + others)["findings"]
    assert [re.findall("[A-Z][0-9]{3}", each)[0] for each in found] == [code]


def test_a_silent_unit_has_no_cells() -> None:
    found = chain("IV.1;Sở Xây dựng;Q3;9;10\n", expect="all")
    assert (found["cells"], found["verdict"]) == (["không có số liệu nào"], ["Chưa báo cáo."])
    assert "numbers" not in found


def test_a_milestone_and_a_threshold_of_ones_own() -> None:
    report = cchc.check(
        str(SCT / "so-lieu.csv"), period="Q2", items="II", definitions=SCT / "dinh-nghia"
    )
    texts = [{link.key: list(link.texts) for link in each.chain} for each in cchc.explain(report)]
    own = [each["threshold"] for each in texts]
    assert all("mốc của lộ trình; cả năm" in said[1] for said in own)
    assert any("mức giao riêng của đơn vị; chỉ tiêu chung ≥ 65%" in " ".join(said) for said in own)
    assert all("Quý I/2023 ≥ 30%" in each["roadmap"][0] for each in texts)


def test_every_number_of_the_examples_follows_from_its_cells() -> None:
    """The cells add up to b and a, and the comparison in whole numbers has the verdict."""
    folder = Path(__file__).parents[1] / "examples"
    report = cchc.check(str(folder / "kon-tum-quy-3-2023" / "so-lieu-quy-3.csv"), year=2023)
    proofs = cchc.explain(report, "en")
    several = [total for total in report.totals if total.units > 1]
    assert len(proofs) == len(report.results()) + len(several) > 20
    assert several
    for each in proofs:
        links = {link.key: link.texts for link in each.chain}
        if "numbers" not in links:
            continue
        pairs = [re.findall(r": ([0-9,]+)/([0-9,]+) \(", text)[0] for text in links["cells"]]
        b, a = (sum(int(p[at].replace(",", "")) for p in pairs) for at in (0, 1))
        assert (b, a) == (each.result.numerator, each.result.denominator)
        signs = [re.findall("= [0-9,.]+ ([<=>]) ", text) for text in links["numbers"][1:]]
        bound = each.result.threshold.low
        if bound is not None:
            sign = "<" if Fraction(b * 100) < bound * a else "=" if b * 100 == bound * a else ">"
            assert signs[0] == [sign]


# --- the command -----------------------------------------------------------------------------


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "so-lieu").mkdir()
    (tmp_path / "so-lieu" / "quy-3.csv").write_text(
        f"{HEADINGS}{MONTHS}IV.1;Sở Xây dựng;Q3;9;10\nII;Sở Y tế;Q3;7;10\n", encoding="utf-8"
    )
    return tmp_path


def explained(place: Path, *words: str) -> Run:
    return run("explain", *words, folder=place)


def test_a_folder_a_unit_and_an_item(place: Path) -> None:
    asked = ("so-lieu/", "--year", "2023", "--period", "Q3", "--unit", "Sở Y tế", "--item", "IV.1")
    done = explained(place, *asked)
    assert (done.code, done.err) == (cchc.ExitCode.OK, "")
    assert done.out.splitlines()[0].startswith("IV.1 · Sở Y tế (so-y-te) · Quý III/2023: ")
    assert done.out.count("Đánh giá  ") == 1
    assert "so-lieu/quy-3.csv:2:4/5" in done.out


def test_without_a_unit_every_result_is_explained(place: Path) -> None:
    done = explained(place, "so-lieu/", "--year", "2023", "--period", "Q3", "--item", "IV.1")
    assert done.out.count("Đánh giá  ") == 3  # of two units, and of both together
    total = done.out.partition("IV.1 · Tổng của 2 đơn vị · Quý III/2023: ")[2]
    assert "97 / 103 = 94,17%" in total
    for said in ("Sở Y tế, Tháng 7/2023: 30/31", "Sở Xây dựng, Quý III/2023: 9/10"):
        assert said in total


def test_as_json(place: Path) -> None:
    asked = ("so-lieu/quy-3.csv", "--year", "2023", "--period", "Q3", "--item", "IV.1")
    document = json.loads(explained(place, *asked, "--unit", "Sở Y tế", "--format", "json").out)
    report = json.loads(run("check", *asked, "--format", "json", folder=place).out)
    assert document["schema"] == "cchc.proof/1"
    [result] = document["results"]
    assert result in report["results"]
    assert document["targets"] == report["targets"]
    assert document["inputs"] == report["inputs"]
    assert document["totals"] == []  # of one unit it is the result
    [found] = document["chains"]
    assert (found["item"], found["unit"]) == ("IV.1", "so-y-te")
    assert [each["key"] for each in found["links"]][:4] == [
        *("verdict", "formula", "numbers", "cells"),
    ]


def test_a_code_comes_first_and_a_file_of_that_name_is_written_as_a_path(place: Path) -> None:
    (place / "C301").write_text(f"{HEADINGS}{MONTHS}", encoding="utf-8")
    assert explained(place, "C301").out.startswith("Mã ")
    asked = ("--year", "2023", "--period", "Q3", "--item", "IV.1")
    assert "./C301:2:4/5" in explained(place, "./C301", *asked).out


def test_what_is_written_like_a_code_and_is_a_file_only(place: Path) -> None:
    (place / "C999").write_text(f"{HEADINGS}{MONTHS}", encoding="utf-8")
    asked = ("--year", "2023", "--period", "Q3", "--item", "IV.1")
    assert "C999:2:4/5" in explained(place, "C999", *asked).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["C999"], "Không có mã «C999»", id="a code that there is not"),
        pytest.param(["khong-co.csv", "--year", "2023"], "Không có tệp", id="no such file"),
        pytest.param(
            ["so-lieu", "--year", "2023", "--unit", "Sở Y tê"], "Sở Y tê", id="no such unit"
        ),
    ],
)
def test_wrong_usage(place: Path, words: list[str], said: str) -> None:
    done = explained(place, *words)
    assert (done.code, done.out) == (cchc.ExitCode.USAGE, "")
    assert said in done.err


def test_nothing_to_explain_is_no_success(place: Path) -> None:
    (place / "trong.csv").write_text(HEADINGS, encoding="utf-8")
    done = explained(place, "trong.csv", "--year", "2023")
    assert (done.code, done.out) == (
        cchc.ExitCode.UNUSABLE,
        "Không có kết quả nào để giải thích.\n",
    )


def test_the_page_explains_each_result(place: Path) -> None:
    asked = ("so-lieu/quy-3.csv", "--year", "2023", "--period", "Q3", "--item", "IV.1")
    run("check", *asked, "-o", "trang.html", folder=place)
    text = (place / "trang.html").read_text(encoding="utf-8")
    proof = text.partition('<section id="proof"')[2].partition("</section>")[0]
    assert proof.count("<details>") == 2
    for said in (
        "88 × 100 = 8.800 &lt; 8.835 = 95 × 93",
        "Tháng 8/2023: 30/31",
        "văn bản ghi «95»",
    ):
        assert said in proof
    assert proof.count('<a href="#IV.1">') == 2  # where wording, formula and basis stand


@pytest.mark.parametrize("width", [70, 100, 300, None])
def test_the_page_has_names_in_one_column_and_texts_in_another(width: int | None) -> None:
    sent = cchc.File("so-lieu.csv", f"{HEADINGS}IV.1;Sở Y tế;Q3;95;100\n".encode())
    proofs = cchc.explain(cchc.check(sent, **ASKED))
    title, *lines = proof_forms.pages(proofs, width).splitlines()
    assert title.startswith("IV.1 · Sở Y tế (so-y-te) · Quý III/2023: Tỷ lệ hồ sơ TTHC")
    column = len("Bộ chỉ tiêu có hiệu lực") + 2
    names = [line[:column].strip() for line in lines]
    assert [each for each in names if each] == [link.name for link in proofs[0].chain]
    said = " ".join(" ".join(line[column:] for line in lines).split())
    assert said == " ".join(
        " ".join(text for link in proofs[0].chain for text in link.texts).split()
    )
    assert max(map(len, lines)) <= min(width or 100, 100)
    assert all(line[column - 1] == " " != line[column] for line in lines)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param(None, None, "Hiệu lực: văn bản không ghi", id="neither day"),
        pytest.param("2023-01-01", None, "Hiệu lực: 01/01/2023 – …", id="the first day"),
        pytest.param(None, "2023-12-31", "Hiệu lực: … – 31/12/2023", id="the last day"),
        pytest.param(
            "2023-01-01", "2023-12-31", "Hiệu lực: 01/01/2023 – 31/12/2023", id="both days"
        ),
    ],
)
def test_the_days_that_a_document_states_are_told(
    first: str | None, last: str | None, expected: str
) -> None:
    of = replace(target_set(target("90")), effective=Dates(first=first, last=last))
    [proof] = cchc.explain(report([Row(SO_NOI_VU, 95, 100)], of=of))  # type: ignore[arg-type]
    [document] = [link.texts for link in proof.chain if link.key == "document"]
    assert [each for each in document if each.startswith("Hiệu lực")] == [expected]


def test_what_was_counted_from_dossiers_names_the_command_that_lists_them() -> None:
    folder = Path(__file__).parents[1] / "examples" / "ho-so-mot-thang-2024"
    asked: dict[str, Any] = {
        "definitions": folder / "dinh-nghia",
        "period": "2024-03",
        "dossiers": True,
    }
    report = cchc.check(str(folder / "ho-so.csv"), **asked)
    results = json.loads(report.to_json())["results"]
    listed = [[each["dossiers"]["command"]] for each in results if "dossiers" in each]
    chains = [
        {link.key: [*link.texts] for link in each.chain} for each in cchc.api.explain(report, "vi")
    ]
    told = [links["dossiers"] for links in chains if "dossiers" in links]
    assert told == listed
    assert told
