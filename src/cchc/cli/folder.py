"""Many files written into one folder: what they are, one by one, and that none of them is an input."""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cchc.cli.language import say
from cchc.cli.progress import WRITING, followed
from cchc.cli.terminal import complain, why_unwritten
from cchc.errors import WrongRequest
from cchc.words import Words
from cchc.words.numbers import Noun, so_many
from cchc.words.terms import FILE
from cchc.words.text import safe

File = tuple[str, bytes]
"""The name of a file in the folder, and its content."""


def refuse_inputs(folder: str, names: Iterable[str], inputs: Sequence[str]) -> None:
    """Refuse to write where a file of counts would be lost."""
    from cchc.writers.files import is_same_file

    there = {os.path.basename(path): path for path in inputs}
    for name in names:
        path = os.path.join(folder, name)
        if name in there and is_same_file(path, there[name]):
            raise WrongRequest(
                Words(
                    f"«{safe(path)}» là tệp số liệu đầu vào; hãy ghi ra thư mục khác.",
                    f"«{safe(path)}» holds the counts; write to another folder.",
                )
            )


def tell_of_others(folder: str, begin: str, names: Sequence[str]) -> None:
    """Name papers that stand beside those just written and are none of them: they may be of another run.

    They have the same beginning and ending.  Nothing is deleted: somebody may have signed them.
    """
    from cchc.writers.folders import names_in

    written, endings = {*names}, tuple({os.path.splitext(each)[1] for each in names})
    found = names_in(folder) if endings else ()
    others = [
        each
        for each in found
        if each.startswith(begin) and each.endswith(endings) and each not in written
    ]
    if not others:
        return
    listed = ", ".join(f"«{safe(each)}»" for each in others[:_NAMED])
    if len(others) > _NAMED:
        listed += ", …"
    vi, en = so_many(len(others), FILE)
    complain(
        say(
            f"Trong «{safe(folder)}» còn {vi} của lần trước, không ghi lại lần này: {listed}; hãy xem lại,"
            " đừng gửi nhầm.",
            f"In «{safe(folder)}» {en} of an earlier run {'is' if len(others) == 1 else 'are'} left that"
            f" this one did not write: {listed}; check them before anything is sent.",
        )
    )


_NAMED: Final = 3


def write_into(folder: str, files: Iterable[File], number: int, what: Noun) -> bool:
    """Write files as they are made and say how many, or why not; True if all were."""
    from cchc.writers.files import write_file
    from cchc.writers.folders import make_folder

    path, written = folder, 0
    try:
        make_folder(folder)
        for name, content in _watched(files, number):
            path = os.path.join(folder, name)
            make_folder(os.path.dirname(path))
            write_file(path, content)
            written += 1
    except OSError as error:
        vi, en = why_unwritten(error)
        name = safe(path)
        done = so_many(written, FILE)
        were = "was" if written == 1 else "were"
        complain(
            say(
                f"Không ghi được «{name}»: {vi}; đã ghi {done.vi}.",
                f"«{name}» could not be written: {en}; {done.en} {were}.",
            )
        )
        return False
    where, (vi, en) = safe(folder), so_many(number, what)
    complain(say(f"Đã ghi {vi} vào «{where}».", f"Wrote {en} to «{where}»."))
    return True


def _watched(files: Iterable[File], number: int) -> Iterator[File]:
    yield from followed(files, number, WRITING)
