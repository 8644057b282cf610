"""The same counts as a statement for an engine: printed by our own code, for four dialects."""
