"""The words of the page, apart from what the rules say: one TOML file a language.

A text may have a form for each plural of the language (`one`, `other`, …, as CLDR names them), which
the value `count` picks. Numbers are written as the language groups them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

FOLDER = Path(__file__).parent
Text = str | Mapping[str, str]


class Texts:
    """The texts of one language: called with the key of a text, and the values that it names."""

    def __init__(self, language: str) -> None:
        self._locale = Locale.parse(language)
        raw = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
        self._texts: dict[str, Text] = {
            f"{part}.{key}": text for part, texts in raw.items() for key, text in texts.items()
        }

    def __call__(self, key: str, **values: Any) -> str:
        """Return the text. Raises KeyError for a text or a value that there is not."""
        text = self._texts[key]
        if not isinstance(text, str):
            text = text[self._locale.plural_form(values["count"])]
        shown = {name: self.number(v) if _is_number(v) else v for name, v in values.items()}
        return text.format_map(shown)

    def number(self, value: float) -> str:
        """Return a number as the language writes it, with two decimal places at most."""
        return format_decimal(value, "#,##0.##", locale=self._locale)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


@cache
def load_texts(language: str = "en") -> Texts:
    """Return the texts of a language that there is a file for."""
    return Texts(language)
