"""Copies of the whole office that can be put back: made, checked, tried out, restored.

A backup is one file ``UNIT-DAY-TIME-WHY.shg``: a ZIP (``manifest.json``, the database, who this
office is, the attached papers) sealed in the open `age` format, so that a lost stick tells
nothing, and so that it can be opened without this program: ``age -d -i KEY FILE > book.zip``.
It gets its name only after it was opened again and all of it checked.

The keys of the machine (``secret.key``, ``exchange.key``) are never in it: a copy restored on
another machine is enrolled anew.
"""
