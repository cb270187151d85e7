"""The screen in another language than Vietnamese: templates are translated as they are compiled.

A template and the code are written in Vietnamese and nothing else. Where the instance's
``LANGUAGE`` is ``vi`` nothing here runs. Otherwise :class:`TranslatedEnvironment` gives each
message of a template its translation when it compiles the template; only what the code calls its
own words (a label, an act) is looked up as the page is written. A record's own words are never
looked up.
"""

import re
from collections.abc import Iterable
from typing import Any

from flask.templating import Environment
from jinja2 import nodes, pass_eval_context
from jinja2.filters import sync_do_join
from jinja2.nodes import EvalContext
from jinja2.runtime import Undefined
from markupsafe import Markup, escape
from wtforms import Field

from app.domain.labels import Term
from app.domain.languages import VIETNAMESE
from app.domain.quarters import Quarter
from app.web.indents import LeanEnvironment
from app.web.translation import catalogue
from app.web.translation.phrases import Phrase
from app.web.translation.rewriting import (
    LOOK_UP,
    LOOK_UP_LABEL,
    Rewriter,
)

# A choice is words of the code where its value is a code: no number, id or text of a record.
_CODE = re.compile(r"\d|(?!\d+$|[0-9a-f]{8}-)[A-Za-z0-9][\w.-]*|")
_TOLD_BY_SCRIPT = re.compile(r'(data-too-big=")([^"]*)')
_GROUP = re.compile(r'(<optgroup label=")([^"]*)')
_OPTION = re.compile(r'(<option [^>]*?value="([^"]*)"[^>]*>)([^<]*)(?=</option>)')


def environment_of(language: str) -> type[Environment]:
    """The class of the application's environment of templates."""
    return LeanEnvironment if language == VIETNAMESE else TranslatedEnvironment


class TranslatedEnvironment(LeanEnvironment):
    """The same, whose templates speak the language of the instance."""

    def __init__(self, app: Any, **options: Any):
        super().__init__(app, **options, finalize=self._printed)
        self._catalogue = catalogue.read(app.config["LANGUAGE"])
        self.filters["join"] = self._joined
        self.filters[LOOK_UP] = self._looked_up
        self.filters[LOOK_UP_LABEL] = self._label

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        rewriter = Rewriter(lambda words, line: self._catalogue.exactly(words), marks=True)
        return rewriter.rewrite(super()._parse(source, name, filename))

    def _printed(self, value: Any) -> Any:
        if type(value) is Term or isinstance(value, Quarter):
            return self._catalogue.of(str(value))
        drawn = value() if isinstance(value, Field) else value
        is_field = isinstance(drawn, Markup) and drawn.startswith(("<select", "<input"))
        return self._options(drawn) if is_field else drawn

    @pass_eval_context
    def _joined(
        self, context: EvalContext, values: Iterable[Any], between: str = "", attribute: Any = None
    ) -> str:
        return sync_do_join(context, [self._printed(one) for one in values], between, attribute)

    def _looked_up(self, value: Any) -> Any:
        """Words of the code, alone or in a row; anything else stays what it is."""
        if isinstance(value, (Markup, Phrase)):
            return value
        if isinstance(value, str):
            return self._catalogue.of(str(value))
        if isinstance(value, Iterable) and not isinstance(value, (dict, Undefined)):
            return [self._looked_up(one) for one in value]
        return value

    def _label(self, field: Any) -> Any:
        """The name of a field; one of its choices is words of the code only under a code."""
        text = field.label.text
        is_choice = getattr(field, "type", "") == "_Option"
        is_of_record = is_choice and not _is_code(str(field.data), text)
        return text if is_of_record else self._looked_up(text)

    def _options(self, drawn: Markup) -> Markup:
        """A field as it is drawn: in a list, what stands under a code is words of the code."""
        if drawn.startswith("<select"):
            named = _GROUP.sub(self._in_attribute, str(drawn))
            return Markup(_OPTION.sub(self._option, named))  # nosec B704: drawn by WTForms
        return Markup(_TOLD_BY_SCRIPT.sub(self._in_attribute, str(drawn)))  # nosec B704

    def _in_attribute(self, found: re.Match[str]) -> str:
        return found[1] + str(escape(self._catalogue.of(Markup(found[2]).unescape())))  # nosec B704

    def _option(self, found: re.Match[str]) -> str:
        text = Markup(found[3]).unescape()  # nosec B704: back to plain words
        return found[1] + str(
            escape(self._catalogue.of(text) if _is_code(found[2], text) else text)
        )


def _is_code(value: str, text: str) -> bool:
    return value != text and bool(_CODE.fullmatch(value))
