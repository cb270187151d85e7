"""A file that the system does not open, or a disk that stumbles over it halfway."""

import errno
from contextlib import contextmanager
from pathlib import Path


class _Stumbles:
    """Gives out what was asked for first, then the disk has a bad place."""

    def __init__(self, file, number):
        self._file, self._number, self._reads = file, number, 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._file.close()

    def read(self, size=-1):
        self._reads += 1
        if self._reads > 1 or size < 0:
            raise OSError(self._number, "bad place")
        return self._file.read(min(size, 100))


@contextmanager
def barred(monkeypatch, path, number=errno.EPERM, *, halfway=False):
    """While it lasts ``path`` is not opened, or not read to its end."""
    real = Path.open

    def refuse(self, *args, **kwargs):
        if self != path:
            return real(self, *args, **kwargs)
        if halfway:
            return _Stumbles(real(self, "rb"), number)
        raise OSError(number, "not given out")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        yield
