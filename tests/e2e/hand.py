"""What a person at a keyboard and a person with a finger have in common: they read the page."""

from playwright.sync_api import Error, Page

# A page that is being left says so at once, long before the next one comes.
_TELL_OF_LEAVING = "addEventListener('beforeunload', () => { window.isLeft = true; })"
_AT_REST = """() => new Promise((rest) => {
  let still = 0;
  const look = () => {
    const isBusy = window.isLeft || document.readyState !== "complete"
      || document.querySelector(".htmx-request");
    still = isBusy ? 0 : still + 1;
    still === 3 ? rest(document.documentElement.scrollWidth) : setTimeout(look, 10);
  };
  look();
})"""
_ASKED = "performance.getEntriesByType('resource').length"
_LONGEST_DELAY = 800  # ms: a form asks at most 400 after a key, and once more 300 after an answer
# What a person reads at a place of the page, and in whose form it stands.
TOLD = """(at) => {
  const words = (one) => (one ? one.innerText : "").replace(/\\s+/g, " ").trim();
  const label = at.labels && at.labels.length ? words(at.labels[0]) : "";
  return { label: (label || at.getAttribute("aria-label") || words(at)).replace(" (bắt buộc)", ""),
           tag: at.tagName, form: (at.form && at.form.getAttribute("action")) || "" };
}"""


class Hand:
    """Moves over one page; every place is found by the words that stand there.

    Words that end in “…” are only the beginning of what stands there.
    ``form``: a part of the address to which the form of the place is sent.
    """

    def __init__(self, page: Page):
        self.page = page
        page.add_init_script(_TELL_OF_LEAVING)

    def press(self, words: str, form: str = "") -> None:
        """A link or a button; waits until the page stands still."""
        raise NotImplementedError

    def go_to(self, room: str) -> None:
        """By the menu."""
        self.press(room)

    def write(self, words: str, text: str, form: str = "") -> None:
        raise NotImplementedError

    def choose(self, words: str, option: str, form: str = "") -> None:
        """One of a closed list."""
        raise NotImplementedError

    def pick(self, first: str, wanted: str, form: str = "") -> None:
        """One of a group of radio buttons, of which ``first`` is the first."""
        raise NotImplementedError

    def tick(self, words: str, form: str = "") -> None:
        raise NotImplementedError

    def unfold(self, words: str) -> None:
        """Open a folded part, unless it is open already."""
        raise NotImplementedError

    def settle(self) -> None:
        """Wait until nothing is under way, and nothing sticks out of the page."""
        while True:
            try:
                wide = self.page.evaluate(_AT_REST)
                break
            except Error as error:  # the page has just been left
                if "context was destroyed" not in str(error):
                    raise
        assert wide <= self.page.viewport_size["width"], f"{self.page.url} is too wide"

    def pause(self) -> None:
        """Look up from the page until all that typing set going has come."""
        before = None
        while before != (now := self.page.evaluate(_ASKED)):
            before = now
            self.page.wait_for_timeout(_LONGEST_DELAY)
            self.settle()

    def sees(self, words: str) -> None:
        shown = self.page.inner_text("main")
        assert words in shown, f"{self.page.url} does not say “{words}”:\n{shown}"
