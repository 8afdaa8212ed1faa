"""The words of the page: each is used, each that is used is there, none stands in a template."""

from __future__ import annotations

import tomllib
from pathlib import Path
from string import Formatter

import pytest
import regex

from mtcheck.render.html.texts import FOLDER, Texts
from mtcheck.render.html.waterfall import LEVELS

HTML = FOLDER.parent
RAW = tomllib.loads((FOLDER / "en.toml").read_text(encoding="utf-8"))
KEYS = {f"{part}.{key}" for part, texts in RAW.items() for key in texts}
TEMPLATES = sorted((HTML / "templates").glob("*.j2"))
SOURCES = [*TEMPLATES, *HTML.glob("*.py")]
BUILT = {
    "band.": LEVELS,
    "score.": ("translation", "extraction"),
    "tools.group-": ("rule", "severity", "verdict", "folder"),
    "card.": ("safe", "unsafe"),
    "card.silence-": ("comment", "setting"),
    "overview.heat-": ("folder", "pair", "article", "system"),
    "overview.": ("new", "still", "fixed"),
}
"""Keys that are put together: their beginning, and what can follow it."""


def used() -> set[str]:
    found = set()
    for path in SOURCES:
        source = path.read_text(encoding="utf-8")
        calls = regex.findall(r"""\b(?:t|texts|load_texts\(\))\((["'])(.+?)\1( ~)?""", source)
        for _, key, joined in calls:
            found |= {key + end for end in BUILT[key]} if joined else {key}
        found |= {k for k in KEYS if f'"{k}"' in source}
    return found


def test_every_text_is_used_and_every_text_used_is_there() -> None:
    assert sorted(used() - KEYS) == []
    assert sorted(KEYS - used()) == []


@pytest.mark.parametrize("key", sorted(KEYS))
def test_plural_forms_name_the_same_values(key: str) -> None:
    part, _, name = key.partition(".")
    text = RAW[part][name]
    forms = [text] if isinstance(text, str) else list(text.values())
    named = {
        frozenset(field for _, field, _, _ in Formatter().parse(form) if field) for form in forms
    }
    assert len(named) == 1
    if not isinstance(text, str):
        assert set(text) == {"one", "other"}
        assert "count" in named.pop()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_words(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    markup = regex.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", source, flags=regex.DOTALL)
    assert regex.findall(r"\p{L}{2,}", regex.sub(r"<[^>]*>", " ", markup)) == []


def test_texts_that_there_are_not_are_errors() -> None:
    texts = Texts("en")
    with pytest.raises(KeyError):
        texts("page.nothing")
    with pytest.raises(KeyError):
        texts("verdict.findings")
