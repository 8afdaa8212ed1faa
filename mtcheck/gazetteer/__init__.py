"""Names whose right spelling is known: people, places and organisations. Format: README.md here.

The tab-separated files are compiled once into one JSON file of the cache: all forms, and by folded
token where it stands in which form.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from mtcheck import segment
from mtcheck.cache import cache_dir, store

FOLDER = Path(__file__).parent
ORGANISATIONS = frozenset(
    ("company", "party", "agency", "media", "club", "university", "ngo", "armed-group", "treaty")
)
PLACES = frozenset(("city", "region", "river", "mountain", "sea", "landmark"))
PUBLIC_OFFICE = frozenset(("head", "politician", "official", "military"))
CANONICAL = "*"
_UNFOLDABLE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
     "’": "", "'": "", "‘": "", "ʿ": "", "ʾ": ""}
)  # fmt: skip


def fold(word: str) -> str:
    """Return a word in lower case, without diacritics and apostrophes."""
    lower = word.lower()
    if lower.isascii():
        return lower.replace("'", "")
    decomposed = unicodedata.normalize("NFD", lower[:60].translate(_UNFOLDABLE))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


class Form(NamedTuple):
    """One written form of a name: its language (`*` for the first column), tokens, folded ones."""

    entry: int
    language: str
    text: str
    tokens: tuple[str, ...]
    folded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A bearer of a name."""

    name: str
    country: str
    role: str
    forms: tuple[int, ...]


class Gazetteer:
    """All names, to be looked up by a folded token of any of their forms."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.entries = [Entry(n, c, r, tuple(forms)) for n, c, r, forms in data["entries"]]
        self.forms = [Form(e, lang, t, tuple(a), tuple(b)) for e, lang, t, a, b in data["forms"]]
        self._places: Mapping[str, list[list[int]]] = data["tokens"]

    def places(self, folded: str) -> Iterable[tuple[Form, int]]:
        """Yield (form, position) for each form that holds the folded token."""
        return ((self.forms[form], position) for form, position in self._places.get(folded, ()))

    def forms_of(self, entry: int) -> list[Form]:
        """Return all forms of an entry, the canonical one first."""
        return [self.forms[i] for i in self.entries[entry].forms]

    def is_accepted(self, form: Form, language: str) -> bool:
        """Tell whether a form is right in a language.

        The forms listed for it are; the canonical one is where none is listed, in English, and for
        organisations.
        """
        if form.language == language:
            return True
        if form.language != CANONICAL:
            return False
        role = self.entries[form.entry].role
        return language == "en" or role in ORGANISATIONS or not self._has(form.entry, language)

    def preferred(self, entry: int, language: str) -> Form:
        """Return the form to write in a language."""
        forms = self.forms_of(entry)
        return next((f for f in forms if language != "en" and f.language == language), forms[0])

    def _has(self, entry: int, language: str) -> bool:
        return any(form.language == language for form in self.forms_of(entry))


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer, compiling it where the cache has none of these files."""
    sources = [path.read_bytes() for path in sorted(FOLDER.glob("*.tsv"))]
    digest = sha256(b"\0".join((Path(__file__).read_bytes(), *sources))).hexdigest()[:16]
    name = f"gazetteer-{digest}.json"
    try:
        data = json.loads((cache_dir() / name).read_bytes())
        return Gazetteer(data)
    except (OSError, ValueError, KeyError, TypeError):
        data = _compile(source.decode("utf-8") for source in sources)
        store(name, json.dumps(data, ensure_ascii=False).encode())
        return Gazetteer(data)


def _compile(sources: Iterable[str]) -> dict[str, Any]:
    entries: list[list[Any]] = []
    forms: list[list[Any]] = []
    tokens: dict[str, list[list[int]]] = {}
    for name, country, role, written in (row for source in sources for row in rows(source)):
        own = []
        for language, text in [(CANONICAL, name), *written]:
            parts = [word for _, _, word, _ in segment.words(text)]
            folded = [fold(part) for part in parts]
            for position, token in enumerate(folded):
                tokens.setdefault(token, []).append([len(forms), position])
            own.append(len(forms))
            forms.append([len(entries), language, text, parts, folded])
        entries.append([name, country, role, own])
    return {"entries": entries, "forms": forms, "tokens": tokens}


def rows(source: str) -> Iterable[tuple[str, str, str, list[tuple[str, str]]]]:
    """Yield (name, country, role, [(language, form)]) of each line of a gazetteer file."""
    for line in source.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, country, role, *rest = line.split("\t")
        pairs = [pair.partition(":") for pair in (rest[0].split("|") if rest and rest[0] else ())]
        yield name, country, role, [(language, form) for language, _, form in pairs]
