"""The intranet of a commune, or of the office above it.

:func:`app.factory.create_app` puts it together. Nothing is imported here, so that
``app.domain`` can be used and tested with the standard library alone.
"""
