"""Remuneration of mediators and support of teams: requests, decisions, payment, handing over."""
