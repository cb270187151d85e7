from datetime import date

import pytest

from app.domain.actors import ROLES_AT, InstanceRole, Role
from app.domain.attachments import (
    MOST_BYTES,
    DocumentKind,
    MediaType,
    Source,
    Unfit,
    check_size,
    check_stands,
    download_name,
    may_go_up,
    may_open,
    source_of,
)
from app.domain.errors import RuleViolation


@pytest.mark.parametrize("source", Source)
def test_photos_and_pdf_are_taken(source):
    assert source_of(source.value) is source
    wanted = MediaType.PDF if source is Source.PDF else MediaType.JPEG
    assert source.becomes is wanted


@pytest.mark.parametrize("other", [None, "", "text/html", "image/svg+xml", "video/mp4", "image"])
def test_everything_else_is_refused(other):
    with pytest.raises(RuleViolation, match="không phải ảnh"):
        source_of(other)


def test_a_file_has_something_in_it_and_not_too_much():
    check_size(1)
    check_size(MOST_BYTES)
    for size, why in ((0, Unfit.EMPTY), (MOST_BYTES + 1, Unfit.TOO_BIG)):
        with pytest.raises(RuleViolation) as refusal:
            check_size(size)
        assert refusal.value.message == why.label


def test_every_refusal_says_what_to_do():
    for why in Unfit:
        assert why.label.endswith(".")
        assert "Hãy" in why.label or "hãy" in why.label or "Sau đó" in why.label, why


@pytest.mark.parametrize("role", ROLES_AT[InstanceRole.COMMUNE])
def test_only_who_oversees_the_book_opens_what_was_withdrawn(role):
    assert may_open(role, is_withdrawn=False)
    overseer = role in (Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER)
    assert may_open(role, is_withdrawn=True) is overseer


def test_what_was_withdrawn_is_not_touched_again():
    check_stands(None)
    with pytest.raises(RuleViolation, match="05/03/2026"):
        check_stands(date(2026, 3, 5))


@pytest.mark.parametrize("document", DocumentKind)
def test_a_downloaded_file_bears_plain_letters_and_a_date(document):
    name = download_name(document, date(2026, 3, 5), MediaType.PDF)
    assert name.isascii()
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert name.endswith("-2026-03-05.pdf")


def test_the_name_says_what_the_paper_is():
    name = download_name(DocumentKind.SETTLEMENT, date(2026, 3, 5), MediaType.JPEG)
    assert name == "van-ban-hoa-giai-thanh-da-ky-2026-03-05.jpg"


@pytest.mark.parametrize("document", DocumentKind)
@pytest.mark.parametrize(
    "kind", ["posting", "opinion", "conclusion", "mediation_case", "team", "made_paper", "what"]
)
def test_of_which_papers_the_picture_may_leave(kind, document):
    """These three pairs and no other: widening it is a decision about people."""
    pairs = {
        ("posting", DocumentKind.POSTED),
        ("opinion", DocumentKind.RESULT),
        ("conclusion", DocumentKind.RESULT),
    }
    assert may_go_up(kind, document, None) is ((kind, document) in pairs)
    assert not may_go_up(kind, document, date(2026, 3, 20))
