"""A verdict is given only where it holds wherever the undecided dossiers belong."""

import random
from fractions import Fraction

import pytest

from cchc.counts import UndecidedOfRow
from cchc.definitions.period import Period
from cchc.definitions.threshold_text import read_threshold
from cchc.engine.evaluate import evaluate
from cchc.engine.judge import judge
from cchc.engine.undecided import Undecided, holds
from factories import SO_NOI_VU, SO_TU_PHAP, TINH, Row, counts, target_set
from factories import indicator as make_indicator


@pytest.mark.parametrize(
    ("threshold", "b", "a", "undecided", "expected"),
    [
        pytest.param("Tối thiểu 95", 95, 100, (0, 0), True, id="nothing is undecided"),
        pytest.param("Tối thiểu 95", 99, 100, (1, 2), True, id="met at both ends"),
        pytest.param("Tối thiểu 95", 50, 100, (1, 2), True, id="missed at both ends"),
        pytest.param("Tối thiểu 95", 95, 100, (0, 1), False, id="one dossier more may turn it"),
        pytest.param("Tối thiểu 95", 94, 100, (1, 0), False, id="one dossier on time may turn it"),
        pytest.param("Không quá 5%", 5, 100, (1, 0), False, id="a ceiling that may be passed"),
        pytest.param("từ 40% đến 60%", 30, 100, (40, 0), False, id="below and above a band: perhaps inside"),
        pytest.param("từ 40% đến 60%", 10, 100, (5, 0), True, id="below a band at both ends"),
        pytest.param("Tối thiểu 95", 0, 0, (0, 1), False, id="perhaps nothing arose"),
    ],
)  # fmt: skip
def test_a_verdict_holds_or_not(threshold, b, a, undecided, expected):
    indicator = make_indicator()
    assert holds(read_threshold(threshold), indicator, b, a, Undecided(*undecided)) is expected


def test_a_verdict_that_holds_is_that_of_every_world():
    """Deal the undecided dossiers out in every way there is: the oracle that knows no ends."""
    draw = random.Random(6)
    thresholds = [
        read_threshold(text)
        for text in ("Tối thiểu 50", "trên 50%", "Không quá 50%", "từ 40% đến 60%", "100")
    ]
    indicator = make_indicator()
    for _ in range(2000):
        a, u, v = draw.randrange(8), draw.randrange(4), draw.randrange(4)
        b, threshold = draw.randint(0, a), draw.choice(thresholds)
        u = min(u, a - b)
        worlds = {
            judge(threshold, indicator, b + of_u + of_v, a + more)
            for of_u in range(u + 1)
            for more in range(v + 1)
            for of_v in range(more + 1)
        }
        if holds(threshold, indicator, b, a, Undecided(u, v)):
            assert worlds == {judge(threshold, indicator, b, a)}
        low, high = Fraction(b, a + v or 1), Fraction(b + u + v, a + v or 1)
        assert low <= high


@pytest.mark.parametrize(
    ("rows", "undecided", "verdict"),
    [
        pytest.param(
            [(SO_NOI_VU, 96, 100, (1, 2)), (SO_TU_PHAP, 96, 100, (3, 4))],
            (4, 6),
            "inconclusive",
            id="of two units together",
        ),
        pytest.param(
            [(SO_NOI_VU, 96, 100, (1, 2)), (SO_TU_PHAP, 100, 100, None)],
            (1, 2),
            "met",
            id="of one of two",
        ),
        pytest.param(
            [(TINH, 50, 100, (9, 9)), (SO_NOI_VU, 99, 100, (1, 0)), (SO_TU_PHAP, 99, 100, None)],
            (1, 0),
            "met",
            id="not of the body, which is not added",
        ),
        pytest.param(
            [(TINH, 50, 100, (9, 9)), (SO_NOI_VU, 99, 100, None)],
            (0, 0),
            "met",
            id="not of the body beside one unit",
        ),
        pytest.param([(TINH, 97, 100, (0, 1))], (0, 1), "met", id="of the body alone"),
        pytest.param(
            [(SO_NOI_VU, 101, 100, (9, 9)), (SO_TU_PHAP, 99, 100, (0, 1))],
            (0, 1),
            "met",
            id="not of a unit that cannot be trusted",
        ),
        pytest.param(
            [(SO_NOI_VU, None, 100, (9, 9)), (SO_TU_PHAP, 99, 100, (0, 1))],
            (0, 1),
            "met",
            id="not of a unit that says nothing",
        ),
    ],
)
def test_what_is_undecided_of_a_total(rows, undecided, verdict):
    made = counts([row[:3] for row in rows])
    made.undecided.update({at: UndecidedOfRow(*row[3]) for at, row in enumerate(rows) if row[3]})
    [judged] = evaluate(target_set(), made).judged
    assert (judged.total.undecided, judged.total.verdict.code) == (undecided, verdict)


@pytest.mark.parametrize("undecided", [(1, 0), (0, 1)])
def test_a_total_with_undecided_dossiers_says_nothing_of_its_year(undecided):
    made = counts([Row(SO_NOI_VU, 90, 100, period=Period(2023, 1, 6))])
    made.undecided[0] = UndecidedOfRow(*undecided)
    [judged] = evaluate(target_set(), made).judged
    assert judged.total.so_far is None
