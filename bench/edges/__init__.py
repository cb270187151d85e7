"""The edges of HTTP against the server that serves: what no browser sends, and who sends nothing.

``python -m bench.edges`` serves an empty commune with the server of ``sohoagiai serve``, sends it
every request of :mod:`bench.edges.checks`, and then asks an ordinary page again and again while
900 guests (``--slow``) hold half-sent requests open. ``--folder`` serves that instance instead.

A check counts only where it is red at :mod:`bench.edges.planted`, which answers everything.
"""
