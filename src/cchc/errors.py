"""Why there is no answer: the exceptions that leave the library, each in words of both languages.

What is wrong with the data is never raised: it is a finding of the report.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from cchc.diagnostics import Finding
from cchc.words import Words
from cchc.words.text import safe


class Error(Exception):
    """Nothing was answered; ``words`` say why, ``findings`` what was seen in the definitions."""

    def __init__(self, words: Words, findings: Sequence[Finding] = ()) -> None:
        super().__init__(words.en)
        self.words = words
        self.findings: Sequence[Finding] = findings


class WrongRequest(Error):
    """What was asked for does not exist, is not clear, or contradicts itself."""


class BrokenDefinitions(Error):
    """The definitions cannot be used; the findings say where and what to do."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        vi, en = (
            "; ".join(
                f"{each.location.text} {each.rule.code} {each.message(lang)}" for each in findings
            )
            for lang in ("vi", "en")
        )
        super().__init__(
            Words(f"Định nghĩa có lỗi: {vi}", f"The definitions are broken: {en}"), findings
        )


@contextmanager
def after(findings: Sequence[Finding]) -> Iterator[None]:
    """Let an error tell, too, what had been found in the definitions before it."""
    try:
        yield
    except Error as error:
        error.findings = (*findings, *error.findings)
        raise


@contextmanager
def refusing_missing_files() -> Iterator[None]:
    """Turn a path that leads to nothing into a wrong request."""
    try:
        yield
    except FileNotFoundError as error:
        path = safe(str(error.filename or error))
        raise WrongRequest(
            Words(f"Không có tệp «{path}».", f"There is no file «{path}».")
        ) from error
