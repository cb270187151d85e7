"""An address that is asked for again takes filters along, and nothing that steers the address."""

import pytest

from app.domain.actors import Role

LISTS = ("/thu-lao/", "/hoa-giai/", "/thi-dua/khen-thuong/danh-sach")
WORDS = "bang=0&xuat-gi=1&_external=1&_scheme=javascript&_anchor=x&endpoint=home.index&_method=GET"


@pytest.mark.parametrize("path", LISTS)
def test_no_word_of_an_address_breaks_or_bends_the_links_of_the_page(commune, browser, path):
    page = browser(Role.COMMUNE_OFFICER).get(f"{path}?{WORDS}")
    assert page.status_code == 200
    assert "javascript:" not in page.text
    assert "xuat-gi=1" in page.text or "Xuất" not in page.text
