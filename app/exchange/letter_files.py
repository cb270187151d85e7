"""Where the files of letters lie: each under the code of its cover."""

from pathlib import Path

from flask import Flask

from app.db import db
from app.exchange.models import LetterSheet
from app.instance import this_instance

FOLDER = "letters"


def init_app(app: Flask) -> None:
    """Lend the room of personal data, below this one, the way to take back what waits."""
    app.extensions["drop_letters"] = drop_own


def file_of_code(code: str) -> Path:
    return this_instance().folder / FOLDER / f"{code}.shg"


def drop_own() -> None:
    """Delete the letters written here for the superior: they hold what is no longer to go up.

    Nothing is lost by it: the next letter holds everything again.
    """
    own = db.select(LetterSheet.code).where(LetterSheet.is_own)
    for code in db.session.scalars(own):
        file_of_code(code).unlink(missing_ok=True)
