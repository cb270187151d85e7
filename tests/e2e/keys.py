"""A person at the keyboard: moves by Tab, types, presses; never touches the mouse."""

from playwright.sync_api import Error, Page

FURTHEST = 250
_STILL = "document.readyState === 'complete' && !document.querySelector('.htmx-request')"
_TOO_WIDE = "document.documentElement.scrollWidth - window.innerWidth"
# What a person reads at the place where the focus is.
_HERE = """() => {
  const at = document.activeElement;
  const words = (one) => (one ? one.innerText : "").replace(/\\s+/g, " ").trim();
  const label = at.labels && at.labels.length ? words(at.labels[0]) : "";
  return { label: label || at.getAttribute("aria-label") || words(at), tag: at.tagName,
           type: at.type || "", inside: (at.closest("details") || at).id || "",
           form: at.form ? at.form.getAttribute("action") : "" };
}"""


class Keyboard:
    """Drives one page; every place is found by the words that stand there."""

    def __init__(self, page: Page):
        self.page = page

    def to(self, words: str, form: str = "") -> None:
        """Tab on until the focus is where ``words`` stand (in the form sent to ``form``)."""
        seen = []
        for _ in range(FURTHEST):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate(_HERE)
            seen.append(here["label"])
            if here["label"].startswith(words) and here["form"].endswith(form):
                return
        raise AssertionError(f"“{words}” is not reached by Tab; passed: {dict.fromkeys(seen)}")

    def write(self, words: str, text: str, form: str = "") -> None:
        self.to(words, form)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def choose(self, words: str, option: str, form: str = "") -> None:
        """Type the beginning of an option into a closed list, as one does."""
        self.to(words, form)
        self.page.keyboard.type(option)
        chosen = self.page.evaluate("document.activeElement.selectedOptions[0].innerText.trim()")
        assert chosen.startswith(option), f"{words}: {chosen}"

    def pick(self, first: str, wanted: str, form: str = "") -> None:
        """In a group of radio buttons: Tab to it, then arrows."""
        self.to(first, form)
        self.page.keyboard.press("Space")
        for _ in range(FURTHEST):
            if self.page.evaluate(_HERE)["label"].startswith(wanted):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"“{wanted}” is not among the choices of “{first}”")

    def tick(self, words: str, form: str = "") -> None:
        self.to(words, form)
        self.page.keyboard.press("Space")

    def press(self, words: str, form: str = "") -> None:
        """Enter on a link, a button or a folded part; waits until the page stands still."""
        self.to(words, form)
        self.page.keyboard.press("Enter")
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way, and nothing sticks out of the page."""
        still = 0
        for _ in range(FURTHEST):
            self.page.wait_for_timeout(20)
            try:
                still = still + 1 if self.page.evaluate(_STILL) else 0
            except Error:  # the page is just being left
                still = 0
            if still == 3:
                break
        else:
            raise AssertionError(f"{self.page.url} does not come to rest")
        assert self.page.evaluate(_TOO_WIDE) <= 0, f"{self.page.url} is too wide"
