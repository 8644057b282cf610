"""From bytes to grids: the only modules that open files of counts, and all that knows their formats.

A file is read once, hashed, and told by its bytes; what it cannot give becomes a finding, never an
exception.  Nothing here knows what a heading, a unit or a count is: ``opening.open_grids`` is handed
the one question that an unknown encoding asks.
"""
