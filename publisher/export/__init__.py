"""The site as plain files, with what nginx needs to answer from them as the application does."""

from publisher.export.writing import CONFIGURATION, WWW, Exported, export

__all__ = ["CONFIGURATION", "WWW", "Exported", "export"]
