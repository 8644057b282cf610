"""Judge administrative-reform counts against assigned targets, exactly."""

__version__ = "0.1.0"
