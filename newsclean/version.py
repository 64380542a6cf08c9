"""The one place where the version stands; pyproject.toml reads it from here."""

__version__ = "0.1.0"
RECORD_VERSION = 1
"""The version of the record; it rises when a key goes or changes its meaning."""
VERSION_METADATA_KEY = b"newsclean.record"
"""Under which a Parquet file of records says that version; so a file is known as one of ours."""
