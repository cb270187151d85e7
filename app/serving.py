"""What a process does before its first request."""

import gc

from flask import Flask

from app.exchange import agent
from app.exchange.agent import Agent


def begin(app: Flask) -> Agent:
    """Start sending by itself; and what exists by now, which is the program itself, is not
    looked through for garbage any more (a sixth of the work of taking records in)."""
    background = agent.start(app)
    gc.collect()
    gc.freeze()
    return background
