"""Forms of teams, mediators, elections, departures, reviews and reports."""
