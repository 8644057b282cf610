"""The command line: it parses, calls the pipeline, picks a renderer and exits."""
