"""The book that the matrix and the marks are read in, written once a run."""

import pytest

from tests.access.world import Book, a_book


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return a_book(tmp_path_factory.mktemp("written") / "book")
