"""Names whose right spelling is known: people, places and organisations. Format: README.md here.

The tab-separated files are compiled once into a small SQLite database of the cache, so that a run
reads only the names that its texts hold.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import OSA

from mtcheck import segment
from mtcheck.cache import HEADER, kept, load, seal, store
from mtcheck.cache.data_file import state_of
from mtcheck.gazetteer import cldr
from mtcheck.gazetteer.cldr import Row, countries, with_cities

FOLDER = Path(__file__).parent
ORGANISATIONS = frozenset(
    ("company", "party", "agency", "media", "club", "university", "ngo", "armed-group", "treaty")
)
PLACES = frozenset(("city", "region", "river", "mountain", "sea", "landmark"))
PUBLIC_OFFICE = frozenset(("head", "politician", "official", "military"))
PARTICLES = frozenset("van von der den de di del dela della du da do dos des la le el al".split())
"""Small words inside a name that are taken for one another (Ursula van der Leyen)."""
CANONICAL = "*"
OWN_ROMANISATION = frozenset(("fr", "de", "pl", "cs"))
"""Languages whose press writes foreign scripts in its own way throughout: elsewhere the English
form of a person's name is as good as the listed one."""
_UNFOLDABLE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
     "’": "", "'": "", "‘": "", "ʿ": "", "ʾ": ""}
)  # fmt: skip
_LETTERS = tuple((letter, unicodedata.normalize("NFD", letter)) for letter in "йї")

_ALIKE = frozenset(
    pair
    for a, b in ("ck", "kq", "ij", "jy", "iy", "vw", "fv", "sz", "cz", "gh", "hk")
    for pair in (a + b, b + a)
)
"""First letters that may stand for one another (Khadafi, Gaddafi)."""
_SHORTEST, _LONG = 4, 7
"""Letters of a word that may be misspelt, and of one in which two edits are a slip."""
_MOST_CACHED = 1 << 17
"""Words of which is kept whether a name holds them."""


@lru_cache(maxsize=_MOST_CACHED)
def fold(word: str) -> str:
    """Return a word in lower case, without diacritics and apostrophes; "й" and "ї" are letters."""
    lower = word.lower()
    if lower.isascii():
        return lower.replace("'", "")
    decomposed = unicodedata.normalize("NFD", lower[:60].translate(_UNFOLDABLE))
    for letter, pair in _LETTERS:
        decomposed = decomposed.replace(pair, letter)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def is_slip(written: str, right: str) -> bool:
    """Tell whether two folded words are equal, two particles, or an edit apart and begin alike.

    In long words it may be two edits.
    """
    if written == right or (written in PARTICLES and right in PARTICLES):
        return True
    if min(len(written), len(right)) < _SHORTEST:
        return False
    if written[0] != right[0] and written[0] + right[0] not in _ALIKE:
        return False
    allowed = 2 if min(len(right), len(written)) >= _LONG else 1
    return OSA.distance(written, right, score_cutoff=allowed) <= allowed


class Form(NamedTuple):
    """One written form of a name: its language (`*` for the first column), tokens, folded ones."""

    entry: int
    language: str
    tokens: tuple[str, ...]
    folded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A bearer of a name: what it is, and its forms, the canonical one first."""

    country: str
    role: str
    forms: tuple[Form, ...]


_SCHEMA = """
    CREATE TABLE entry (id INTEGER PRIMARY KEY, country TEXT, role TEXT);
    CREATE TABLE form (id INTEGER PRIMARY KEY, entry INTEGER, language TEXT, tokens TEXT, folded TEXT);
    CREATE INDEX form_of_entry ON form (entry, id);
    CREATE TABLE token (folded TEXT, entry INTEGER, PRIMARY KEY (folded, entry)) WITHOUT ROWID;
"""


class Gazetteer:
    """All names, to be looked up by a folded token of any of their forms."""

    def __init__(self, database: bytes | memoryview, names: Iterable[str] = ()) -> None:
        """Open a compiled gazetteer and add a project's own names: rows, or bare names."""
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.deserialize(database)
        _insert(self._database, (row for name in names for row in rows(name)))
        self._entries: dict[int, Entry] = {}
        self._known: dict[object, bool] = {}
        self._found: dict[str, tuple[tuple[Form, int], ...]] = {}
        self._begun: dict[tuple[str, str], tuple[str, ...]] = {}
        self._beside: dict[tuple[str, str, int], tuple[tuple[Form, int], ...]] = {}

    def beside(self, tokens: Sequence[str], i: int) -> Iterator[tuple[Form, int]]:
        """Yield (form, position) for each form of two words or more that may stand around tokens[i].

        Its token at `position` is tokens[i]; the next one (at its end: the one before) is that of the
        text, or one slip away from it.
        """
        if i + 1 < len(tokens):
            yield from self._pair(tokens[i], tokens[i + 1], 1)
        if i:
            yield from self._pair(tokens[i], tokens[i - 1], -1)

    def _pair(self, token: str, other: str, step: int) -> tuple[tuple[Form, int], ...]:
        key = token, other, step
        if key not in self._beside:
            if len(self._beside) >= _MOST_CACHED:
                self._beside.clear()
            around = [
                (form, position, form.folded[position + step])
                for form, position in self.places(token)
                if (step == 1) is (position + 1 < len(form.folded)) and position + step >= 0
            ]
            alike = {name for name in {name for _, _, name in around} if is_slip(other, name)}
            self._beside[key] = tuple(
                (form, position) for form, position, name in around if name in alike
            )
        return self._beside[key]

    def places(self, folded: str) -> tuple[tuple[Form, int], ...]:
        """Return (form, position) for each form that holds the folded token."""
        if folded not in self._found:
            if len(self._found) >= _MOST_CACHED:
                self._found.clear()
            query = "SELECT entry FROM token WHERE folded = ? ORDER BY entry"
            entries = [self.entry(i) for (i,) in self._database.execute(query, (folded,))]
            self._found[folded] = tuple(
                (form, position)
                for entry in entries
                for form in entry.forms
                for position, token in enumerate(form.folded)
                if token == folded
            )
        return self._found[folded]

    def share_entry(self, a: str, b: str) -> bool:
        """Tell whether two folded tokens stand in forms of one name: Londres and London."""
        one, two = ({form.entry for form, _ in self.places(token)} for token in (a, b))
        return not one.isdisjoint(two)

    def __contains__(self, folded: object) -> bool:
        """Tell whether a folded token stands in any form."""
        if folded not in self._known:
            if len(self._known) >= _MOST_CACHED:
                self._known.clear()
            query = "SELECT 1 FROM token WHERE folded = ? LIMIT 1"
            self._known[folded] = self._database.execute(query, (folded,)).fetchone() is not None
        return self._known[folded]

    def tokens(self) -> Iterator[str]:
        """Yield the folded tokens of all forms."""
        for (folded,) in self._database.execute("SELECT DISTINCT folded FROM token"):
            yield folded

    def entry(self, number: int) -> Entry:
        """Return an entry by its number."""
        if number not in self._entries:
            query = "SELECT country, role FROM entry WHERE id = ?"
            country, role = self._database.execute(query, (number,)).fetchone()
            query = "SELECT language, tokens, folded FROM form WHERE entry = ? ORDER BY id"
            forms = tuple(
                Form(number, language, tuple(tokens.split("\t")), tuple(folded.split("\t")))
                for language, tokens, folded in self._database.execute(query, (number,))
            )
            self._entries[number] = Entry(country, role, forms)
        return self._entries[number]

    def given_names(self, country: str) -> frozenset[str]:
        """Return the folded given names of a country's bearers."""
        query = (
            "SELECT folded FROM form JOIN entry ON entry.id = form.entry"
            " WHERE language = ? AND country = ?"
        )
        names = (row[0].split("\t") for row in self._database.execute(query, (CANONICAL, country)))
        return frozenset(tokens[0] for tokens in names if len(tokens) > 1)

    def places_from(self, letters: str, language: str) -> tuple[str, ...]:
        """Return the places of one word that begin so, in lower case, as the language writes them."""
        key = letters, language
        if key not in self._begun:
            query = "SELECT DISTINCT entry FROM token WHERE folded >= ? AND folded < ?"
            rows = self._database.execute(query, (letters, letters + "\U0010ffff"))
            forms = (form for (number,) in rows for form in self.entry(number).forms)
            self._begun[key] = tuple(
                form.tokens[0].lower()
                for form in forms
                if len(form.tokens) == 1
                and form.folded[0].startswith(letters)
                and self.entry(form.entry).role in PLACES
                and self.is_accepted(form, language)
            )
        return self._begun[key]

    def is_accepted(self, form: Form, language: str) -> bool:
        """Tell whether a form is right in a language.

        The forms listed for it are; the canonical one is where none is listed, in English, for
        organisations, and for people outside `OWN_ROMANISATION`.
        """
        if form.language == language:
            return True
        if form.language != CANONICAL:
            return False
        entry = self.entry(form.entry)
        if entry.role not in PLACES and language not in OWN_ROMANISATION:
            return True
        listed = any(other.language == language for other in entry.forms)
        return language == "en" or entry.role in ORGANISATIONS or not listed

    def preferred(self, entry: int, language: str) -> Form:
        """Return the form to write in a language."""
        forms = self.entry(entry).forms
        return next((f for f in forms if language != "en" and f.language == language), forms[0])


def _files() -> list[Path]:
    return sorted(FOLDER.glob("*.tsv"))


@cache
def gazetteer_version() -> str:
    """Return a digest of the lists and of the code that reads them."""
    files = (*map(Path, (__file__, cldr.__file__, segment.__file__)), *_files())
    return kept("data/gazetteer", list(map(state_of, files)), partial(_digest, files))  # type: ignore[no-any-return]


def _digest(files: Iterable[Path]) -> str:
    return sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:16]


@cache
def load_gazetteer(names: tuple[str, ...]) -> Gazetteer:
    """Return the gazetteer with a project's names, compiling it where the cache has none of it."""
    name = f"gazetteer-{gazetteer_version()}.db"
    content = load(name)
    if content is not None:
        return Gazetteer(memoryview(content)[HEADER:], names)
    sources = (path.read_text(encoding="utf-8") for path in _files())
    listed = with_cities(row for source in sources for row in rows(source))
    database = _compile([*listed, *countries()])
    store(name, seal(database))
    return Gazetteer(database, names)


def _compile(lines: Iterable[Row]) -> bytes:
    database = sqlite3.connect(":memory:")
    database.executescript(_SCHEMA)
    _insert(database, lines)
    return database.serialize()


_BARE = ("", "-", "person", "")
"""What stands for the fields that a line does not have."""


def _insert(database: sqlite3.Connection, lines: Iterable[Row]) -> None:
    (first,) = database.execute("SELECT count(*) FROM entry").fetchone()
    for number, (name, country, role, written) in enumerate(lines, first):
        database.execute("INSERT INTO entry VALUES (?, ?, ?)", (number, country, role))
        for language, form in [(CANONICAL, name), *written]:
            tokens = [word for _, _, word, _ in segment.words(form)]
            folded = [fold(token) for token in tokens]
            values = (number, language, "\t".join(tokens), "\t".join(folded))
            database.execute("INSERT INTO form VALUES (NULL, ?, ?, ?, ?)", values)
            pairs = [(token, number) for token in folded]
            database.executemany("INSERT OR IGNORE INTO token VALUES (?, ?)", pairs)
    database.commit()


def rows(source: str) -> Iterator[Row]:
    """Yield (name, country, role, [(language, form)]) of each line of a gazetteer file.

    A line that holds nothing but a name is a person's.
    """
    for line in source.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.strip().split("\t")
        name, country, role, forms = (*fields, *_BARE[len(fields) :])
        pairs = [pair.partition(":") for pair in forms.split("|") if pair]
        yield name, country, role, [(language, form) for language, _, form in pairs]
