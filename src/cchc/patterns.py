"""Regular expressions that are compiled when a text first needs them.

Python compiles a pattern anew in every process, and a small check needs about half of those that the
modules it imports name: to compile the others took a twentieth of its time
(``benchmarks/bench_start.py``).
"""

import re
from typing import Any, AnyStr, Final, cast

_METHODS: Final = (
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
    "subn",
)


def pattern_of(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Give the pattern that ``re.compile`` gives, but for its class, and leave the work to its first use."""
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))


class _Pattern:
    """Stands for a pattern; from the first use on its methods are those of the compiled one."""

    __slots__ = (*_METHODS, "_flags", "_text")

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Asked only for what has no value yet.
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self._text, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
