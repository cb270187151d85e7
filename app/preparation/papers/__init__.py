"""The papers before a conference: invitations, guests, opinions, notice, house rules."""

from app.preparation.papers.kinds import (
    PREPARATION_PAPERS,
    desk_of_conference,
    desks_of_invitations,
)

__all__ = ["PREPARATION_PAPERS", "desk_of_conference", "desks_of_invitations"]
