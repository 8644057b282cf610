"""Documents of offices to lines and tables; what they mean stands in ``drafts``."""
