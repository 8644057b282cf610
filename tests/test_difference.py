"""What changed from one target set to another."""

from dataclasses import replace

import pytest

from cchc.definitions.difference import Kind, difference
from cchc.definitions.level import Level
from cchc.definitions.model import Target
from cchc.definitions.threshold_text import read_threshold
from cchc.render.differences import as_object
from factories import indicator, target, target_set

ROW = target("95", levels=[Level.COMMUNE])


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("95", "95", (), id="the same"),
        pytest.param("95", "≥ 95%", (), id="the same in other words"),
        pytest.param("95", "96", (Kind.RAISED,), id="a floor goes up"),
        pytest.param("95", "94,9", (Kind.LOWERED,), id="a floor goes down"),
        pytest.param("không quá 5", "không quá 6", (Kind.RAISED,), id="a ceiling goes up"),
        pytest.param("95", "không quá 95", (Kind.RESHAPED,), id="a floor becomes a ceiling"),
        pytest.param("95", "trên 95%", (Kind.RAISED,), id="the floor itself no longer enough"),
        pytest.param("trên 95%", "95", (Kind.LOWERED,), id="the floor itself enough again"),
        pytest.param("không quá 5", "dưới 5%", (Kind.LOWERED,), id="nor the ceiling itself"),
        pytest.param("từ 60% đến 80%", "từ 70% đến 80%", (Kind.RESHAPED,), id="bands"),
        pytest.param("từ 60% đến 80%", "từ 60% đến 80%", (), id="the same band"),
    ],
)
def test_a_threshold_that_moved(before: str, after: str, expected: tuple[Kind, ...]) -> None:
    one, other = (target_set(target(text)) for text in (before, after))
    assert [each.kinds for each in difference(one, other)] == [expected]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"wording": "Tỷ lệ khác"}, (Kind.REWORDED,), id="another wording"),
        pytest.param({"wording": ROW.wording.upper()}, (), id="capitals are not another wording"),
        pytest.param({"indicator": indicator("other")}, (Kind.REMEASURED,), id="another indicator"),
        pytest.param({"responsible": ("Sở B",)}, (Kind.REASSIGNED,), id="another body leads"),
        pytest.param({"coordinating": ()}, (Kind.REASSIGNED,), id="nobody helps any more"),
        pytest.param(
            {"responsible": tuple(reversed(ROW.responsible))}, (), id="bodies in another order"
        ),
        pytest.param({"item": "V.9"}, (), id="another number"),
        pytest.param(
            {"threshold": read_threshold("96"), "wording": "x", "responsible": ("y",)},
            (Kind.RAISED, Kind.REWORDED, Kind.REASSIGNED),
            id="all at once",
        ),
    ],
)
def test_a_row_that_changed(change: dict[str, object], expected: tuple[Kind, ...]) -> None:
    [found] = difference(target_set(ROW), target_set(replace(ROW, **change)))
    assert found.kinds == expected


OTHER = indicator("other")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param([ROW], [], [("IV.1", None)], id="gone"),
        pytest.param([], [ROW], [(None, "IV.1")], id="new"),
        pytest.param(
            [ROW],
            [replace(ROW, item="I", levels=(Level.PROVINCE,))],
            [("IV.1", None), (None, "I")],
            id="the same indicator for other levels is another row",
        ),
        pytest.param(
            [ROW],
            [replace(ROW, item="I", levels=(Level.PROVINCE, Level.COMMUNE))],
            [("IV.1", "I")],
            id="one level in common is enough",
        ),
        pytest.param(
            [ROW],
            [replace(ROW, item="I", indicator=OTHER)],
            [("IV.1", "I")],
            id="another indicator under the same wording",
        ),
        pytest.param(
            [ROW],
            [replace(ROW, item="I", indicator=OTHER, wording="x")],
            [("IV.1", None), (None, "I")],
            id="another indicator under another wording",
        ),
        pytest.param(
            [ROW, replace(ROW, item="I")],
            [replace(ROW, item="II")],
            [("IV.1", "II"), ("I", None)],
            id="a row is paired once",
        ),
    ],
)
def test_which_rows_are_paired(
    before: list[Target], after: list[Target], expected: list[tuple[str | None, str | None]]
) -> None:
    sets = (replace(target_set(), targets=tuple(rows)) for rows in (before, after))
    assert [
        (one.before and one.before.item, one.after and one.after.item) for one in difference(*sets)
    ] == expected


def test_a_row_for_programs_has_null_where_a_set_has_none() -> None:
    before = target_set(
        target("90", item="I.1"),
        replace(target("50", item="I.2", of=indicator("other")), wording="x"),
    )
    after = target_set(target("95", item="I.1"), target("50", item="I.3", of=indicator("third")))
    found = [as_object(each) for each in difference(before, after)]
    told = [
        (*((each[key] or {}).get("item") for key in ("before", "after")), each["changes"])
        for each in found
    ]
    assert sorted(told, key=str) == [
        ("I.1", "I.1", ["raised"]), ("I.2", None, ["gone"]), (None, "I.3", ["new"]),
    ]  # fmt: skip
