"""What a page costs, beside the limit and beside peers that show the same rows.

The limit is a page of bare WSGI and ``sqlite3`` without login, journal or template; the peers are
Django's admin and Datasette. All run as servers of their own at once and are asked in turn, round
after round, so what else the machine does hits all alike; seconds of the processor are read from
the clock of each server's process. ``python -m bench`` runs it all.
"""
