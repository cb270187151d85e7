"""What a process does before its first request, and beside all of them."""

import gc
from dataclasses import dataclass

from flask import Flask

from app.backup.keeper import Keeper
from app.exchange import agent
from app.exchange.agent import Agent
from app.revive import revive


@dataclass(frozen=True, slots=True)
class Beside:
    """The threads of a process: the one that sends, and the one that keeps backups."""

    agent: Agent
    keeper: Keeper | None

    def stop(self) -> None:
        self.agent.stop()
        if self.keeper:
            self.keeper.stop()


def begin(app: Flask) -> Beside:
    """Start sending and keeping backups by itself; and what exists by now, which is the program
    itself, is not looked through for garbage any more (a sixth of the work of taking records
    in). A database of its own server is kept by the tools of that server, and what is
    invented is not kept."""
    instance = app.extensions["instance"]
    keeper = None if instance.has_server or instance.practice else Keeper(app, revive)
    sending = agent.start(app)
    if keeper:
        keeper.start()
    gc.collect()
    gc.freeze()
    return Beside(sending, keeper)
