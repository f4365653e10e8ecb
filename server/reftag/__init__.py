"""reftag: linter and language server for tagged bibliographic records."""

__version__ = "0.1.0"
