"""The pages of a kept file as pictures, which every browser and phone can show."""

import re

from app.domain.attachments import MediaType

# Our PDF holds each page as one JPEG, written by Pillow with its length before it.
_PICTURE = re.compile(rb"/Filter /DCTDecode\n[^>]*/Length (\d+)\n>>stream\n")


def picture_of(content: bytes, media: MediaType, page: int) -> bytes | None:
    """The JPEG of a page counted from 1, as it lies in the kept file; None beyond the last."""
    if media is MediaType.JPEG:
        return content if page == 1 else None
    start = 0
    for number in range(1, page + 1):
        found = _PICTURE.search(content, start)
        if found is None:
            return None
        start = found.end() + int(found[1])
        if number == page:
            return content[found.end() : start]
    return None
