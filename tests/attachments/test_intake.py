"""What is sent is painted anew or refused with a sentence; nothing else of it survives."""

import sys
from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from app.attachments import intake, repaint
from app.attachments.intake import paint_anew
from app.attachments.pictures import picture_of
from app.domain.attachments import MOST_BYTES, MediaType, Unfit
from app.domain.errors import RuleViolation
from tests.attachments.files import (
    BLUE,
    CANARY,
    RED,
    a_pdf,
    a_photo,
    a_png,
    a_png_that_says,
    a_sheet,
    an_animation,
    encoded,
    is_like,
)

WHITE = (255, 255, 255)


def opened(content):
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def a_zip(name="word/document.xml"):
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, "<x/>")
    return out.getvalue()


def a_locked_pdf():
    writer = PdfWriter(clone_from=BytesIO(a_pdf()))
    writer.encrypt("mat-khau", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


HOSTILE = {
    "nothing": (b"", Unfit.EMPTY),
    "too big": (a_photo() + bytes(MOST_BYTES), Unfit.TOO_BIG),
    "a ZIP": (a_zip("a.txt"), Unfit.OFFICE),
    "a Word file": (a_zip(), Unfit.OFFICE),
    "a Word file with macros": (a_zip("word/vbaProject.bin"), Unfit.OFFICE),
    "a RAR": (b"Rar!\x1a\x07\x00" + bytes(20), Unfit.OFFICE),
    "a program": (b"MZ" + bytes(200), Unfit.OFFICE),
    "HTML": (b"<html><script>alert(1)</script></html>", Unfit.OTHER_KIND),
    "SVG": (b'<?xml version="1.0"?><svg onload="alert(1)"/>', Unfit.OTHER_KIND),
    "text": ("Biên bản hòa giải".encode(), Unfit.OTHER_KIND),
    "TIFF": (encoded(a_sheet(), "TIFF"), Unfit.OTHER_KIND),
    "HEIC": (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(99), Unfit.HEIC),
    "GIF": (an_animation("GIF"), Unfit.ANIMATED),
    "an animated PNG": (an_animation("PNG"), Unfit.ANIMATED),
    "an animated WEBP": (an_animation("WEBP"), Unfit.ANIMATED),
    "a bomb": (a_png_that_says(50_000, 50_000), Unfit.TOO_MANY_PIXELS),
    "a small bomb": (a_png_that_says(9_000, 9_000), Unfit.TOO_MANY_PIXELS),
    "half a JPEG": (a_photo()[:-900], Unfit.BROKEN),
    "half a PNG": (a_png()[:-900], Unfit.BROKEN),
    "the beginning of a JPEG": (b"\xff\xd8\xff\xe0" + bytes(40), Unfit.BROKEN),
    "the beginning of a PDF": (b"%PDF-1.7\n" + bytes(400), Unfit.BROKEN),
    "a PDF without pages": (a_pdf(pages=0), Unfit.BROKEN),
    "a PDF of 30 pages": (a_pdf(pages=30), Unfit.TOO_MANY_PAGES),
    "a locked PDF": (a_locked_pdf(), Unfit.PASSWORD),
}


@pytest.mark.parametrize(("content", "why"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_paper_is_refused_with_the_reason(content, why):
    with pytest.raises(RuleViolation) as refusal:
        paint_anew(content)
    assert refusal.value.message == why.label


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_becomes_a_jpeg(form):
    painted = paint_anew(encoded(a_sheet(), form))
    kept = opened(painted.kept)
    assert (painted.media, painted.pages) == (MediaType.JPEG, 1)
    assert (kept.format, kept.size) == ("JPEG", (600, 800))
    assert is_like(kept.getpixel((50, 50)), RED)
    assert max(opened(painted.preview).size) == 480


def test_the_photo_of_the_test_does_carry_its_place():
    """Else the next test would prove nothing."""
    sent = a_photo()
    assert opened(sent).getexif().get_ifd(0x8825)
    assert sent.count(CANARY.encode()) == 3


def test_neither_place_nor_camera_nor_comment_is_kept():
    painted = paint_anew(a_photo())
    for content in (painted.kept, painted.preview):
        kept = opened(content)
        assert dict(kept.getexif()) == {}
        assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert CANARY.encode() not in content
        assert b"Exif" not in content


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_photo_stands_upright(orientation):
    """The mark lies in the upper left corner of the sensor; where the phone was held so."""
    corner = {3: (-50, -50), 6: (-50, 50), 8: (50, -50)}[orientation]
    kept = opened(paint_anew(a_photo(orientation)).kept)
    assert kept.size == ((600, 800) if orientation == 3 else (800, 600))
    place = tuple(step % length for step, length in zip(corner, kept.size, strict=True))
    assert is_like(kept.getpixel(place), RED)


def test_facts_of_a_photo_that_cannot_be_read_lose_no_photo():
    sent = encoded(a_sheet(), "JPEG", exif=b"Exif\x00\x00II*\x00\xff\xff\xff\xff" + bytes(9))
    assert is_like(opened(paint_anew(sent).kept).getpixel((50, 50)), RED)


def test_a_large_photo_is_made_smaller():
    kept = opened(paint_anew(encoded(a_sheet(4000, 3000), "JPEG")).kept)
    assert kept.size == (2000, 1500)


def test_a_phones_jpeg_with_a_second_picture_inside_is_one_photo():
    sent = encoded(a_sheet(), "MPO", save_all=True, append_images=[a_sheet(colour=BLUE)])
    painted = paint_anew(sent)
    assert painted.pages == 1
    assert is_like(opened(painted.kept).getpixel((50, 50)), RED)


@pytest.mark.parametrize(
    ("picture", "colour"),
    [
        (Image.new("RGBA", (50, 50), (0, 0, 0, 0)), WHITE),
        (Image.new("LA", (50, 50), (0, 0)), WHITE),
        (a_sheet(50, 50).convert("P"), RED),
        (Image.new("1", (50, 50), 1), WHITE),
        (Image.new("I;16", (50, 50), 51200), (200, 200, 200)),
        (Image.new("L", (50, 50), 90), (90, 90, 90)),
    ],
    ids=lambda value: getattr(value, "mode", ""),
)
def test_every_kind_of_pixels_comes_out_on_white_paper(picture, colour):
    kept = opened(paint_anew(encoded(picture, "PNG")).kept)
    assert is_like(kept.getpixel((5, 5)), colour)


def test_what_hangs_on_a_picture_is_left_behind():
    """A polyglot: a good picture that is also an archive and a page with a script."""
    tail = b"<script>" + CANARY.encode() + b"</script>" + a_zip()
    for sent in (a_photo() + tail, a_png() + tail):
        painted = paint_anew(sent)
        assert b"<script>" not in painted.kept
        assert b"PK\x03\x04" not in painted.kept
        assert CANARY.encode() not in painted.kept


def test_a_pdf_keeps_its_pages_and_nothing_that_acts():
    sent = a_pdf(pages=3, extra=b"/Lang(%s)" % CANARY.encode())
    painted = paint_anew(sent)
    assert (painted.media, painted.pages) == (MediaType.PDF, 3)
    for acting in (b"/JavaScript", b"/OpenAction", b"/AA", b"/URI", b"/Annots", b"/AcroForm"):
        assert acting in sent
        assert acting not in painted.kept
    assert CANARY.encode() in sent
    assert CANARY.encode() not in painted.kept
    read = PdfReader(BytesIO(painted.kept))
    assert not read.metadata
    assert [tuple(map(round, page.mediabox[2:])) for page in read.pages] == [(400, 600)] * 3
    assert read.pages[0].extract_text() == ""


def test_a_page_shows_what_was_drawn_and_what_was_filled_in():
    painted = paint_anew(a_pdf(pages=2))
    for number in (1, 2):
        page = opened(picture_of(painted.kept, painted.media, number))
        assert page.size == (834, 1250)  # 150 dots to the inch
        assert is_like(page.getpixel((100, 100)), (204, 26, 26))
        assert is_like(page.getpixel((750, 1200)), (26, 26, 204))
        assert is_like(page.getpixel((400, 600)), WHITE)


def test_the_pictures_of_pages_are_cut_out_whole():
    """Each lies in the kept PDF as it was painted; there is none before or behind."""
    kept = paint_anew(a_pdf(pages=20)).kept
    pages = [picture_of(kept, MediaType.PDF, number) for number in range(1, 21)]
    assert all(one.startswith(b"\xff\xd8") and one.endswith(b"\xff\xd9") for one in pages)
    for beyond in (0, 21, 10**9):
        assert picture_of(kept, MediaType.PDF, beyond) is None
    assert picture_of(b"jpeg", MediaType.JPEG, 1) == b"jpeg"
    assert picture_of(b"jpeg", MediaType.JPEG, 2) is None


def test_the_same_file_gives_the_same_bytes():
    for sent in (a_photo(), a_pdf(pages=2)):
        assert paint_anew(sent) == paint_anew(sent)


def test_a_page_of_absurd_size_is_still_a_small_picture():
    huge = a_pdf().replace(b"[0 0 400 600]", b"[0 0 14400 200]")
    assert opened(picture_of(paint_anew(huge).kept, MediaType.PDF, 1)).size == (2000, 28)


def painter(monkeypatch, code):
    monkeypatch.setattr(intake, "PAINTER", (sys.executable, "-c", code))


def test_a_painter_that_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr(intake, "SECONDS", 0.5)
    painter(monkeypatch, "import time; time.sleep(60)")
    with pytest.raises(RuleViolation, match="quá nặng"):
        paint_anew(a_photo())


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "print('{')",
        "print('[]')",
        'print(\'{"refused": "khác"}\')',
        'print(\'{"pages": 1, "kept": 900}\')',
        'print(\'{"pages": 99, "kept": 1}\'); print("ab")',
        "import sys\nwhile True: sys.stdout.write('x' * 99999)",
    ],
)
def test_a_painter_that_is_outwitted_keeps_nothing(monkeypatch, code):
    painter(monkeypatch, code)
    monkeypatch.setattr(intake, "MOST_KEPT", 10**6)
    with pytest.raises(RuleViolation, match="bị hỏng"):
        paint_anew(a_photo())


def test_the_painter_is_told_nothing_of_the_office(monkeypatch):
    monkeypatch.setenv("SOHOAGIAI_DATABASE", CANARY)
    painter(
        monkeypatch,
        "import json, os\ntold = json.dumps(dict(os.environ))\n"
        "print(json.dumps({'pages': 1, 'kept': len(told)}) + '\\n' + told + 'x', end='')",
    )
    told = paint_anew(a_photo()).kept
    assert b"PATH" in told
    assert CANARY.encode() not in told


@pytest.mark.skipif(repaint.resource is None, reason="Windows has no such limits")
@pytest.mark.parametrize(
    ("greed", "sentence"),
    [("bytes(2 * 2**30)", "quá nhiều điểm ảnh"), ("open({!r}, 'wb', 0).write(b'x')", "bị hỏng")],
)
def test_the_painter_has_little_memory_and_writes_no_file(monkeypatch, tmp_path, greed, sentence):
    path = tmp_path / "file"
    painter(
        monkeypatch,
        "from app.attachments import repaint\n"
        f"repaint.paint = lambda *sent: ({greed.format(str(path))} and 1, b'kept', b'small')\n"
        "repaint.main()",
    )
    with pytest.raises(RuleViolation, match=sentence):
        paint_anew(a_photo())
    assert not path.exists() or path.read_bytes() == b""


def test_more_files_at_once_than_the_machine_can_paint_are_asked_to_wait(monkeypatch):
    monkeypatch.setattr(intake, "SECONDS", 0.1)
    with intake.places, intake.places, pytest.raises(RuleViolation, match="nửa phút"):
        paint_anew(a_photo())
    monkeypatch.setattr(intake, "SECONDS", 20)
    assert paint_anew(a_photo()).pages == 1
