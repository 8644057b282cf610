"""The only modules that open files of counts.  What they cannot use becomes a finding, never an exception."""
