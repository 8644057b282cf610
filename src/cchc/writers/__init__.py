"""Reports out: beside the readers, the only modules that touch files."""
