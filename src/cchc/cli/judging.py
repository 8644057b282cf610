"""Judging with somebody looking on: how far it is stands on standard error, if that is a terminal."""

from typing import TYPE_CHECKING

from cchc import api
from cchc.cli.progress import stages, watch
from cchc.request.check import Request

if TYPE_CHECKING:
    from cchc.report import Report


def judged(asked: Request) -> "Report":
    """Judge what is asked: files go by, or dossiers are counted stage by stage."""
    if not (asked.dossiers or asked.against_dossiers):
        return api.check_request(asked, watch)
    with stages() as tell:
        return api.check_request(asked, tell=tell)
