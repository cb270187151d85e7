"""The offline folder and its zip, out of one commit."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import gmtime
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from deploy.folder.carried import PYTHONS, ROOT, digest_of, fetch
from deploy.folder.checking import check
from deploy.updating.folder import FACTS, SUMS, files_of

BUILDER = "setuptools==80.9.0"  # another one may order or word the metadata differently
FOR_WINDOWS = {".cmd", ".ps1", ".txt"}
OLDEST_IN_ZIP = 315532800  # 1980-01-01: a zip knows no earlier moment


def build(platform: str, out: Path) -> Path:
    """Build ``sohoagiai-VERSION-PLATFORM/`` and its zip in ``out``, from what is committed.

    Raises ``ValueError`` where the result is not whole. Gives the zip.
    """
    with _committed() as source, TemporaryDirectory() as work:
        wheels = Path(work) / "wheels"
        wheels.mkdir()
        fetch(platform, wheels)
        ours = _own_wheel(source, wheels)
        version = ours.name.split("-")[1]
        folder = out / f"sohoagiai-{version}-{platform}"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(wheels, folder / "wheels")
        lay_words(source, folder, platform, version)
    write_sums(folder)
    check(folder, platform)
    return zipped(folder)


def moment() -> int:
    """When the commit was made, in seconds: the only moment that the folder knows."""
    given = os.environ.get("SOURCE_DATE_EPOCH") or _git("log", "-1", "--format=%ct").decode()
    return max(int(given), OLDEST_IN_ZIP)


@contextmanager
def _committed() -> Iterator[Path]:
    """The tree of the commit: what lies about in the checkout does not come in."""
    with TemporaryDirectory() as work:
        with tarfile.open(fileobj=BytesIO(_git("archive", "HEAD"))) as tree:
            tree.extractall(work, filter="data")
        yield Path(work)


def _own_wheel(source: Path, into: Path) -> Path:
    with TemporaryDirectory() as tools:
        pip = [sys.executable, "-m", "pip"]
        subprocess.run([*pip, "install", "--quiet", "--target", tools, BUILDER], check=True)
        subprocess.run(
            [*pip, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", into, source],
            check=True,
            env=os.environ | {"PYTHONPATH": tools, "SOURCE_DATE_EPOCH": str(moment())},
        )
    return next(into.glob("sohoagiai-*.whl"))


def lay_words(source: Path, folder: Path, platform: str, version: str) -> None:
    """What is no wheel: the updating package, the scripts, the guide, the facts."""
    shutil.copytree(source / "deploy" / "updating", folder / "updating")
    for file in sorted((source / "deploy" / "folder" / platform).rglob("*")):
        if file.is_file():
            target = folder / file.relative_to(source / "deploy" / "folder" / platform)
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(as_read_there(file, platform))
            target.chmod(0o755 if target.suffix == ".sh" else 0o644)
    facts = {"version": version, "platform": platform, "pythons": list(PYTHONS)}
    facts["commit"] = _git("rev-parse", "HEAD").decode().strip()
    (folder / FACTS).write_text(json.dumps(facts, indent=1) + "\n", "utf-8")


def as_read_there(file: Path, platform: str) -> bytes:
    """Windows wants CRLF, and a mark of UTF-8 before Vietnamese; its ``.cmd`` bears no mark: it
    would be read as a command, so the script names its encoding by ``chcp``."""
    content = file.read_text("utf-8")
    if platform != "windows" or file.suffix not in FOR_WINDOWS:
        return content.encode()
    if file.suffix == ".cmd":
        return content.replace("\n", "\r\n").encode()
    return content.replace("\n", "\r\n").encode("utf-8-sig")


def write_sums(folder: Path) -> None:
    lines = [f"{digest_of(folder / name)}  {name}\n" for name in sorted(files_of(folder))]
    (folder / SUMS).write_text("".join(lines), "utf-8")


def zipped(folder: Path) -> Path:
    file = folder.with_name(f"{folder.name}.zip")
    day = gmtime(moment())[:6]
    with ZipFile(file, "w") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", day)
                entry.external_attr = (0o100755 if path.suffix == ".sh" else 0o100644) << 16
                entry.create_system = 3  # Unix, wherever it is built
                entry.compress_type = ZIP_STORED if path.suffix == ".whl" else ZIP_DEFLATED
                archive.writestr(entry, path.read_bytes())
    return file


def _git(*words: str) -> bytes:
    return subprocess.run(["git", "-C", ROOT, *words], check=True, stdout=subprocess.PIPE).stdout
