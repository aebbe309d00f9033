"""A printed target comes apart into its sign of comparison and its figure."""

import pytest

from iku_dsl.values.bounds import bound


@pytest.mark.parametrize(
    ("text", "sign", "figure"),
    [
        (">10%", ">", "10%"),
        (" >= 1.234,5", ">=", "1.234,5"),
        ("\u2264 3", "<=", "3"),
        ("\u2265 3", ">=", "3"),
        ("<3", "<", "3"),
        ("10%", "", "10%"),
        ("-3", "", "-3"),
    ],
)
def test_the_sign_is_told_from_the_figure(text: str, sign: str, figure: str) -> None:
    assert bound(text) == (sign, figure)
