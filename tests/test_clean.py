"""Unusual but sound texts (verse, recipes, laws, results …) give no finding that counts."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtcheck
from mtcheck.finding import Severity

FOLDER = Path(__file__).parent / "clean"


def texts() -> list[tuple[str, str, str]]:
    """Return (language, kind, text): each text of a file stands under a line `=== KIND`."""
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("=== ")[1:]:
            kind, _, text = part.partition("\n")
            found.append((path.stem, kind, text.strip()))
    return found


def test_texts_are_there() -> None:
    languages = {language for language, _, _ in texts()}
    assert len(languages) >= 10
    assert len(texts()) >= 60


@pytest.mark.parametrize(("language", "kind", "text"), texts(), ids=lambda value: str(value)[:12])
def test_sound_text_is_left_alone(language: str, kind: str, text: str) -> None:
    report = mtcheck.check(text, language=language)
    assert not report.failed
    counted = [f for f in report.findings if f.severity is not Severity.INFO]
    assert [(f.rule, f.text, f.message) for f in counted] == [], kind
