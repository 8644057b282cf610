"""What holds for every test."""

import atexit
import os
import shutil
import signal
import tempfile

from hypothesis import HealthCheck, settings

from warm_process import compiled

# A machine that has other things to do is no failure of the program, and what fails today failed
# yesterday, too: examples are drawn alike in every run, but where somebody explores.  As the same
# ones find nothing new, there are fewer of them.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", PATIENT, max_examples=400)
settings.register_profile("patient", PATIENT, max_examples=40, derandomize=True)
settings.load_profile("patient")

# What the tests keep is nobody's, and nobody else's definitions push it out.
_CACHE = tempfile.mkdtemp()
atexit.register(shutil.rmtree, _CACHE, ignore_errors=True)
os.environ["CCHC_CACHE_DIR"] = _CACHE

# Nor does any process compile again what another one has: tests start hundreds, and workers are two.
os.environ["PYTHONPYCACHEPREFIX"] = compiled()
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Shells let what they start in the background ignore Ctrl-C, and all that it starts in its turn.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a case by its argument where that is bytes: an archive holds the time at which it was made."""
    return argname if isinstance(val, bytes) else None
