"""A process of its own that opens what somebody sent and paints it anew, as pixels only.

Started as ``python -m app.attachments.repaint <media type>`` with the file on its standard
input. It answers with one line of JSON, then the kept file, then the preview. Whatever a
hostile file does to a decoder happens here, within limits and without the office's data.
"""

import json
import sys
from contextlib import suppress
from io import BytesIO

import pypdfium2
from PIL import Image, ImageOps
from pypdfium2.raw import FPDF_ERR_PASSWORD

from app.domain.attachments import MOST_PAGES, MOST_PIXELS, Source, Unfit

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None

LONGEST_SIDE = 2000  # pixels: a page of A4 stays well readable
PREVIEW_SIDE = 480
DPI = 150
QUALITY = {"quality": 80, "optimize": True}
MEMORY = 768 * 2**20
CPU_SECONDS = 30  # where nobody looks at the clock any more
_WHITE = (255, 255, 255)


class Refused(Exception):
    def __init__(self, why: Unfit):
        super().__init__(why.value)
        self.why = why


def main() -> None:
    source, content = Source(sys.argv[1]), sys.stdin.buffer.read()
    _limit_oneself()
    try:
        pages, kept, preview = paint(source, content)
    except Refused as refusal:
        _answer({"refused": refusal.why.value})
    except (MemoryError, Image.DecompressionBombError):
        _answer({"refused": Unfit.TOO_MANY_PIXELS.value})
    except Exception:  # a decoder may stumble in any way: for people the file is broken
        _answer({"refused": Unfit.BROKEN.value})
    else:
        _answer({"pages": pages, "kept": len(kept)}, kept, preview)


def paint(source: Source, content: bytes) -> tuple[int, bytes, bytes]:
    """Pages, kept file and preview; raises :class:`Refused` and whatever a decoder raises."""
    pages = _pages(content) if source is Source.PDF else [_photo(content, source)]
    kept, preview = BytesIO(), BytesIO()
    if source is Source.PDF:
        # neither title nor time: the same pages are the same file
        nothing = {"title": None, "creationDate": None, "modDate": None}
        pages[0].save(
            kept,
            "PDF",
            save_all=True,
            append_images=pages[1:],
            resolution=DPI,
            **QUALITY,
            **nothing,
        )
    else:
        pages[0].save(kept, "JPEG", **QUALITY)
    small = pages[0].copy()
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    small.save(preview, "JPEG", **QUALITY)
    return len(pages), kept.getvalue(), preview.getvalue()


def _photo(content: bytes, source: Source) -> Image.Image:
    with Image.open(BytesIO(content), formats=[source.label]) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise Refused(Unfit.TOO_MANY_PIXELS)
        # a phone's JPEG may carry a second picture, which is not a second frame
        if source is not Source.JPEG and getattr(opened, "n_frames", 1) > 1:
            raise Refused(Unfit.ANIMATED)
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        opened.load()
        return _sheet(opened)


def _sheet(picture: Image.Image) -> Image.Image:
    """The picture upright and scaled on white paper; what else it carried is left behind."""
    if picture.mode.startswith("I"):  # 16 bits of grey
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    wanted = "RGBA" if picture.has_transparency_data else "RGB"
    if picture.mode != wanted:
        picture = picture.convert(wanted)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    with suppress(Exception):  # facts about the photo that cannot be read lose no photo
        picture = ImageOps.exif_transpose(picture)
    sheet = Image.new("RGB", picture.size, _WHITE)
    sheet.paste(picture, mask=picture if picture.mode == "RGBA" else None)
    return sheet


def _pages(content: bytes) -> list[Image.Image]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == FPDF_ERR_PASSWORD
        raise Refused(Unfit.PASSWORD if locked else Unfit.BROKEN) from error
    if len(document) > MOST_PAGES:
        raise Refused(Unfit.TOO_MANY_PAGES)
    document.init_forms()  # else what was filled in or signed on the screen would not be seen
    return [_page(document[number]) for number in range(len(document))]


def _page(page: pypdfium2.PdfPage) -> Image.Image:
    scale = min(DPI / 72, LONGEST_SIDE / max(page.get_size()))
    bitmap = page.render(scale=scale)
    sheet = _sheet(bitmap.to_pil())
    bitmap.close()
    page.close()
    return sheet


def _limit_oneself() -> None:
    """No more memory and time than a paper needs, no file, no core with somebody's paper in it."""
    if resource is None:
        return  # there the parent's clock is the limit
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))


def _answer(facts: dict[str, object], *contents: bytes) -> None:
    out = sys.stdout.buffer
    out.write(json.dumps(facts).encode() + b"\n")
    for content in contents:
        out.write(content)
    out.flush()


if __name__ == "__main__":
    main()
