"""The command line in a folder of its own."""

import pytest

from app.cli import main
from tests.steps import bring_up_by_copying

PASSWORD = "Suoi-Trong-71"
COMMUNE = ("init", "--unit", "03408", "--role", "commune", "--superior", "12", "--admin", "quantri")
OFFICE = ("init", "--unit", "12", "--role", "office", "--admin", "quantri")


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    """``run("init", …)`` gives (exit code, what was printed, what was said)."""
    bring_up_by_copying(monkeypatch)
    monkeypatch.setenv("SOHOAGIAI_ADMIN_PASSWORD", PASSWORD)
    monkeypatch.setenv("SOHOAGIAI_INSTANCE", str(tmp_path / "own"))

    def run_command(*arguments):
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        said = capsys.readouterr()
        return stopped.value.code, said.out, said.err

    return run_command
