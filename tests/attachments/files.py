"""Files as people send them, harmless and hostile; made here, none is kept in the repository."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

PLACE = {1: "N", 2: (22.0, 23.0, 45.0), 3: "E", 4: (103.0, 27.0, 12.0)}  # GPS of Lai Châu
GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F
CANARY = "CANARY-912"  # a word that must not survive
RED, BLUE = (200, 30, 30), (30, 30, 200)


def encoded(picture: Image.Image, form: str, **facts: Any) -> bytes:
    out = BytesIO()
    picture.save(out, form, **facts)
    return out.getvalue()


def a_sheet(width: int = 600, height: int = 800, colour: tuple[int, int, int] = RED) -> Image.Image:
    """White paper with a coloured mark in the upper left corner."""
    sheet = Image.new("RGB", (width, height), (255, 255, 255))
    ImageDraw.Draw(sheet).rectangle((0, 0, width // 3, height // 3), fill=colour)
    return sheet


def a_photo(orientation: int = 1, colour: tuple[int, int, int] = RED) -> bytes:
    """A JPEG as a phone writes it: where it was taken, with what, and which way it was held."""
    facts = Image.Exif()
    facts[ORIENTATION], facts[MAKER] = orientation, CANARY
    facts.get_ifd(GPS).update(PLACE)
    comment = CANARY.encode()
    return encoded(a_sheet(colour=colour), "JPEG", exif=facts, comment=comment, xmp=comment)


def a_png(**facts: Any) -> bytes:
    return encoded(a_sheet(), "PNG", **facts)


def an_animation(form: str) -> bytes:
    frames = [a_sheet(60, 80, colour) for colour in (RED, BLUE)]
    return encoded(frames[0], form, save_all=True, append_images=frames[1:])


def a_png_that_says(width: int, height: int) -> bytes:
    """A few bytes that claim to be a picture of this size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)


def a_pdf(pages: int = 1, extra: bytes = b"") -> bytes:
    """A PDF that draws: each page has a red square, a link, a script and a filled-in form.

    ``extra`` goes into its catalogue.
    """
    kids = b" ".join(b"%d 0 R" % (7 + number) for number in range(pages))
    mark = b"0.8 0.1 0.1 rg 0 400 200 200 re f"
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents 3 0 R/Annots[4 0 R 5 0 R]"
        b"/AA<</O 6 0 R>> >>"
    )
    script = b"<</S/JavaScript/JS(app.alert\\('%s'\\))>>" % CANARY.encode()
    look = b"0.1 0.1 0.8 rg 0 0 100 100 re f"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/OpenAction 6 0 R/AcroForm<</Fields[4 0 R]>>%s>>" % extra,
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        _stream(b"", mark),
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(%s)/Rect[300 0 400 100]/F 4/AP<</N %d 0 R>> >>"
        % (CANARY.encode(), 7 + pages),
        b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://%s.example)>> >>"
        % CANARY.encode(),
        script,
        *[page] * pages,
        _stream(b"/Type/XObject/Subtype/Form/BBox[0 0 100 100]", look),
    ]
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    end += b"trailer <</Size %d/Root 1 0 R>>\n" % (len(objects) + 1)
    return out + end + b"startxref\n%d\n%%%%EOF" % len(out)


def _stream(facts: bytes, content: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (facts, len(content), content)


def is_like(found: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    """Whether two colours are the same but for what JPEG does to them."""
    return all(abs(one - other) < 30 for one, other in zip(found, wanted, strict=True))
