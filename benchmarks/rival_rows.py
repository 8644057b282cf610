"""What reading a workbook alone costs: every row, and nothing kept."""

import sys

from python_calamine import load_workbook

print(sum(1 for _ in load_workbook(sys.argv[1]).get_sheet_by_index(0).iter_rows()))
