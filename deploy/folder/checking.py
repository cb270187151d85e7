"""Whether a built folder holds all that its platform needs, as it was listed, and nothing more."""

from collections.abc import Iterator
from email.parser import HeaderParser
from pathlib import Path
from zipfile import ZipFile

from packaging.markers import default_environment
from packaging.requirements import Requirement

from deploy.folder.carried import HERE, PYTHONS, digest_of, listed
from deploy.updating.folder import open_folder
from deploy.updating.refusal import Refused
from deploy.updating.wheels import canonical, choose, project_of

SYSTEMS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
}
MACHINES = {"linux": "x86_64", "windows": "AMD64"}


def check(path: Path, platform: str) -> None:
    """Raises ``ValueError`` that names everything that is wrong."""
    try:
        folder = open_folder(path, platform)
    except Refused as refusal:
        raise ValueError(str(refusal)) from None
    wrong = list(_wheels_that_are_not_listed(folder.wheels, platform))
    for python in PYTHONS:
        wrong += _unmet(folder.wheels, platform, python)
    wrong += _scripts_that_are_missing(path, platform)
    if wrong:
        raise ValueError("\n".join(wrong))


def _wheels_that_are_not_listed(wheels: Path, platform: str) -> Iterator[str]:
    there = {file.name: digest_of(file) for file in wheels.iterdir()}
    ours = {name for name in there if project_of(name) == "sohoagiai"}
    if len(ours) != 1:
        yield f"{len(ours)} wheels of our own instead of one"
    wanted = listed(platform)
    for name in sorted((set(there) | set(wanted)) - ours):
        if there.get(name) != wanted.get(name):
            yield f"wheel {name}: not as listed"


def _unmet(wheels: Path, platform: str, python: str) -> Iterator[str]:
    """What the program, or something it needs, asks for and nobody brings."""
    version = tuple(int(part) for part in python.split("."))
    chosen = choose((file.name for file in wheels.iterdir()), version)
    held = {project_of(name): name.split("-")[1] for name in chosen}
    surroundings = default_environment() | SYSTEMS[platform]
    surroundings |= {"python_version": python, "python_full_version": f"{python}.0"}
    surroundings |= {"platform_machine": MACHINES[platform]}
    needed, seen = [("sohoagiai", extra) for extra in ("", *_extras(wheels, chosen))], set()
    while needed:
        project, extra = needed.pop()
        if (project, extra) in seen:
            continue
        seen.add((project, extra))
        name = next(name for name in chosen if project_of(name) == project)
        for line in _metadata(wheels / name).get_all("Requires-Dist", []):
            wanted = Requirement(line)
            if wanted.marker and not wanted.marker.evaluate(surroundings | {"extra": extra}):
                continue
            other = canonical(wanted.name)
            if not wanted.specifier.contains(held.get(other, "0"), prereleases=True):
                yield f"Python {python}: {project} needs {line}, carried: {held.get(other)}"
            elif other in held:
                needed += [(other, one) for one in ("", *wanted.extras)]
            else:
                yield f"Python {python}: {project} needs {line}, nothing carried"
    for superfluous in sorted(set(held) - {project for project, _ in seen}):
        yield f"Python {python}: nobody needs {superfluous}"


def _extras(wheels: Path, chosen: list[str]) -> list[str]:
    ours = next(name for name in chosen if project_of(name) == "sohoagiai")
    return [e for e in _metadata(wheels / ours).get_all("Provides-Extra", []) if e != "test"]


def _metadata(wheel: Path):
    with ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        return HeaderParser().parsestr(archive.read(name).decode("utf-8"))


def _scripts_that_are_missing(path: Path, platform: str) -> Iterator[str]:
    source = HERE / platform
    for file in sorted(source.rglob("*")):
        name = file.relative_to(source)
        if file.is_file() and not (path / name).is_file():
            yield f"{name} is missing"
