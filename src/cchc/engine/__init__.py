"""From targets and counts to verdicts.  Pure: no files, no clock, no floats."""
