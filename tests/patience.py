"""How long a test waits for another program before it says that this hangs."""

from typing import Final

PATIENCE: Final = 900
"""Seconds: no measure of anything, and enough on a machine that has other things to do."""
