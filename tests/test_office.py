"""What a careful clerk reads in files of offices, and nothing else."""

import pytest

import cchc
from office_files import CASES, Case, are_heard

KNOWN = cchc.load()
JUDGED = (cchc.Verdict.MET, cchc.Verdict.MISSED, cchc.Verdict.NOT_APPLICABLE)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_file_is_read_as_a_clerk_reads_it_or_refused(case: Case) -> None:
    try:
        report = cchc.check(case.path, year=case.year, period=case.period, definitions=KNOWN)
    except cchc.WrongRequest:  # exit 2: the period must be chosen
        assert case.expect != "read"
        return
    judged = {
        (each.unit.code, each.target.item): (each.numerator, each.denominator, each.period.code)
        for each in report.results(*JUDGED)
    }
    assert {key: read for key, read in judged.items() if case.truth.get(key) != read} == {}
    match case.expect:
        case "read":
            assert judged == case.truth
        case "refuse":
            assert (judged, report.exit_code()) == ({}, 3)
        case _:
            assert judged == case.truth or are_heard(report.findings)
            assert judged or report.exit_code() == 3
