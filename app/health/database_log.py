"""Whether the log of a database server quotes rows that it has refused."""

from sqlalchemy import text

from app.db import db
from app.domain.health import Finding, Standing
from app.instance import this_instance


def quotes_rows() -> Finding | None:
    """PostgreSQL writes a refused row with all its values, unless it is told to be terse."""
    if not this_instance().has_server:
        return None
    if db.session.scalar(text("SHOW log_error_verbosity")) == "terse":
        return None
    return Finding(
        "database_log",
        "Nhật ký của PostgreSQL",
        Standing.LOOK,
        "Khi từ chối một dòng, PostgreSQL ghi cả nội dung dòng đó, có thể có tên người, vào nhật "
        "ký của nó.",
        "Đặt log_error_verbosity = terse cho cơ sở dữ liệu theo docs/office.md rồi chạy lại dịch "
        "vụ.",
    )
