"""The option that rewrites golden files; the difference is then reviewed like code."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update`."""
    parser.addoption("--update", action="store_true", help="rewrite the golden files of tests/golden")
