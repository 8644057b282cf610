"""A report judged again, to see whether the same counts, law and options still give it."""
