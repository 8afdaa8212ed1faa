"""Whose way of transcribing Slavic names a word follows."""

import pytest

from mtcheck.names.transcription import in_way_of, is_other_way


@pytest.mark.parametrize(
    ("language", "written", "right"),
    [
        ("de", "Lantseva", "Lanzewa"),
        ("de", "Asafiev", "Assafjew"),
        ("de", "Khrushchev", "Chruschtschew"),
        ("fr", "Pushkin", "Pouchkin"),
        ("pl", "Chernov", "Czernow"),
        ("cs", "Chekhov", "Čechov"),
        ("en", "Lanzewa", "Lantseva"),
    ],
)
def test_the_other_way_is_told_from_the_own_one(language: str, written: str, right: str) -> None:
    assert is_other_way(written, right, language)
    assert not is_other_way(right, written, language)


@pytest.mark.parametrize("language", ["de", "en", "es"])
def test_slips_are_no_transcription(language: str) -> None:
    assert not is_other_way("Vugler", "Vuglar", language)
    assert not is_other_way("Lanzewa", "Lanzewa", language)


def test_names_in_the_german_way() -> None:
    assert in_way_of("Shcherbakov", "de") == "Schtscherbakow"
