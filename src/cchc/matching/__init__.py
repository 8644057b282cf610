"""From what somebody wrote to what is meant: units, indicators and periods.

Exact spelling first, then looser ones, step by step; the first step with exactly one answer
decides.  Nothing is accepted because it is merely similar, and nothing here says so to a reader:
matches are values, and whoever asked for them writes the findings.  No files.
"""
