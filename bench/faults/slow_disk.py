"""A disk whose every fsync takes its time: those of virtual machines are nearly free, and latency
seen on them flatters. A few lines of C stand before the C library's own."""

import shutil
import subprocess
from pathlib import Path

MILLISECONDS = 20
_SOURCE = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>
static int slow(const char *name, int handle) {
    usleep(%d * 1000);
    return ((int (*)(int)) dlsym(RTLD_NEXT, name))(handle);
}
int fsync(int handle) { return slow("fsync", handle); }
int fdatasync(int handle) { return slow("fdatasync", handle); }
"""


def can() -> bool:
    return shutil.which("gcc") is not None


def library(folder: Path) -> Path:
    """To be loaded into a server (``LD_PRELOAD``)."""
    source, made = folder / "slow.c", folder / "slow.so"
    source.write_text(_SOURCE % MILLISECONDS, "ascii")
    words = ["gcc", "-shared", "-fPIC", "-O2", "-o", str(made), str(source), "-ldl"]
    subprocess.run(words, check=True)
    return made
