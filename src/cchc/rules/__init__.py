"""The rules, by family: every code that a finding may carry.

C is the submitter's file, D our definitions; the hundred is the family, a module of its own here.
A rule is a class in one of them and a folder in ``rules/`` with its words and the smallest file
that breaks it.  A published code never changes its meaning and is never used again.
"""
