"""What all tests share: the option that rewrites golden files, whose difference is reviewed like code; one profile."""

import os

import pytest
from hypothesis import settings

os.environ.pop("COLUMNS", None)  # pages are as wide as where nobody looks on, whoever runs the tests
settings.load_profile("ci")  # the same examples everywhere, and none fails for a machine that is slow


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update`."""
    parser.addoption("--update", action="store_true", help="rewrite the golden files of tests/golden")
