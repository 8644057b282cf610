"""Run a program as someone whom permissions bind: root may write everywhere."""

import os
import shutil

import pytest


def without_privileges() -> tuple[str, ...]:
    """Give what to put before a command; the test is skipped where root cannot step back."""
    if os.geteuid() != 0:
        return ()
    if not shutil.which("setpriv"):
        pytest.skip("root may write everywhere, and setpriv is not here to step back with")
    return "setpriv", "--bounding-set=-all"
