"""The texts on which a paper rests, as they stand under its title."""

from collections.abc import Iterable, Iterator

from app.papers.blocks import Paragraph, italic, text


def bases(cited: Iterable[str], *, end: str = ".") -> Iterator[Paragraph]:
    """A paragraph in italics for each; ``end`` closes the last: a semicolon where more is
    cited behind it.

    Căn cứ: mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP: căn cứ ban hành in chữ nghiêng, mỗi
    căn cứ một dòng.
    """
    found = [one.strip().rstrip(" ;.,").removeprefix("Căn cứ ") for one in cited]
    for place, one in enumerate(found, 1):
        yield Paragraph(text(italic(f"Căn cứ {one}{end if place == len(found) else ';'}")))
