"""Workbooks as Office Open XML has them (.xlsx, .xlsm), read by us alone, so that a workbook has one truth.

What is written as all common programs write it is read by patterns (``quick``), at the speed of C;
anything else by a parser (``thorough``) that knows every element a sheet may have and refuses the
others.  Both turn what a cell holds into a value by the same code (``cell_values``).
"""
