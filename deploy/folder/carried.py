"""Which wheels the folder of a platform carries: a list in the repository, one line each.

``wheels-linux.txt`` and ``wheels-windows.txt`` hold SHA-256 and file name, as ``sha256sum`` writes
them, so what an index serves tomorrow cannot come in. ``python -m deploy.folder lock`` writes them
anew after a change of ``pyproject.toml``.
"""

import hashlib
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from deploy.updating.wheels import fits, project_of

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
PYTHONS = ("3.11", "3.13")
"""Debian 12 and 13; on Windows 3.11 is the last for 8.1, 3.13 the one that gets its mending."""
PLATFORMS = {
    # a wheel for an older libc fits a newer one: Debian 12 has 2.36
    "linux": [
        *(f"manylinux_2_{minor}_x86_64" for minor in range(36, 16, -1)),
        *("manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64", "linux_x86_64"),
    ],
    "windows": ["win_amd64"],
}
RESOLVED_FOR = {"linux": "x86_64-manylinux_2_36", "windows": "x86_64-pc-windows-msvc"}
NOT_CARRIED = {"test"}


def list_of(platform: str) -> Path:
    return HERE / f"wheels-{platform}.txt"


def listed(platform: str) -> dict[str, str]:
    """File name → SHA-256 of every wheel that is carried but our own."""
    lines = list_of(platform).read_text("utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


def fetch(platform: str, into: Path) -> None:
    """The listed wheels, and nothing else, from the package index into ``into``.

    Raises ``ValueError`` where what came is not what is listed.
    """
    wanted = listed(platform)
    for python in PYTHONS:
        version = tuple(int(part) for part in python.split("."))
        lines = [_pin(name, digest) for name, digest in wanted.items() if fits(name, version)]
        _download(platform, python, sorted(set(lines)), into)
    came = {file.name: digest_of(file) for file in into.glob("*.whl")}
    if came != wanted:
        odd = sorted(set(came.items()) ^ set(wanted.items()))
        raise ValueError(f"not what {list_of(platform).name} lists: {odd}")


def lock(platform: str) -> None:
    """Resolve ``pyproject.toml`` for the platform, and list what it takes.

    Markers such as ``sys_platform == 'win32'`` are evaluated by pip for the machine it runs on,
    so uv resolves (``pip install uv``) and pip fetches.
    """
    with TemporaryDirectory() as work:
        for python in PYTHONS:
            pins = subprocess.run(
                [
                    *("uv", "pip", "compile", "--quiet", "--no-header", "--no-annotate"),
                    *("--python-platform", RESOLVED_FOR[platform], "--python-version", python),
                    *("--only-binary", ":all:"),
                    *(word for extra in extras() for word in ("--extra", extra)),
                    str(ROOT / "pyproject.toml"),
                ],
                check=True,
                stdout=subprocess.PIPE,
                text=True,
            ).stdout.splitlines()
            _download(platform, python, pins, Path(work))
        lines = [f"{digest_of(file)}  {file.name}\n" for file in sorted(Path(work).glob("*.whl"))]
    list_of(platform).write_text("".join(lines), "utf-8")


def extras() -> list[str]:
    """The optional parts that are carried: one folder for a commune and for an office."""
    return sorted(set(_project()["optional-dependencies"]) - NOT_CARRIED)


def requirements() -> list[str]:
    """Every requirement of ours that is carried, as ``pyproject.toml`` writes it."""
    project = _project()
    wanted = list(project["dependencies"])
    for extra in extras():
        wanted += project["optional-dependencies"][extra]
    return wanted


def digest_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def _pin(wheel: str, digest: str) -> str:
    return f"{project_of(wheel)}=={wheel.split('-')[1]} --hash=sha256:{digest}"


def _download(platform: str, python: str, lines: list[str], into: Path) -> None:
    with TemporaryDirectory() as work:
        wanted = Path(work) / "wanted.txt"
        wanted.write_text("\n".join(lines), "utf-8")
        subprocess.run(
            [
                *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"),
                *("--only-binary=:all:", "--python-version", python),
                *(word for tag in PLATFORMS[platform] for word in ("--platform", tag)),
                *("--dest", str(into), "--requirement", str(wanted)),
            ],
            check=True,
        )
