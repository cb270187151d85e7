"""``python -m deploy.packed`` makes ``static/packed`` anew, after a change of what it is made of.

Style sheets and our own scripts lose their spaces and remarks, what others have made stays as it
is; all is packed as small as gzip can be, which takes longer than a server should.
"""

import gzip
import hashlib
from pathlib import Path

import rcssmin
import rjsmin
import zopfli.gzip

from app.web.statics import MADE, PACKED, SOURCES, joined

STATIC = Path(__file__).resolve().parents[1] / "static"
TURNS = 50  # of the packer: more of them win nothing


def lean(name: str) -> bytes:
    """What a made file says, without what only its writers read."""
    text = joined(STATIC, name).decode("utf-8")
    if name.endswith(".css"):
        return rcssmin.cssmin(text).encode()
    parts = [(STATIC / one).read_text("utf-8") for one in MADE[name]]
    slim = [
        part if one.startswith("vendor/") else rjsmin.jsmin(part)
        for one, part in zip(MADE[name], parts, strict=True)
    ]
    return "\n".join(slim).encode()


def main() -> None:
    (STATIC / PACKED).mkdir(exist_ok=True)
    lines = []
    for name in MADE:
        said = lean(name)
        packed = zopfli.gzip.compress(said, numiterations=TURNS)
        assert gzip.decompress(packed) == said
        (STATIC / PACKED / f"{name}.gz").write_bytes(packed)
        lines.append(f"{hashlib.sha256(joined(STATIC, name)).hexdigest()}  {name}\n")
        print(f"{name}: {len(packed):,} bytes")
    (STATIC / SOURCES).write_text("".join(lines), "ascii")


if __name__ == "__main__":
    main()
