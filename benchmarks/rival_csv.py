"""What reading alone costs: b and a of every row, stored per unit, indicator and period."""

import csv
import sys

stored = {}
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    reader = csv.reader(file)
    next(reader)
    for unit, indicator, period, b, a in reader:
        stored[unit, indicator, period] = int(b), int(a.replace(".", ""))
print(len(stored))
