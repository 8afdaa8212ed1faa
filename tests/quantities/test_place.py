"""A missing number is shown where it should stand."""

from __future__ import annotations

import pytest

from mtcheck.document import Document, Pair, Span
from mtcheck.quantities.differences import differences


def place(source: str, text: str, languages: str = "en-de") -> str:
    """Return the place of the one missing number."""
    theirs, ours = languages.split("-")
    doc = Document(
        text,
        language=ours,
        source=source,
        source_language=theirs,
        pairs=(Pair(Span(0, len(text)), source),),
    )
    (missing,) = differences(doc)
    return text[slice(*missing.place)]


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        (
            "On Monday many people came to see it, and 4,000 of them went by bus to the hall.",
            "Am Montag kamen viele Leute, um es zu sehen, und davon fuhren mit dem Bus zur Halle.",
            "um es zu sehen, und davon fuhren mit dem Bus zur Halle",
        ),
        (
            "In 1990 it had 350 members from all of the districts; in 2021, 41 were left.",
            "1990 hatte es Mitglieder aus allen der Bezirke; 2021 waren noch 41 da.",
            "1990 hatte es Mitglieder aus allen der Bezirke",
        ),
        ("4,000 came.", "Viele kamen.", "Viele kamen"),
    ],
)
def test_the_place_is_the_clause_that_should_have_it(source: str, text: str, expected: str) -> None:
    assert place(source, text) == expected


def test_clauses_end_at_the_marks_of_chinese() -> None:
    source = "The hall was opened by the mayor, it has 2,400 seats, and it cost 3.5 million."
    text = "市长为大厅剪彩，大厅有许多座位，耗资350万。"
    assert place(source, text, "en-zh") == "大厅有许多座位"
