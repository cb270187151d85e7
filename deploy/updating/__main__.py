"""``python updating cai-dat``: runs as a folder, wherever the offline folder was laid."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from updating.command import main

main(sys.argv[1:])
