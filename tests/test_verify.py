"""A report is verified by judging again: what was tampered with is found, and nothing else is."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import cchc
from cchc.loading.definitions import shipped
from cchc.verification.model import Verification
from cli_runs import cchc as run

HEADINGS = "Chỉ tiêu;Đơn vị;Kỳ;b;a\n"
COUNTS = (
    f"{HEADINGS}IV.1;Sở Nội vụ;Q3;95;100\nIV.1;Sở Tư pháp;Q3;94;100\nIV.1;Sở Nội vụ;Q2;90;100\n"
    "II;Sở Nội vụ;Q3;70;100\nIV.3;Xã Kroong;Q3;9;10\nIV.1;Sở Xây dựng;Tháng 7/2023;9;9\n"
)
ASKED: dict[str, Any] = {"year": 2023, "period": "Q3"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Make a folder of definitions and a file of counts."""
    for name in ("targets", "indicators", "layouts", "record-sources"):
        shutil.copytree(shipped() / name, tmp_path / "dinh-nghia" / name)
    (tmp_path / "so-lieu.csv").write_text(COUNTS, encoding="utf-8")
    return tmp_path


def made(place: Path, lang: str = "vi", **asked: Any) -> dict[str, Any]:
    """Make a report of the counts and write it down."""
    counts = asked.pop("counts", str(place / "so-lieu.csv"))
    report = cchc.check(counts, definitions=place / "dinh-nghia", **ASKED | asked)
    text = report.to_json("en" if lang == "en" else "vi")
    (place / "bao-cao.json").write_text(text, encoding="utf-8")
    document = json.loads(text)
    assert isinstance(document, dict)
    return document


def verified(place: Path, *files: str) -> Verification:
    counts = [str(place / name) for name in files or ("so-lieu.csv",)]
    return cchc.verify(place / "bao-cao.json", counts, definitions=place / "dinh-nghia")


def said(found: Verification) -> set[tuple[str, str]]:
    """Give the parts that differ and the keys in which they do."""
    return {(each.part, each.key) for each in found.differences}


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param({}, id="as it is"),
        pytest.param({"lang": "en"}, id="in English"),
        pytest.param({"items": "IV.1"}, id="of one item"),
        pytest.param({"units": ["Sở Nội vụ"], "expect": "all"}, id="of one unit, expected in full"),
        pytest.param({"expect": "all"}, id="where all were expected"),
        pytest.param({"by": "parent", "bottlenecks": True}, id="with groups and bottlenecks"),
        pytest.param({"against": "Q2"}, id="against another period"),
        pytest.param({"only": "missed", "lead": "Các sở, ban ngành"}, id="where a part was shown"),
        pytest.param({"encoding": "utf-8"}, id="with an encoding"),
        pytest.param({"set_id": "kon-tum-2023"}, id="of a set that was named"),
    ],
)
def test_nothing_was_touched(place: Path, asked: dict[str, Any]) -> None:
    made(place, **asked)
    found = verified(place)
    assert (found.is_identical, found.remarks, found.exit_code) == (True, [], cchc.ExitCode.OK)


def test_an_officer_and_a_pipeline_see_the_same(place: Path) -> None:
    asked = ["--year", "2023", "--period", "Q3", "--fail-on", "missing", "--lang", "en"]
    report, counts = str(place / "bao-cao.json"), str(place / "so-lieu.csv")
    assert run("check", counts, *asked, "-o", report).code == cchc.ExitCode.GATE
    verifying = run("verify", report, counts)
    assert (verifying.code, verifying.err) == (0, "")
    assert verifying.out.startswith("Giống hệt: ")


def test_a_file_that_was_renamed_is_known_by_its_bytes(place: Path) -> None:
    made(place)
    (place / "khac").mkdir()
    (place / "so-lieu.csv").rename(place / "khac" / "ten-moi.csv")
    assert verified(place, "khac/ten-moi.csv").is_identical
    assert verified(place, "khac").is_identical  # a folder


def test_two_files_that_changed_their_names_with_each_other(place: Path) -> None:
    first, second = place / "a.csv", place / "b.csv"
    first.write_text(COUNTS, encoding="utf-8")
    second.write_text(f"{HEADINGS}IV.1;Sở Y tế;Q3;1;2\n", encoding="utf-8")
    made(place, counts=[str(first), str(second)])
    other = place / "c.csv"
    first.rename(other)
    second.rename(first)
    other.rename(second)
    assert verified(place, "a.csv", "b.csv").is_identical
    assert verified(place, "b.csv", "a.csv").is_identical


def rewrite(file: str, old: str, new: str) -> Callable[[Path], None]:
    """Change a file beside the report."""

    def change(place: Path) -> None:
        path = place / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def edit(change: Callable[[dict[str, Any]], None]) -> Callable[[Path], None]:
    """Change the report itself."""

    def tamper(place: Path) -> None:
        path = place / "bao-cao.json"
        document = json.loads(path.read_text(encoding="utf-8"))
        change(document)
        path.write_text(json.dumps(document), encoding="utf-8")

    return tamper


def set_option(name: str, value: object) -> Callable[[Path], None]:
    def change(document: dict[str, Any]) -> None:
        kept = [each for each in document["options"] if each["option"] != name]
        document["options"] = [*kept, {"option": name, "value": value}]

    return edit(change)


def forge_hash(document: dict[str, Any]) -> None:
    for each in document["definitions"]["files"]:
        if each["path"] == "targets/kon-tum-2023.yaml":
            each["sha256"] = "0" * 64


def without_file(document: dict[str, Any]) -> None:
    files = document["definitions"]["files"]
    files[:] = [each for each in files if each["path"] != "targets/kon-tum-2023.yaml"]


def result_of(document: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in document["results"] if each["unit"]["name"] == name)


@pytest.mark.parametrize(
    ("tamper", "expected"),
    [
        pytest.param(
            edit(without_file), {("definitions", "sha256")}, id="a file that is not named"
        ),
        pytest.param(
            edit(lambda d: d["options"].remove({"option": "--expect", "value": "reported"})),
            {("options", "")},
            id="an option that is not said",
        ),
        pytest.param(
            edit(lambda d: d["options"][0].update(more=1)),
            {("options", "more")},
            id="what no option has",
        ),
        pytest.param(
            edit(lambda d: d["registry"].update(more=1)),
            {("registry", "more")},
            id="what no registry has",
        ),
        pytest.param(
            rewrite("so-lieu.csv", "94;100", "95;100"),
            {("inputs", "sha256"), ("results", "numerator"), ("results", "verdict")},
            id="a count in the file",
        ),
        pytest.param(
            rewrite("so-lieu.csv", "IV.1;Sở Nội vụ;Q3;95;100\n", "\nIV.1;Sở Nội vụ;Q3;95;100\n"),
            {("inputs", "sha256"), ("results", "sources")},
            id="a row that moved",
        ),
        pytest.param(
            rewrite("dinh-nghia/targets/kon-tum-2023.yaml", 'threshold: "95"', 'threshold: "94"'),
            {("definitions", "sha256"), ("targets", "threshold.value")},
            id="a threshold",
        ),
        pytest.param(
            rewrite("dinh-nghia/targets/units/kon-tum-2023.csv", "Sở Tư pháp", "Sở Tư Pháp (cũ)"),
            {("definitions", "sha256")},
            id="a line of the registry",
        ),
        pytest.param(
            rewrite("dinh-nghia/layouts/vocabulary.yaml", "\n", "\n# khác\n"),
            {("definitions", "sha256")},
            id="a layout, or the words by which sheets are read",
        ),
        pytest.param(
            rewrite("dinh-nghia/indicators/province-dossiers-on-time.yaml", "\n", "\n# khác\n"),
            {("definitions", "sha256")},
            id="an indicator, only by a remark",
        ),
        pytest.param(
            lambda place: (place / "dinh-nghia/layouts/bieu-06a.yaml").unlink(),
            {("definitions", "sha256")},
            id="a layout that is gone",
        ),
        pytest.param(
            set_option("--expect", "all"),
            {("results", ""), ("summary", "not_reported")},
            id="an option that decides who must report",
        ),
        pytest.param(
            set_option("--period", "Q2"),
            {("period", ""), ("results", "period")},
            id="an option that decides the period",
        ),
        pytest.param(
            set_option("--bottlenecks", True),
            {("bottlenecks", "")},
            id="an option that adds a part",
        ),
        pytest.param(
            set_option("--allow-missed", True), {("exit_code", "")}, id="an option of the exit code"
        ),
        pytest.param(set_option("--fail-on", ["missing"]), {("exit_code", "")}, id="the gates"),
        pytest.param(
            set_option("--set", "kon-tum-2042"), {("judging", "")}, id="a set that there is not"
        ),
        pytest.param(
            set_option("--year", "hai nghìn"), {("judging", "")}, id="a value that no option has"
        ),
        pytest.param(
            edit(lambda document: result_of(document, "Sở Tư pháp").update(verdict="met")),
            {("results", "verdict")},
            id="a verdict in the report",
        ),
        pytest.param(
            edit(lambda document: document["results"].pop()),
            {("results", "")},
            id="a result that was taken out",
        ),
        pytest.param(
            edit(lambda document: document["results"].append(document["results"][0])),
            {("results", "")},
            id="a result that stands there twice",
        ),
        pytest.param(
            edit(lambda document: document["totals"][0].update(numerator=1)),
            {("totals", "numerator")},
            id="a total",
        ),
        pytest.param(
            edit(lambda document: document["targets"][0].update(basis="Nghị quyết khác")),
            {("targets", "basis")},
            id="the basis of a target",
        ),
        pytest.param(
            edit(lambda document: document["findings"].clear()),
            {("findings", "")},
            id="findings that were taken out",
        ),
        pytest.param(
            edit(lambda document: document["definitions"].update(sha256="0" * 64)),
            {("definitions", "sha256")},
            id="the hash of all definitions",
        ),
        pytest.param(
            edit(forge_hash),
            {("definitions", "sha256")},
            id="the hash of the file of the set",
        ),
        pytest.param(
            edit(lambda document: document["registry"].update(sha256="0" * 64)),
            {("registry", "sha256")},
            id="the hash of the registry",
        ),
        pytest.param(
            edit(lambda document: document["registry"].update(path="targets/units/khac.csv")),
            {("registry", "path")},
            id="the registry",
        ),
        pytest.param(
            edit(lambda document: document.update(note="đã duyệt")),
            {("note", "")},
            id="a key that there is not",
        ),
        pytest.param(
            edit(lambda document: document["results"][0].update(partial=0)),
            {("results", "partial")},
            id="a number for a truth",
        ),
    ],
)
def test_what_was_tampered_with_is_found(
    place: Path, tamper: Callable[[Path], None], expected: set[tuple[str, str]]
) -> None:
    made(place)
    tamper(place)
    found = verified(place)
    assert expected <= said(found)
    assert found.exit_code is cchc.ExitCode.MISSED


@pytest.mark.parametrize("key", ["threshold", "basis", "wording", "formula", "roadmap"])
def test_every_text_of_a_target_is_compared(place: Path, key: str) -> None:
    document = made(place)
    assert all(key in each for each in document["targets"])
    edit(lambda document: document["targets"][0].update({key: "khác"}))(place)
    assert {part for part, _ in said(verified(place))} == {"targets"}


def test_what_is_another_is_said_before_what_follows(place: Path) -> None:
    made(place)
    rewrite("so-lieu.csv", "94;100", "95;100")(place)
    out = run(
        *("verify", str(place / "bao-cao.json"), str(place / "so-lieu.csv")),
        *("--definitions", str(place / "dinh-nghia")),
    ).out
    assert out.index("tệp số liệu") < out.index("kết quả IV.1 · Sở Tư pháp (so-tu-phap)")
    assert "numerator trong báo cáo là 94, nay là 95" in out


def test_another_version_is_said_and_is_no_difference(place: Path) -> None:
    made(place)
    edit(lambda document: document["tool"].update(version="9.9.9"))(place)
    found = verified(place)
    assert found.is_identical
    assert [each.vi for each in found.remarks] == [
        f"Báo cáo do cchc 9.9.9 lập; đang kiểm tra bằng cchc {cchc.__version__}."
    ]


@pytest.mark.parametrize(
    ("change", "asked", "is_told"),
    [
        pytest.param(
            rewrite("dinh-nghia/targets/kon-tum-2023.yaml", 'threshold: "95"', 'threshold: "96"'),
            {},
            True,
            id="a set of the same name, with another threshold",
        ),
        pytest.param(
            rewrite("dinh-nghia/targets/kon-tum-2023.yaml", "year: 2023", "year: 2025"),
            {"year": 2025},
            True,
            id="a year that does not come with the program",
        ),
        pytest.param(lambda _: None, {}, False, id="the same files"),
        pytest.param(
            rewrite("dinh-nghia/targets/units/kon-tum-kkt-2024.yaml", "\n", "\n# khác\n"),
            {},
            False,
            id="other files, on which no result rests",
        ),
    ],
)
def test_a_report_by_other_definitions_says_that_they_are_to_be_named(
    place: Path, change: Callable[[Path], None], asked: dict[str, Any], is_told: bool
) -> None:
    change(place)
    (place / "so-lieu.csv").write_text(
        COUNTS.replace("2023", str(asked.get("year", 2023))), encoding="utf-8"
    )
    made(place, **asked)
    found = cchc.verify(place / "bao-cao.json", str(place / "so-lieu.csv"))
    told = [each for each in found.remarks if "hãy thêm --definitions" in each.vi]
    assert (found.is_identical, len(told)) == (not is_told, is_told)
    assert verified(place).is_identical


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda place: (place / "dinh-nghia/layouts/them.yaml").write_text(
                (place / "dinh-nghia/layouts/bieu-06a.yaml")
                .read_text(encoding="utf-8")
                .replace("id: bieu-06a", "id: them")
                .replace("title: ", "title: Khác "),
                encoding="utf-8",
            ),
            id="a layout that was added",
        ),
        pytest.param(
            rewrite("dinh-nghia/targets/kon-tum-kkt-2024.yaml", "\n", "\n# khác\n"),
            id="targets of another year",
        ),
        pytest.param(
            rewrite("dinh-nghia/targets/units/kon-tum-kkt-2024.yaml", "\n", "\n# khác\n"),
            id="the registry of others",
        ),
    ],
)
def test_what_concerns_no_result_is_said_and_is_no_difference(
    place: Path, change: Callable[[Path], None]
) -> None:
    made(place)
    change(place)
    found = verified(place)
    assert (found.is_identical, len(found.remarks)) == (True, 1)
    assert "không liên quan đến kết quả" in found.remarks[0].vi


def test_a_file_that_is_missing_and_one_that_is_too_many(place: Path) -> None:
    more = place / "them.csv"
    more.write_text(f"{HEADINGS}IV.1;Sở Y tế;Q3;1;2\n", encoding="utf-8")
    made(place, counts=[str(place / "so-lieu.csv"), str(more)])
    gone = verified(place, "so-lieu.csv")
    assert ("inputs", "", True) in {
        (each.part, each.key, each.now is None) for each in gone.differences
    }
    made(place)
    added = verified(place, "so-lieu.csv", "them.csv")
    assert ("inputs", "", True) in {
        (each.part, each.key, each.was is None) for each in added.differences
    }


def test_a_comparison_with_another_file(place: Path) -> None:
    before = place / "truoc.csv"
    before.write_text(COUNTS.replace("95;100", "90;100"), encoding="utf-8")
    made(place, against=str(before))
    before.rename(place / "cu.csv")
    assert verified(place, "so-lieu.csv", "cu.csv").is_identical
    assert verified(place, "cu.csv", "so-lieu.csv").is_identical
    missing = said(verified(place, "so-lieu.csv"))
    assert {part for part, _ in missing} >= {"against", "changes"}
    [cause] = verified(place, "so-lieu.csv").causes
    assert (cause.part, cause.entry, cause.now) == ("against.inputs", str(before), None)
    rewrite("cu.csv", "90;100", "91;100")(place)
    changed = said(verified(place, "so-lieu.csv", "cu.csv"))
    assert ("against.inputs", "sha256") in changed


def test_a_comparison_with_several_files(place: Path) -> None:
    names = [("q1.csv", "Q1"), ("q2.csv", "Q2")]
    for name, period in names:
        text = COUNTS.replace(";Q2;", ";Q4;").replace(";Q3;", f";{period};")
        (place / name).write_text(text, encoding="utf-8")
    made(place, against=[str(place / name) for name, _ in names])
    (place / "khac").mkdir()
    for name, _ in names:
        (place / name).rename(place / "khac" / f"x-{name}")
    assert said(verified(place, "so-lieu.csv", "khac")) == set()
    rewrite("khac/x-q1.csv", "95;100", "96;100")(place)
    assert "trend" in {part for part, _ in said(verified(place, "so-lieu.csv", "khac"))}
    (place / "khac" / "x-q1.csv").unlink()
    causes = verified(place, "so-lieu.csv", "khac").causes
    assert [(each.part, each.entry) for each in causes] == [
        ("against.inputs", str(place / "q1.csv"))
    ]


def test_a_layout_of_ones_own(place: Path) -> None:
    layout = place / "rieng.yaml"
    text = (place / "dinh-nghia/layouts/bieu-06a.yaml").read_text(encoding="utf-8")
    layout.write_text(text.replace("id: bieu-06a", "id: rieng"), encoding="utf-8")
    example = Path(__file__).parents[1] / "examples" / "bieu-06a-quy-3-2023" / "bieu-06a.xlsx"
    made(place, counts=str(example), layout=str(layout))
    shutil.copy(example, place / "b.xlsx")
    (place / "khac").mkdir()
    layout.rename(place / "khac" / layout.name)
    assert verified(place, "b.xlsx", "khac/rieng.yaml").is_identical
    rewrite("khac/rieng.yaml", "\n", "\n# khác\n")(place)
    assert said(verified(place, "b.xlsx", "khac/rieng.yaml")) == {("inputs", "sha256")}


def test_lists_of_dossiers(tmp_path: Path) -> None:
    folder = Path(__file__).parents[1] / "examples" / "ho-so-mot-thang-2024"
    report = tmp_path / "bao-cao.json"
    asked = ["--definitions", str(folder / "dinh-nghia")]
    done = run(
        *("check", str(folder / "ho-so.csv"), "--dossiers", "--year", "2024"),
        *("--period", "2024-09", *asked, "-o", str(report)),
    )
    assert done.code in (0, 1, 3), done.err
    other = tmp_path / "hs.csv"
    shutil.copy(folder / "ho-so.csv", other)
    again = run("verify", str(report), str(other), *asked)
    assert (again.code, again.out.splitlines()[0][:10]) == (0, "Giống hệt:")


def first(document: dict[str, Any]) -> None:
    """Make of a report what a report/1 was."""
    document["schema"] = "cchc.report/1"
    for key in ("options", "targets", "registry"):
        del document[key]
    del document["definitions"]["files"]
    for key in ("effective_from", "effective_to", "in_force"):
        del document["target_set"][key]
    for each in (*document["results"], *document["totals"]):
        del each["sources"]


def test_of_a_report_1_it_says_what_it_cannot_check(place: Path) -> None:
    made(place, "en")
    edit(first)(place)
    found = verified(place)
    assert (found.is_identical, found.schema, len(found.remarks)) == (True, "cchc.report/1", 1)
    for word in ("tùy chọn", "danh mục", "tệp định nghĩa", "ô nguồn", "ngôn ngữ"):
        assert word in found.remarks[0].vi


@pytest.mark.parametrize(
    ("tamper", "expected"),
    [
        pytest.param(
            rewrite("so-lieu.csv", "94;100", "95;100"), ("results", "numerator"), id="a count"
        ),
        pytest.param(
            rewrite("dinh-nghia/targets/kon-tum-2023.yaml", "\n", "\n# khác\n"),
            ("definitions", "sha256"),
            id="definitions, all of them together",
        ),
        pytest.param(
            edit(lambda document: document["results"][0].update(verdict="met")),
            ("results", "verdict"),
            id="a verdict",
        ),
    ],
)
def test_what_a_report_1_can_be_held_to(
    place: Path, tamper: Callable[[Path], None], expected: tuple[str, str]
) -> None:
    made(place)
    edit(first)(place)
    tamper(place)
    assert expected in said(verified(place))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="nothing"),
        pytest.param("[]", id="a list"),
        pytest.param("[" * 100_000, id="brackets"),
        pytest.param('{"schema": "cchc.report/3"}', id="a contract of the future"),
        pytest.param('{"schema": "cchc.missing/2", "units": []}', id="another document"),
        pytest.param('{"schema": "cchc.report/2"}', id="a report without anything"),
        pytest.param("\xff\xfe", id="no text"),
    ],
)
def test_what_is_no_report_is_wrong_usage(place: Path, content: str) -> None:
    (place / "bao-cao.json").write_text(content, encoding="utf-8")
    done = run("verify", str(place / "bao-cao.json"), str(place / "so-lieu.csv"))
    assert (done.code, done.out) == (cchc.ExitCode.USAGE, "")
    assert "không phải là báo cáo JSON của cchc" in done.err


@pytest.mark.parametrize(
    ("part", "value"),
    [
        (part, value)
        for part in (
            "results",
            "inputs",
            "options",
            "findings",
            "target_set",
            "definitions",
            "tool",
        )
        for value in (None, 1, "x", [1], [{}], {})
        if not (part in ("results", "findings", "inputs", "options") and value == [])
    ],
)
def test_a_report_of_another_shape_is_wrong_usage(place: Path, part: str, value: object) -> None:
    made(place)
    edit(lambda document: document.update({part: value}))(place)
    with pytest.raises(cchc.WrongRequest):
        verified(place)


def test_a_report_or_a_file_that_is_not_there_is_wrong_usage(place: Path) -> None:
    made(place)
    for report, counts in (("khong-co.json", "so-lieu.csv"), ("bao-cao.json", "khong-co.csv")):
        done = run("verify", str(place / report), str(place / counts))
        assert (done.code, done.out) == (cchc.ExitCode.USAGE, "")
        assert "khong-co" in done.err


def test_the_answer_as_json(place: Path) -> None:
    made(place)
    edit(lambda document: document["results"][0].update(verdict="met"))(place)
    report, definitions = str(place / "bao-cao.json"), str(place / "dinh-nghia")
    counts = str(place / "so-lieu.csv")
    done = run("verify", report, counts, "--definitions", definitions, "--format", "json")
    document = json.loads(done.out)
    [difference] = document.pop("differences")
    assert (document["schema"], document["identical"], document["exit_code"], done.code) == (
        *("cchc.verification/1", False),
        *(1, 1),
    )
    assert (difference["part"], difference["key"], difference["was"]) == (
        *("results", "verdict"),
        "met",
    )
    assert difference["cause"] is False
