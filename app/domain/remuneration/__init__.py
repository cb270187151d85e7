"""Remuneration of mediators, support of teams: levels, who is paid, the road of a request."""
