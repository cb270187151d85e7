"""Where the files of letters lie: each under the code of its cover."""

from pathlib import Path

from app.db import db
from app.exchange.models import LetterSheet
from app.instance import this_instance

FOLDER = "letters"


def file_of_code(code: str) -> Path:
    return this_instance().folder / FOLDER / f"{code}.shg"


def drop_own() -> None:
    """Delete the letters written here for the superior: they hold what is no longer to go up.

    Nothing is lost by it: the next letter holds everything again.
    """
    own = db.select(LetterSheet.code).where(LetterSheet.is_own)
    for code in db.session.scalars(own):
        file_of_code(code).unlink(missing_ok=True)
