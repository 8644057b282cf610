"""What may be asked, as frozen values: every field with its option and its help, once.

A request says which definitions and which year are meant, which files are read and how, and what of
it is shown.  Each module holds what one kind of command asks; nothing is read or judged here.
"""
