"""What a wheel takes from ``rules/``: the words, not the files that break the rules."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WordsOfRules(BuildHookInterface):
    """Puts ``rules/CODE-name/words.yaml`` into the package, where ``cchc.words.rules`` looks."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the words; an editable installation reads them where they are."""
        if version != "editable":
            for words in Path(self.root, "rules").glob("*/words.yaml"):
                place = f"cchc/rules/{words.parent.name}/{words.name}"
                build_data["force_include"][str(words)] = place
