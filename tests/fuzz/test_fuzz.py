"""A short run of the fuzzer, with the same files every time."""

import pytest

from fuzz import batches, fuzz

numbers = batches(seed=1)


@pytest.mark.parametrize("batch", [next(numbers) for _ in range(2)], ids=lambda batch: batch[0])
def test_no_mutated_file_ends_in_a_traceback_or_a_dead_process(batch: range) -> None:
    told: list[str] = []
    assert fuzz([batch], tell=told.append) == {}, "\n".join(told)
