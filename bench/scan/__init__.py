"""Other people's scanners against this program, each seen to find a planted fault first.

``python -m bench.scan code`` reads the source with bandit and with semgrep, which goes by rules of
ours (others stand in tests/hazards.py);
``python -m bench.scan web --base … --folder … --login …`` attacks a demo that is
being served (``sohoagiai demo``, or without our own pace by :mod:`bench.scan.unpaced`): nikto,
schemathesis, sqlmap, wapiti. Never against a book in use: they write whatever they can. The
scanners but nikto live in a folder of their own (``--tools``), filled from the package index by
its first run.
``python -m bench.scan disk`` looks for a planted name in the raw disk under a plain and under a
sealed book.
``python -m bench.scan libraries`` asks the package index whether any of the carried libraries has a
newer version.

A run counts only when its scanner has found what :mod:`bench.scan.planted` hides for it; a
scanner that is blind to its plant makes the run fail.
"""
