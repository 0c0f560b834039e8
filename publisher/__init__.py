"""Linked open data from the délibérations of French local authorities.

One way through: sources → text → parsing → enrichment → mapping → validation → pages →
release → web. Each stage is a function from values to values; only the ends touch disk,
network or clock.
"""

__version__ = "0.1.0"
