"""Hostile files handed to everything that takes a file.

``python -m bench.files`` makes a commune, hands every file of :mod:`bench.files.made` to every
place of :mod:`bench.files.places`, and tells of each place the longest answer, the most memory of
the process and of its children, and what was wrong: an answer of 5xx, more than 5 seconds, more
than 150 MB in the server, or anything written outside the folder of the instance.
"""
