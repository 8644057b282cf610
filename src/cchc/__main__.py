"""``python -m cchc``."""

from cchc.cli.door import leave

leave()
