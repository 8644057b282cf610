"""From case records to counts: b, a and what is undecided, of every indicator, unit and period.

What is counted is declared (``model``); what a cell means is said once (``cells``, ``dates``);
``outcomes`` says what one dossier is to one indicator.  ``in_python`` is the reference, ``sql``
prints the same question for engines, and a module for each engine asks it there.
"""
