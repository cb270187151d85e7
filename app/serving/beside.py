"""What a process does before its first request, and beside all of them."""

import gc
from dataclasses import dataclass

from flask import Flask

from app import schema
from app.accounts.unused import Watch
from app.audit.watch import JournalWatch
from app.backup.keeper import Keeper
from app.drafts.sweeping import Sweeper
from app.exchange import agent
from app.exchange.agent import Agent
from app.health import space
from app.health.telling import Telling
from app.leading import LeadingThread
from app.overview.ahead import Ahead
from app.privacy.service.owed import Paying
from app.revive import revive


@dataclass(frozen=True, slots=True)
class Beside:
    """The threads of a process: the one that sends, and those that sweep old drafts out, finish
    what erasing owes, close accounts which nobody uses, check the journal, note how the machine
    stands, count figures ahead, keep backups and keep room for an emergency."""

    agent: Agent
    others: tuple[LeadingThread, ...]

    def stop(self) -> None:
        for thread in (self.agent, *self.others):
            thread.stop()


def begin(app: Flask) -> Beside:
    """Take stock of the book, start sending and keeping backups by itself; and what exists by now,
    which is the program itself, is not looked through for garbage any more (a sixth of the work
    of taking records in). What is invented is neither kept nor checked; a commune, which has one
    book, counts when it is asked."""
    instance = app.extensions["instance"]
    with app.app_context():
        schema.take_stock()
    others: list[LeadingThread] = [Sweeper(app), Paying(app)]
    if app.config["UNUSED_DAYS"]:
        others.append(Watch(app))
    if not instance.practice:
        others += [JournalWatch(app), Telling(app), Keeper(app, revive)]
    if instance.is_office and not instance.practice:
        others.append(Ahead(app))
    steward = space.begin(app)
    sending = agent.start(app)
    for thread in others:
        thread.start()
    gc.collect()
    gc.freeze()
    return Beside(sending, (*others, steward))
