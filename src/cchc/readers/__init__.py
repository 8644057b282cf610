"""The only modules that open files.  What they cannot use becomes a finding, never an exception."""
