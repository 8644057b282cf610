"""A short run of the fuzzer, with the same files every time."""

from fuzz import fuzz


def test_no_mutated_file_ends_in_a_traceback_or_a_dead_process() -> None:
    told: list[str] = []
    assert fuzz(seed=1, seconds=12, tell=told.append) == {}, "\n".join(told)
