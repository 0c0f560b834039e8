"""A release over HTTP. Nothing is parsed, mapped or serialised here."""

from publisher.web.app import create_app

__all__ = ["create_app"]
