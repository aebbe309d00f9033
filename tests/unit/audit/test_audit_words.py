"""Two names for one thing are found; one that is only written otherwise is no other name."""

import pytest

from iku_dsl.audit.words import written_alike

OFFICE = "Biro Pengendalian Kawasan Ekonomi Khusus"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Biro Pengendalian KEK", OFFICE),
        (OFFICE, "biro pengendalian KEK"),
        ("PKPA", "Persentase kualitas pelaksanaan anggaran"),
        ("Keuangan, BMN, dan umum", "Keuangan, BMN dan umum"),
        ("Pengawasan 360", "Pengawasan 360°"),
        ("Layanan KEK di KEK", "Layanan Kawasan Ekonomi Khusus di KEK."),
    ],
)
def test_a_name_written_otherwise_is_the_same(one: str, other: str) -> None:
    assert written_alike(one, other)
    assert written_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Biro Pengendalian kek", OFFICE),
        ("Biro Pengendalian KEK", "Biro Pengendalian Kawasan Ekonomi"),
        ("Biro Pengendalian KEB", OFFICE),
        ("Pengawasan 360", "Pengawasan 365"),
        ("Biro", "Biro Pengendalian"),
        ("A", "Anggaran"),
        ("°", "%"),
    ],
)
def test_another_name_is_another(one: str, other: str) -> None:
    assert not written_alike(one, other)
    assert not written_alike(other, one)


def test_every_mark_of_a_code_counts() -> None:
    assert written_alike("12a- N", "12a-N", "code")
    assert not written_alike("12aN", "12a-N", "code")
    assert not written_alike("1.1", "11", "code")
