"""The pictures of the main pages, for the README and for who has never seen the program.

``python docs/screens/take.py COMMUNE OFFICE`` takes them from a running ``sohoagiai demo``: the
addresses of a commune and of the office above it. Everything on them is invented.
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
PASSWORD = "ThucHanh@2026"
SIZES = {"desktop": (1366, 768), "phone": (390, 844)}
CASE = "/hoa-giai/?tinh-trang=in_mediation"
PAGES = {
    "trang-chu": ("commune", "/", None),
    "so-hoa-giai": ("commune", "/hoa-giai/", None),
    "ghi-vu-viec": ("commune", "/hoa-giai/moi", None),
    "vu-viec": ("commune", CASE, "tbody th a"),
    "hoi-nghi": ("commune", "/doi-thoai/", "tbody th a"),
    "to-hoa-giai": ("commune", "/to-hoa-giai/", None),
    "huong-dan": ("commune", "/huong-dan/", None),
    "dong-bo": ("commune", "/dong-bo/", None),
    "tong-quan": ("office", "/tong-quan/", None),
    "bieu-thong-ke": ("office", "/thong-ke/", None),
}
"""By the name of the picture: whose page, its address, and the link of it that is followed."""


def sign_in(page: Page, base: str, login: str) -> None:
    page.goto(f"{base}/dang-nhap")
    page.fill("[name=login]", login)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_load_state("networkidle")


def keep(picture: bytes, place: Path) -> None:
    """With 64 colours: a page has few, and the repository is carried to places without a line."""
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").quantize(64).save(place, optimize=True)


def main(commune: str, office: str) -> None:
    bases = {"commune": (commune, "canbo"), "office": (office, "chuyenvien")}
    with sync_playwright() as play:
        browser = play.chromium.launch(args=["--no-sandbox"], executable_path="/usr/bin/chromium")
        for size, (width, height) in SIZES.items():
            for whose, (base, login) in bases.items():
                context = browser.new_context(viewport={"width": width, "height": height})
                page = context.new_page()
                sign_in(page, base, login)
                for name, (at, address, link) in PAGES.items():
                    if at != whose:
                        continue
                    page.goto(base + address)
                    if link:
                        page.locator(link).first.click()
                    page.wait_for_load_state("networkidle")
                    keep(page.screenshot(), HERE / f"{name}-{size}.png")
                context.close()
        browser.close()


if __name__ == "__main__":
    main(*(one.rstrip("/") for one in sys.argv[1:3]))
