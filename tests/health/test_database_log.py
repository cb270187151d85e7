"""Who keeps an office is told where the log of PostgreSQL would quote what people wrote."""

import pytest
from sqlalchemy import text

from app.db import db
from app.health import service

pytestmark = pytest.mark.usefixtures("office")


def told():
    return [one.sentence for one in service.look() if one.key == "database_log"]


@pytest.mark.parametrize("both_databases", ["postgresql"], indirect=True)
def test_a_server_that_quotes_refused_rows_is_told(both_databases):
    assert "có thể có tên người" in told()[0]
    name = db.session.scalar(text("SELECT current_database()"))
    db.session.execute(text(f'ALTER DATABASE "{name}" SET log_error_verbosity = terse'))
    db.session.commit()
    db.engine.dispose()
    assert told() == []
    db.session.execute(text(f'ALTER DATABASE "{name}" RESET log_error_verbosity'))
    db.session.commit()


@pytest.mark.parametrize("both_databases", ["sqlite"], indirect=True)
def test_a_file_has_no_log(both_databases):
    assert told() == []
