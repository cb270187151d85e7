"""What an image of the office is made of."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_no_data_key_or_history_goes_into_an_image():
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*", "everything is left out but what is named"
    taken = {rule[1:] for rule in rules if rule.startswith("!")}
    assert all((ROOT / one).exists() for one in taken)
    assert taken >= {"app", "sync", "templates", "static", "deploy", "wsgi.py", "pyproject.toml"}
    assert not taken & {"instance", ".git", ".venv", "tests", "bench", "."}
