"""One solver for the tests of a module."""

from collections.abc import Iterator

import pytest

from iku_dsl.readings.decide import solver
from iku_dsl.readings.terms.process import Solving


@pytest.fixture(scope="module")
def solving() -> Iterator[Solving]:
    found = solver()
    assert found is not None
    yield found
    found.end()
