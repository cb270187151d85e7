"""What stands beside the product, in an environment of its own: the limit, Django, Datasette."""

import subprocess
import sys
from pathlib import Path

PACKAGES = ("django>=5.2,<5.3", "datasette>=0.65,<0.66", "setuptools<81", "waitress>=3.0.2,<4")
HERE = Path(__file__).parent
LOGIN, PASSWORD = "canbo", "Suoi-Trong-71"


def install(cache: Path) -> str | None:
    """Bring the peers into ``cache``, once; else why they cannot be had."""
    home = cache / "peers"
    if python_of(cache).exists() and _holds(cache):
        return None
    subprocess.run([sys.executable, "-m", "venv", home], check=True)
    words = [python_of(cache), "-m", "pip", "install", "--quiet", *PACKAGES]
    run = subprocess.run(words, capture_output=True, text=True, check=False)
    return run.stderr.strip().splitlines()[-1] if run.returncode else None


def python_of(cache: Path) -> Path:
    return cache / "peers" / ("Scripts" if sys.platform == "win32" else "bin") / "python"


def _holds(cache: Path) -> bool:
    words = [python_of(cache), "-c", "import datasette, django, waitress"]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def limit(cache: Path, data: Path, port: int) -> list[str | Path]:
    return [python_of(cache), HERE / "limit.py", data, str(port)]


def django(cache: Path, data: Path, port: int) -> list[str | Path]:
    return [python_of(cache), HERE / "django_site.py", data, str(port), LOGIN, PASSWORD]


def datasette(cache: Path, data: Path, port: int) -> list[str | Path]:
    """Facets and their suggestions off, a page as long as the product's."""
    settings = ("default_page_size", "20", "suggest_facets", "off", "allow_download", "off")
    told = [word for pair in zip(settings[::2], settings[1::2], strict=True)
            for word in ("--setting", *pair)]  # fmt: skip
    where = ("--host", "127.0.0.1", "--port", str(port))
    return [python_of(cache), "-m", "datasette", "serve", data, *where, *told]
