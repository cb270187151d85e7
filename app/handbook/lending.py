"""The way from any page to the chapter about it; lent to the templates."""

from flask import Flask, request, url_for

from app.handbook.chapters import BY_ROOM


def init_app(app: Flask) -> None:
    app.jinja_env.globals["help_here"] = help_here


def help_here() -> str:
    """The address of the chapter about the room of this page, or of all chapters."""
    chapter = BY_ROOM.get(request.blueprint or "")
    if chapter is None:
        return url_for("handbook.index")
    return url_for("handbook.chapter", slug=chapter.slug)
