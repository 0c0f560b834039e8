"""A release over HTTP. Nothing is parsed, mapped or serialised here."""
