"""Papers: made from what is recorded, typeset, kept under a check code.

A feature describes its papers as :class:`app.papers.types.PaperKind`; ``app/catalog.py``
lists them.
"""
