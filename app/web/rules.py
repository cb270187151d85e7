"""An address is written by code that werkzeug makes for it: for one that nobody links to, never.

Made for every address as the application was put together, it was nine tenths of that, and a tenth
of the time until a server answered.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from werkzeug.routing import Rule


class LateRule(Rule):
    """A rule like any other, ready to be met, that learns to be written when it first is."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        make = cache(super()._compile_builder)

        def write(rule: Rule, **values: Any) -> tuple[str, str]:
            return make(append_unknown)(rule, **values)

        return write
