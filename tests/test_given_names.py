"""Given names by country."""

from pathlib import Path

import mtcheck
from mtcheck.names.given import countries_of, is_transcribed

ROWS = (
    (Path(mtcheck.__file__).parent / "names" / "given.tsv").read_text(encoding="utf-8").splitlines()
)


def test_names_are_folded_and_unknown_words_have_no_country() -> None:
    assert "DE" in countries_of("sonke")
    assert {"FR", "GB"} <= countries_of("bernadette") | countries_of("nigel")
    assert countries_of("bridge") == frozenset()


def test_bearers_of_the_gazetteer_count() -> None:
    assert "TR" in countries_of("recep")


def test_names_of_other_scripts_are_transcribed() -> None:
    assert is_transcribed("sergei")
    assert is_transcribed("qwertz")
    assert not is_transcribed("winfried")


def test_each_row_is_a_country_and_names_with_capitals() -> None:
    for row in ROWS:
        country, names = row.split("\t")
        assert len(country) == 2
        assert country.isupper()
        assert all(name[0].isupper() for name in names.split())
    assert len({row[:2] for row in ROWS}) == len(ROWS)
