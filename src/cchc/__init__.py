"""Judge administrative-reform counts against assigned targets, exactly.

What a script may use is named in ``__all__`` and described in docs/library.md.  The names are
imported when they are first used, so that ``import cchc`` itself costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cchc.api import check, explain, inspect, verify
    from cchc.errors import BrokenDefinitions, Error, WrongRequest
    from cchc.exit_codes import ExitCode
    from cchc.inputs import File
    from cchc.law import Known, load
    from cchc.render.proof import Proof
    from cchc.report import Report, Results
    from cchc.request.check import Request
    from cchc.results import Result, Verdict
    from cchc.tables.inspection import Inspection
    from cchc.verification.model import Verification

__version__ = "0.1.0"
__all__ = [
    "BrokenDefinitions",
    "Error",
    "ExitCode",
    "File",
    "Inspection",
    "Known",
    "Proof",
    "Report",
    "Request",
    "Result",
    "Results",
    "Verdict",
    "Verification",
    "WrongRequest",
    "check",
    "explain",
    "inspect",
    "load",
    "verify",
]
_HOMES = {
    "api": ("check", "explain", "inspect", "load", "verify"),
    "errors": ("BrokenDefinitions", "Error", "WrongRequest"),
    "exit_codes": ("ExitCode",),
    "inputs": ("File",),
    "law": ("Known",),
    "tables.inspection": ("Inspection",),
    "render.proof": ("Proof",),
    "report": ("Report", "Results"),
    "request.check": ("Request",),
    "results": ("Result", "Verdict"),
    "verification.model": ("Verification",),
}

if not TYPE_CHECKING:  # a type checker shall refuse what is not there

    def __getattr__(name: str) -> Any:
        """Import a public name at its first use (PEP 562)."""
        for home, names in _HOMES.items():
            if name in names:
                return getattr(import_module(f"cchc.{home}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]
