"""Site furniture by the words of a line: what a page says to its reader, not what a story tells.

A line of the page is made of few words: commands of the page (share, subscribe, skip), its own things
(article, newsletter, cookies), dates, counters, names of sites, and small words between them. A line of
prose nearly always holds words that are none of these. So a line is judged by how much of it the word
classes of the language file cover, and by what is among them; no phrase has to be listed for that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import regex

from mtcheck.languages import Language, load_language
from mtcheck.phrases import ASCII_TOKEN, TOKEN, fold, tokenize

_LINK = r"(?:https?://|www\.|pic\.)[^\s<>\"«»“”]++|(?<!\S)[@\#]\w[\w.-]*+"
_PIECE = regex.compile(rf"(?P<link>{_LINK})|{TOKEN.pattern}", TOKEN.flags)
_LINK_SIGN = re.compile(r"[@#]|://|www\.|pic\.")
_TIME = regex.compile(r"\b\d{1,2}(?::|h|\s?Uhr\b)\d{0,2}")
_QUOTED = regex.compile(
    r"\s*[\"“„«»‘].*[.!?…][\"”“»«’]\s*[.!?]?\s*|\s*[—–-]\s?\p{L}.*[.!?…]\s*", regex.DOTALL
)
_NUMERIC_DATE = regex.compile(
    r"\b(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})\b"
)
_OPENING = regex.compile(r"[\"“„«‘「]")
_GAP = regex.compile(r"\S[\s(（/]+\S")
_YEAR = regex.compile(r"\b(?:19|20)\d\d(?!\d)")
_STOP = (".", "?", "…", "。", "।", "؟", ";", ",", ":")
_SPOKEN, _UNKNOWN = 3.0, 1.5
"""Weight that a line to the reader needs, and what each unknown word adds: a marking word weighs 3."""
_LONG_UNSPACED = 6
"""Characters of a line of several words in a script without spaces."""
_ELIDED = 5
"""Letters before an apostrophe that are an article or a preposition: l'article, dell'articolo."""
_PARTICLES = frozenset("da de del den der di dos du la le ten van von y".split())
_CLOCK = regex.compile(r"(?:h\d*)?")
_NAMES = 4
"""Words of a name at most."""
_WORD, _VERB, _SITE, _NOUN, _PICTURE = "words", "verbs", "names", "nouns", "pictures"
_CONTENT = (_WORD, _VERB, _SITE, _NOUN, _PICTURE, "sections")
_PLAIN = "plain"
"""Other function words: they count for nothing, but a line of furniture may hold them."""

MOST_CACHED = 1 << 17
"""Words of which what is known is kept from one document to the next."""


class Unit(NamedTuple):
    """A word of a line, its end and its classes, each with the kind of furniture that it names."""

    text: str
    end: int
    classes: Mapping[str, str]


_NONE: tuple[int, Mapping[str, str]] = (0, {})


class Verdict(NamedTuple):
    """What a line is: where `certain` is false only beside furniture, or with `edge` at a text's end."""

    kind: str
    certain: bool = True
    edge: bool = False


class Vocabulary:
    """The word classes of a language: `page` and the kinds of `chrome` in its file."""

    def __init__(self, language: Language) -> None:
        self._single: dict[str, dict[str, str]] = {}
        self._stems: dict[str, dict[str, str]] = {}
        self._longer: dict[str, list[tuple[tuple[str, ...], dict[str, str]]]] = {}
        self._known: dict[str, Mapping[str, str]] = {}
        english = load_language("en")
        for kind, table in language.chrome.items():
            for name in (_WORD, _VERB, _SITE):
                self._add(table.get(name, ()), name, kind)
            self._add(table.get(_NOUN, ()), _PICTURE, kind)
            self._add(table.get("origins", ()), "origins", kind)
        for name, words in language.page.items():
            if name != "story":
                self._add(words, name, "")
        for word in language.function_words.difference(language.page["story"]):
            self._single.setdefault(word, {_PLAIN: ""})
        for kind, table in english.chrome.items() if english else ():
            self._add(table.get(_SITE, ()), _SITE, kind)
        for entries in self._longer.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def _add(self, words: Sequence[str], name: str, kind: str) -> None:
        for word in words:
            stem = word.endswith("-")
            tokens = tuple(token for token, _ in tokenize(word))
            if not tokens:
                raise ValueError(f"{word!r} has no letter or digit")
            if len(tokens) > 1:
                self._add_longer(tokens, name, kind)
            else:
                table = self._stems if stem else self._single
                table.setdefault(tokens[0], {}).setdefault(name, kind)

    def _add_longer(self, tokens: tuple[str, ...], name: str, kind: str) -> None:
        entries = self._longer.setdefault(tokens[0], [])
        for known, classes in entries:
            if known == tokens:
                classes.setdefault(name, kind)
                return
        entries.append((tokens, {name: kind}))

    def classes(self, token: str) -> Mapping[str, str]:
        """Return the classes of a folded token; none where the word is unknown."""
        if token not in self._known:
            if len(self._known) >= MOST_CACHED:
                self._known.clear()
            self._known[token] = self._look_up(token)
        return self._known[token]

    def _look_up(self, token: str) -> Mapping[str, str]:
        if token in self._single:
            return self._single[token]
        for length in range(len(token), 1, -1):
            if token[:length] in self._stems:
                return self._stems[token[:length]]
        head, mark, tail = token.partition("'")
        if mark and len(head) <= _ELIDED and tail in self._single:
            return self._single[tail]
        if mark and len(tail) <= _ELIDED:
            return self._single.get(head, {})
        if token[:1].isdecimal():  # a dot above alone folds to nothing
            rest = token.lstrip("0123456789")
            return (
                {"number": "", **self._single.get(rest, {})}
                if _CLOCK.fullmatch(rest) or rest in self._single
                else {}
            )
        return {}

    def opening_classes(self, token: str) -> set[str]:
        """Return the classes of all words of the vocabulary that begin with a token."""
        longer = (classes for _, classes in self._longer.get(token, ()))
        return {name for classes in (self.classes(token), *longer) for name in classes}

    def units(self, line: str) -> list[Unit]:
        """Cut a line in words; the longest entry of the vocabulary counts as one word."""
        if line.isascii() and not _LINK_SIGN.search(line):
            pieces = [(m.group(), m.end(), "") for m in ASCII_TOKEN.finditer(line)]
        else:
            pieces = [(m.group(), m.end(), m["link"]) for m in _PIECE.finditer(line)]
        tokens = [fold(text) for text, _, _ in pieces]
        units: list[Unit] = []
        at = 0
        while at < len(pieces):
            size, classes = self._longer_at(tokens, at) if tokens[at] in self._longer else _NONE
            if pieces[at][2]:
                classes = {"link": ""}
            elif not size:
                classes = self.classes(tokens[at])
            size = size or 1
            units.append(Unit(pieces[at][0], pieces[at + size - 1][1], classes))
            at += size
        return units

    def _longer_at(self, tokens: Sequence[str], at: int) -> tuple[int, Mapping[str, str]]:
        """Return the length of the longest entry of several words that stands there, and its classes."""
        for entry, classes in self._longer[tokens[at]]:
            if tuple(tokens[at : at + len(entry)]) == entry:
                return len(entry), classes
        return _NONE


@cache
def vocabulary(code: str) -> Vocabulary | None:
    """Return the vocabulary of a language, or None where there is no file for it."""
    language = load_language(code)
    return Vocabulary(language) if language else None


def is_quoted(line: str) -> bool:
    """Tell whether a line is a sentence in quotation marks, or after the dash of a dialogue."""
    return bool(_QUOTED.fullmatch(line))


def judge(line: str, units: Sequence[Unit], *, step: bool = False) -> Verdict | None:
    """Say what a line is by its words, or None; `step` tells that it is an item of a list."""
    named = _named(units)
    unknown = [u for i, u in enumerate(units) if _is_unknown(u) and i not in named]
    ends = line.rstrip("\"'”’»)] ").endswith(_STOP)
    if unknown:
        return (
            _spoken(units, unknown, ends)
            or _signed(line, units, ends)
            or _answered(line, units)
            or _credited(line, units, ends)
            or _bracketed(line, units)
            or _archived(units, unknown, ends)
        )
    dated = _is_dated(line, units)
    return (
        _by_words(units, ends, (len(named) > 1) + dated)
        or _by_command(units, ends, step)
        or _by_lists(units, ends)
        or _counted(line, units, ends)
        or _dated(line, units, dated)
        or _by_name(line, units, named, ends)
        or _by_agency(units, ends)
        or _listed(units)
        or _weak(units, ends)
    )


def _named(units: Sequence[Unit]) -> set[int]:
    """Return the indices of the words of names after "by": unknown ones, and particles among them."""
    named: set[int] = set()
    for i, unit in enumerate(units):
        if not {"by", "roles", _PICTURE} & unit.classes.keys():
            continue
        first = i + 1 + (_PICTURE in unit.classes)  # Foto de Jane Doe
        for j in range(first, min(first + 1 + _NAMES, len(units))):
            text = units[j].text
            particle = text in _PARTICLES and j - 1 in named
            if j - 2 in named and j - 1 in named and len(text) <= 3 and "small" in units[j].classes:
                continue  # Jane Doe and Jim Roe
            if not particle and (units[j].classes or text[0].islower() or _is_lone(text)):
                break
            named.add(j)
    return named


def _is_unknown(unit: Unit) -> bool:
    return not unit.classes or _PLAIN in unit.classes


def _is_lone(text: str) -> bool:
    """Tell whether a word is one character of a script that writes words without spaces."""
    return len(text) == 1 and text.lower() == text.upper()


def _is_capital(unit: Unit) -> bool:
    """Tell whether a word may be a name: it has no small first letter."""
    return not unit.text[0].islower()


def _is_dated(line: str, units: Sequence[Unit]) -> bool:
    months = any("dates" in u.classes and "small" not in u.classes for u in units)
    numbers = any(u.text[0].isdecimal() for u in units)
    return bool((months and numbers) or _NUMERIC_DATE.search(line) or _TIME.search(line))


def _having(units: Sequence[Unit], *names: str) -> list[Unit]:
    return [u for u in units if any(name in u.classes for name in names)]


def _kind(units: Sequence[Unit], *names: str) -> str:
    """Return the kind that the first of these units names by the first of these classes."""
    return next(u.classes[name] for name in names for u in units if name in u.classes)


def _all_small(units: Sequence[Unit]) -> bool:
    return all({"small", "by"} & u.classes.keys() for u in units)


def _is_address(units: Sequence[Unit]) -> bool:
    """Tell whether a line speaks to the reader, or of the site itself."""
    if _having(units, "address"):
        return True
    first = next((u for u in units if not {"small", _PLAIN} & u.classes.keys()), units[0])
    return _VERB in first.classes or _VERB in units[0].classes


def _by_words(units: Sequence[Unit], ends: bool, extra: int) -> Verdict | None:
    strong = _having(units, _WORD)
    if not strong:
        return None
    content = len(_having(units, *_CONTENT, "number", "roles")) + extra
    kind = _kind(units, _WORD)
    if ends and kind != "copyright" and not _is_address(units):
        return None
    if ends and kind == "shop" and units[0].classes.get(_VERB) != "shop":
        return None  # an answer to a customer: "We refund the full price."
    long = len(units) >= 4 or (_is_lone(units[0].text) and units[-1].end >= _LONG_UNSPACED)
    if content < 2 and (not long or kind == "byline"):
        return None
    told = extra or len(strong) > 1 or _having(units, _VERB, _SITE, "number", "address")
    # "Questions and answers" names a chapter, "your answers" a form.
    return Verdict(kind, certain=bool(told) or kind != "comments")


def _by_command(units: Sequence[Unit], ends: bool, step: bool) -> Verdict | None:
    verbs = _having(units, _VERB)
    if not verbs or ends or len(units) > (14 if _having(units, "address") else 9):
        return None
    before = units[: units.index(verbs[0])]
    after = units[units.index(verbs[-1]) + 1 :]
    if not _all_small(before) and not _all_small(after):
        return None
    kind = _kind(units, _VERB)
    things = _having(units, _NOUN, _SITE, "link", *([] if kind == "navigation" else [_PICTURE]))
    alone = len(verbs) >= 2 and (kind in ("share", "cookies") or _having(units, "address"))
    if not alone and not [u for u in things if u is not verbs[0]]:
        return None
    if step:
        return Verdict(kind, certain=False)
    return Verdict(kind, certain=kind != "navigation", edge=True)


def _by_lists(units: Sequence[Unit], ends: bool) -> Verdict | None:
    """A headline of links: "More stories", "All news", "Our latest articles"."""
    things, which = _having(units, "lists"), _having(units, "more")
    if ends or len(units) > 5 or not things or not [u for u in which if u not in things[:1]]:
        return None
    return Verdict("teaser")


def _counted(line: str, units: Sequence[Unit], ends: bool) -> Verdict | None:
    numbers = _having(units, "number")
    if ends or not numbers or len(units) > 9:
        return None
    if _having(units, "counts") and _having(units, _VERB):
        return Verdict("byline")
    if len(units) > 6:
        return None
    things = _having(units, _NOUN, _PICTURE)
    if not things or len(numbers) < 2 or _YEAR.search(line):
        return None
    return Verdict("credit" if _having(units, _PICTURE) else "navigation")


def _dated(line: str, units: Sequence[Unit], dated: bool) -> Verdict | None:
    if not dated or _having(units, _WORD, _VERB, _SITE, _PICTURE) or len(units) > 14:
        return None
    if not _YEAR.search(line) and not _NUMERIC_DATE.search(line):
        return None
    return Verdict("date", certain=bool(_TIME.search(line)), edge=True)


def _by_name(line: str, units: Sequence[Unit], named: set[int], ends: bool) -> Verdict | None:
    """A name after "by", or a person of the trade: "By Jane Doe", "by our correspondent"."""
    rest = [u for i, u in enumerate(units) if i not in named]
    allowed = {"by", "roles", "small", "dates", "number", "address", "sections", _PICTURE}
    if ends or not rest or len(units) > 10 or not all(allowed & u.classes.keys() for u in rest):
        return None
    roles = _having(units, "roles")
    if _having(units, _PICTURE):
        return Verdict("credit") if len(named) > 1 or (roles and _having(units, "by")) else None
    cased = all(units[i].text[0].isupper() for i in named if len(units[i].text) > 3)
    by = _having(units, "by", "address") or line[0] in "(（["
    if (by and len(named) >= 2 and cased) or (roles and by):
        return Verdict("byline", certain=False, edge=True)
    return None


def _by_agency(units: Sequence[Unit], ends: bool) -> Verdict | None:
    """Names of agencies alone, or after "by": "Getty Images", "By AFP"."""
    agencies = [u for u in _having(units, _SITE) if u.classes[_SITE] == "credit"]
    rest = [u for u in units if u not in agencies]
    if ends or not agencies or len(units) > 5:
        return None
    if not all({"small", "by", "roles", _PICTURE} & u.classes.keys() for u in rest):
        return None
    return Verdict("credit")


def _credited(line: str, units: Sequence[Unit], ends: bool) -> Verdict | None:
    """A name and an agency after a stroke: "Jane Doe / AFP"."""
    last, rest = units[-1], units[:-1]
    if ends or last.classes.get(_SITE) != "credit" or not 1 <= len(rest) <= _NAMES + 1:
        return None
    stroke = line[rest[-1].end : last.end].strip().startswith(("/", "|", "("))
    return Verdict("credit") if stroke and all(map(_is_capital, rest)) else None


def _bracketed(line: str, units: Sequence[Unit]) -> Verdict | None:
    """A picture with a name in brackets: "(Photo Jane Doe)"."""
    if line[0] not in "([" or line[-1] not in ")]" or _PICTURE not in units[0].classes:
        return None
    names = units[1:]
    if not 1 <= len(names) <= _NAMES + 1 or not all(u.text[0].isupper() for u in names):
        return None
    return Verdict("credit")


def _archived(units: Sequence[Unit], unknown: Sequence[Unit], ends: bool) -> Verdict | None:
    """A picture and where it is from: "Photo from the archive of the museum"."""
    if ends or not _having(units, "origins") or len(unknown) > 2 or len(units) > 8:
        return None
    if _PICTURE not in units[0].classes:
        return None
    return Verdict("credit")


def _listed(units: Sequence[Unit]) -> Verdict | None:
    """A row of departments: "News Sport Weather Video"."""
    sections = _having(units, "sections")
    if len(sections) >= 4 and len(sections) == len(units):
        return Verdict("navigation")
    return None


def _weak(units: Sequence[Unit], ends: bool) -> Verdict | None:
    if ends or len(units) > 5 or not _having(units, *_CONTENT):
        return None
    names = [name for name in (_WORD, _VERB, _SITE, _PICTURE) if _having(units, name)]
    return Verdict(_kind(units, *names) if names else "navigation", certain=False)


def _spoken(units: Sequence[Unit], unknown: Sequence[Unit], ends: bool) -> Verdict | None:
    """A line to the reader in which some words may be any words, the more the plainer the rest is."""
    strange = sum(not u.classes for u in unknown)
    if len(units) < 4 or not (_is_address(units) or (strange == 0 and not ends)):
        return None
    strong = {u.text for u in _having(units, _WORD)}
    weight = 3 * len(strong) + len(_having(units, _VERB, _NOUN, _SITE, "link", "address"))
    if weight < _SPOKEN + 2 * ends + _UNKNOWN * strange or len(units) < 4 * strange:
        return None
    if strong:
        return Verdict(_kind(units, _WORD))
    if ends or _VERB not in units[0].classes or not _having(units, _NOUN, _SITE) or len(units) > 9:
        return None
    return Verdict(_kind(units, _VERB), certain=False, edge=True)


def _signed(line: str, units: Sequence[Unit], ends: bool) -> Verdict | None:
    """A name beside a word of bylines: "Jane Doe, correspondent", "Posted by Jim Roe on 3 May"."""
    unknown = [u for u in units if _is_unknown(u)]
    if len(unknown) > _NAMES + 1 or ends or len(units) > 20 or not all(map(_is_capital, unknown)):
        return None
    allowed = {"roles", "small", "by", "sections", "dates", "number", _WORD}
    if not all(allowed & u.classes.keys() for u in units if u not in unknown):
        return None
    told = [u for u in _having(units, _WORD) if u.classes[_WORD] == "byline"]
    dated = _is_dated(line, units)
    if told and dated:
        return Verdict("byline")
    cased = all(u.text[0].isupper() for u in unknown)
    if dated and cased and len(unknown) in (2, 3) and units[0] is unknown[0] and _YEAR.search(line):
        return Verdict("byline", certain=False, edge=not told and not _having(units, "sections"))
    roles = _having(units, "roles") or (told if cased else [])
    apart = (
        len(unknown) >= 2
        or bool(_having(units, "roles") and _having(units, "by", "address"))
        or "/" in line
        or not cased
    )
    spaced = cased or bool(_GAP.search(line))
    if not (roles and apart and spaced) or len(units) > len(unknown) + 4:
        return None
    first = units[0] is unknown[0] or line[0] in "(（[" or not cased
    opens = first or not {"by", "address", _WORD}.isdisjoint(units[0].classes)
    return Verdict("byline", certain=False, edge=True) if opens else None


def _answered(line: str, units: Sequence[Unit]) -> Verdict | None:
    """A count of comments with the headline in quotes: "2 responses to “Title”"."""
    mark = _OPENING.search(line)
    if "number" not in units[0].classes or not mark:
        return None
    head = [u for u in units if u.end <= mark.start()]
    if not 2 <= len(head) <= 5 or not all(u.classes for u in head):
        return None
    told = [u for u in _having(head, _WORD) if u.classes[_WORD] == "comments"]
    return Verdict("comments") if told else None


def vocabularies(codes: Sequence[str]) -> tuple[Vocabulary, ...]:
    """Return the vocabularies of these languages, without those that there is no file for."""
    known = [vocabulary(code) for code in codes]
    return tuple(entry for entry in known if entry)
