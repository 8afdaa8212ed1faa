"""Acronyms held against those of the source."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.config import Config

KEPT = "Die NATO tagt.\n\n"


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (KEPT + "Die NAOT berät.", "NATO meets.\n\nNATO talks.", [(20, 24, "NAOT", "NATO")]),
        ("Die UNSECO berät.", "UNESCO talks.", [(4, 10, "UNSECO", "UNESCO")]),
        # Other languages have acronyms of their own, and words in capitals are none.
        ("Die DNS zeigt es.", "DNA shows it.", []),
        ("Am 19. JANUAR kamen sie.", "On JANUARY 19 they came.", []),
        ("Die NATO und die NAOT beraten.", "NATO talks to NAOT.", []),
        ("Die NAOT berät.", "THE NATO TALKS", []),
    ],
)
def test_acronyms(text: str, source: str, expected: list[tuple[int, int, str, str]]) -> None:
    report = mtcheck.check(
        text,
        language="de",
        source=source,
        source_language="en",
        config=Config(select=("changed-acronym",)),
    )
    assert report.failed == ()
    assert [(f.start, f.end, f.text, f.fix) for f in report.findings] == expected
