"""Folders of YAML and CSV → definitions and registries, and the cache that spares a second reading."""
