"""The option that rewrites golden files; the difference is then reviewed like code."""

import os

import pytest

os.environ.pop("COLUMNS", None)  # pages are as wide as where nobody looks on, whoever runs the tests


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update`."""
    parser.addoption("--update", action="store_true", help="rewrite the golden files of tests/golden")
