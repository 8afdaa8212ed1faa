"""Parts of sentences of the source that are missing."""

from __future__ import annotations

import pytest

from mtcheck.checkers.lost_clause import check
from mtcheck.document import Document, Pair, Span

DE = (
    "Die Brücke wurde im März gesperrt.",
    "Weil das Hochwasser zwei Pfeiler beschädigt hat, hat die Bürgermeisterin das Ministerium um "
    "Geld gebeten.",
    "Die Fähre nach Borkum fährt zweimal am Tag, im Sommer auch nachts, wenn das Wasser hoch steht.",
)
EN = (
    "The bridge was closed in March.",
    "As the flood has damaged two piers, the mayor has asked the ministry for money.",
    "The ferry to Borkum sails twice a day, in summer also at night, if the water is high.",
)


def lost(
    text: str, source: str = " ".join(DE), pairs: tuple[Pair, ...] = ()
) -> list[tuple[str, str]]:
    """Return what stands before each place, and what is missing there."""
    doc = Document(text, source=source, language="en", source_language="de", pairs=pairs)
    return [(text[: hit.start], hit.source_text or "") for hit in check(doc)]


def test_nothing_is_missing() -> None:
    assert lost(" ".join(EN)) == []
    assert lost(" ".join(EN), "") == []


def test_the_end_is_missing_before_the_stop() -> None:
    text = f"{EN[0]} {EN[1]} The ferry to Borkum sails twice a day."
    missing = "im Sommer auch nachts, wenn das Wasser hoch steht."
    assert lost(text) == [(text[:-1], missing)]


def test_the_beginning_is_missing_before_the_rest() -> None:
    text = f"{EN[0]} The mayor has asked the ministry for money. {EN[2]}"
    assert lost(text) == [(f"{EN[0]} ", "Weil das Hochwasser zwei Pfeiler beschädigt hat,")]


@pytest.mark.parametrize(
    "terse",
    [
        "With two piers damaged by the flood, the mayor asked the ministry for money.",
        "The mayor asked the ministry for money for two piers that the flood damaged.",
    ],
)
def test_a_terse_translation_lacks_nothing(terse: str) -> None:
    assert lost(f"{EN[0]} {terse} {EN[2]}") == []


def test_pairs_of_the_file_are_left_alone() -> None:
    pairs = (Pair(Span(0, 39), DE[2]),)
    assert lost("The ferry to Borkum sails twice a day.", DE[2], pairs=pairs) == []


def test_a_list_is_no_sentence() -> None:
    text = f"{EN[0]} {EN[1]} The ferry to Borkum sails twice a day."
    fares = ", im Winter auch nachts" * 50
    source = f"{DE[0]} {DE[1]} Die Fähre nach Borkum fährt zweimal am Tag{fares[:900]}."
    assert lost(text, source) == [(text[:-1], fares[2:900] + ".")]
    assert lost(text, source.replace(fares[:900], fares)) == []
