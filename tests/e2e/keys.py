"""A person at the keyboard: moves by Tab, types, presses; never touches the mouse."""

from tests.e2e.hand import TOLD, Hand

FURTHEST = 250

_IN_VIEW = """(at) => {
  const box = at.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
}"""
# Where the focus is: what stands there, and whether it can be seen that it is there.
_HERE = f"""() => {{
  const at = document.activeElement, look = getComputedStyle(at);
  const isMarked = at.matches(":focus-visible") && look.outlineStyle !== "none"
    && parseFloat(look.outlineWidth) >= 2;
  return {{ ...({TOLD})(at), isSeen: at === document.body || (isMarked && ({_IN_VIEW})(at)) }};
}}"""
_CHOSEN = "document.activeElement.selectedOptions[0].innerText.trim()"
_IS_FOLDED = "!document.activeElement.closest('details').open"
# After an answer that came into the open page, the focus is at its head (or that of the dialog), on
# what is wrong, or still in the line of the form that was answered.
_IS_LOST = f"""() => window.isOpen && !(({_IN_VIEW})(document.activeElement) && (
  document.activeElement.matches(".error-summary, :target, form *, dialog[open] > h2")
  || (document.activeElement.id === "main" && scrollY === 0)))"""


def fits(here: dict, words: str, form: str) -> bool:
    is_said = (
        here["label"].startswith(words[:-1]) if words.endswith("…") else here["label"] == words
    )
    return is_said and form in here["form"]


class Keyboard(Hand):
    """Tab, Space, Enter, arrows and letters."""

    def to(self, words: str, form: str = "") -> None:
        """Tab on until the focus is where ``words`` stand; it is visible all the way."""
        seen = []
        for _ in range(FURTHEST):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate(_HERE)
            assert here["isSeen"], f"{self.page.url}: the focus on {here} is not seen"
            seen.append(here["label"])
            if fits(here, words, form):
                return
        raise AssertionError(
            f"“{words}” is not reached by Tab on {self.page.url}; passed: {dict.fromkeys(seen)}"
        )

    def write(self, words: str, text: str, form: str = "") -> None:
        self.to(words, form)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def choose(self, words: str, option: str, form: str = "") -> None:
        self.to(words, form)
        self.page.keyboard.press("Home")
        for _ in range(FURTHEST):
            if self.page.evaluate(_CHOSEN).startswith(option):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"“{option}” is not in the list “{words}”")

    def pick(self, first: str, wanted: str, form: str = "") -> None:
        self.to(first, form)
        self.page.keyboard.press("Space")
        for _ in range(FURTHEST):
            if fits(self.page.evaluate(_HERE), wanted, form):
                self.settle()
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"“{wanted}” is not among the choices of “{first}”")

    def tick(self, words: str, form: str = "") -> None:
        self.to(words, form)
        self.page.keyboard.press("Space")

    def press(self, words: str, form: str = "") -> None:
        self.to(words, form)
        self.page.evaluate("window.isOpen = true")
        self.page.keyboard.press("Enter")
        self.settle()
        assert not self.page.evaluate(_IS_LOST), f"{self.page.url}: “{words}” loses the focus"

    def unfold(self, words: str) -> None:
        self.to(words)
        if self.page.evaluate(_IS_FOLDED):
            self.page.keyboard.press("Enter")
            self.settle()
