"""The small language in which an indicator says which dossiers belong to a and which to b.

``state in ('settled', 'returned') and day(finished) <= day(due)`` becomes a typed tree that knows
nothing of files and engines; ``records`` gives it its executions.  The language can only ask about
the fields of one dossier: it has no calls but ``day``, no loops and no way to anything outside.
"""
