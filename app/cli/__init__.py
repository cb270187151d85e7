"""The command line ``sohoagiai``: every word it says to people is Vietnamese."""

from app.cli.main import main

__all__ = ["main"]
