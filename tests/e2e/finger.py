"""A person with a phone: taps what is seen, and needs room for the finger."""

from playwright.sync_api import ElementHandle

from tests.e2e.hand import TOLD, Hand

LEAST = 44
# The first place where the words stand, after the one that was tapped last or from the head on.
_FOUND = f"""([words, form]) => {{
  const all = [...document.querySelectorAll("a, button, summary, input, select, textarea")];
  const isAfter = (one) => window.tapped && window.tapped.isConnected
    && window.tapped.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  const isThere = (one) => {{
    if (one.type === "hidden" || !one.checkVisibility()) return false;
    const told = ({TOLD})(one);
    return told.form.includes(form) && (words.endsWith("…")
      ? told.label.startsWith(words.slice(0, -1)) : told.label === words);
  }};
  return [...all.filter(isAfter), ...all.filter((one) => !isAfter(one))].find(isThere);
}}"""
_TAPPED = (
    "(at) => { window.tapped = at; return at.closest('.choice')?.querySelector('label') || at; }"
)
# Whatever is pressed, chosen from or written in, but too low for a finger.
_TOO_LOW = f"""() => [...document.querySelectorAll(
    "button, .button, summary, select, textarea, .choice label, input, .crumbs a, .paper a, .jump,"
    + ".fold")]
  .filter((one) => !["hidden", "checkbox", "radio"].includes(one.type) && one.checkVisibility())
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([, box]) => box.height < {LEAST} || box.width < {LEAST})
  .map(([one, box]) => `${{({TOLD})(one).label}}: ${{box.width}} × ${{box.height}}`)"""


class Finger(Hand):
    """Taps; a list opens the phone's own wheel, so an option is taken as the wheel gives it."""

    def write(self, words: str, text: str, form: str = "") -> None:
        at = self._tap(words, form)
        at.fill(text)

    def choose(self, words: str, option: str, form: str = "") -> None:
        at = self._tap(words, form)
        told = at.evaluate("(at) => [...at.options].map((one) => one.innerText.trim())")
        at.select_option(label=next(one for one in told if one.startswith(option)))

    def pick(self, first: str, wanted: str, form: str = "") -> None:
        self._tap(wanted, form)
        self.settle()

    def tick(self, words: str, form: str = "") -> None:
        self._tap(words, form)

    def press(self, words: str, form: str = "") -> None:
        self._tap(words, form)
        self.settle()

    def go_to(self, room: str) -> None:
        """The menu lies folded on a phone."""
        self.press("Mở danh mục")
        self.press(room)

    def unfold(self, words: str) -> None:
        if not self._find(words).evaluate("(at) => at.closest('details').open"):
            self._tap(words)
            self.settle()

    def settle(self) -> None:
        super().settle()
        low = self.page.evaluate(_TOO_LOW)
        assert not low, f"{self.page.url}: too small for a finger: {low}"

    def _tap(self, words: str, form: str = "") -> ElementHandle:
        at = self._find(words, form)
        at.evaluate_handle(_TAPPED).as_element().tap()
        return at

    def _find(self, words: str, form: str = "") -> ElementHandle:
        found = self.page.evaluate_handle(_FOUND, [words, form]).as_element()
        assert found, f"“{words}” is not on {self.page.url}:\n{self.page.inner_text('body')}"
        return found
