"""``python -m cchc``."""

from cchc.cli.main import leave

leave()
