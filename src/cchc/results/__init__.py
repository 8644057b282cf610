"""Verdicts and the report.  A missed target is no finding, and a finding is no verdict."""

from cchc.results.columns import Judged, SoFar
from cchc.results.report import EVERYTHING, Report, Shown
from cchc.results.single import (
    KINDS,
    OF_TYPED_COUNTS,
    Bottleneck,
    Change,
    Comparison,
    GroupTotal,
    Only,
    Points,
    Reminder,
    Result,
    Total,
    Verdict,
)

__all__ = [
    "EVERYTHING",
    "KINDS",
    "OF_TYPED_COUNTS",
    "Bottleneck",
    "Change",
    "Comparison",
    "GroupTotal",
    "Judged",
    "Only",
    "Points",
    "Reminder",
    "Report",
    "Result",
    "Shown",
    "SoFar",
    "Total",
    "Verdict",
]
