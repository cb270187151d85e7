"""Pages of teams and mediators, of elections, departures, reviews and reports."""

from app.teams.routes import acts, departures, elections, keeping, mediators, reports, reviews
from app.teams.routes.blueprint import bp

__all__ = ["acts", "bp", "departures", "elections", "keeping", "mediators", "reports", "reviews"]
