"""Judge random years by the program and by plain fractions, until so many results are compared.

    python tests/fuzz/years.py --results 20000 --seed 7

Prints each year on which the two differ, with its seed; ends with 1 where there is one.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from test_plain_years import compared


def main() -> None:
    """Judge as many results as are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--results", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0, help="of the first year")
    asked = parser.parse_args()
    judged = years = open_ = differing = 0
    seed, say = asked.seed, sys.stdout.write
    while judged < asked.results:
        found = compared(seed)
        if found is None:
            open_ += 1
        else:
            results, case, actual, expected = found
            years, judged = years + 1, judged + results
            if actual != expected:
                differing += 1
                say(f"seed {seed}: {case}\n  program:   {actual}\n  fractions: {expected}\n")
        seed += 1
    say(f"{judged} results of {years} years, {differing} years differ, {open_} left open\n")
    raise SystemExit(differing > 0)


if __name__ == "__main__":
    main()
