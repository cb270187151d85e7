"""The intranet of a commune, or of the office above it.

:func:`app.factory.create_app` puts it together. Nothing is imported here, so that
``app.domain`` can be used and tested with the standard library alone.
"""

import gc

# While the program is read in, nothing of it is garbage: at the usual 700 it was looked through
# again and again, a fifth of the time until it served. app/factory.py, read last, sets another.
gc.set_threshold(200_000)
