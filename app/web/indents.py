"""Templates are indented for who writes them; a page travels without that."""

import re

from flask.templating import Environment
from jinja2 import nodes

_INDENT = re.compile(r"[ \t]*\n\s*")


class LeanEnvironment(Environment):
    """Flask's environment: where a template goes on in a new line, its page has nothing else."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        for text in template.find_all(nodes.TemplateData):
            text.data = _INDENT.sub("\n", text.data)
        return template
