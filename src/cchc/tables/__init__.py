"""From grids to facts: where a sheet says unit, indicator, period and measure of each of its numbers.

A number is a count only where the sheet says, for that very cell, which unit, indicator, period and
measure it is.  Whoever says it – a column, a heading, a row, a section, a title, the name of the sheet
– is only a place, and the same code listens at every place.  Opens no files.
"""
