"""What reading a workbook alone costs: b and a of every row, stored per unit, indicator and period."""

import sys

from python_calamine import load_workbook

stored = {}
rows = load_workbook(sys.argv[1]).get_sheet_by_index(0).iter_rows()
next(rows)
for unit, indicator, period, b, a in rows:
    stored[unit, indicator, period] = int(b), int(a)
print(len(stored))
