"""A demo served without our own pace, so that a scanner's requests are answered and not put off.

``python -m bench.scan.unpaced serve --instance … --port …``: a scanner asks for papers, searches
and drafts far more often than anybody may, and of what is answered 429 it has seen nothing.
"""

import sys

from app.cli.main import main
from app.web import pace

if __name__ == "__main__":
    pace._take_share = lambda what, times: None
    main(sys.argv[1:])
