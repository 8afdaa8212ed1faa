"""Site furniture by the words of a line: what a page says to its reader, not what a story tells.

A line of the page is made of few words: commands of the page (share, subscribe, skip), its own things
(article, newsletter, cookies), dates, counters, names of sites, and small words between them. A line of
prose nearly always holds words that are none of these. So a line is judged by how much of it the word
classes of the language file cover, and by what is among them; no phrase has to be listed for that.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from mtcheck.furniture.names import (
    YEAR,
    archived,
    bracketed,
    by_agency,
    by_name,
    credited,
    date_line,
    is_dated,
    names,
    signed,
)
from mtcheck.furniture.vocabulary import (
    CONTENT,
    NOUN,
    PICTURE,
    PLAIN,
    SITE,
    VERB,
    WORD,
    Unit,
    Verdict,
    having,
    is_lone,
    is_unknown,
)
from mtcheck.patterns import compile_pattern

_QUOTED = compile_pattern(
    r"\s*[\"“„«»‘].*[.!?…][\"”“»«’]\s*[.!?]?\s*|\s*[—–-]\s?\p{L}.*[.!?…]\s*", regex.DOTALL
)
_OPENING = compile_pattern(r"[\"“„«‘「]")
_STOP = (".", "?", "…", "。", "।", "؟", ";", ",", ":")
_SPOKEN, _UNKNOWN, _UNKNOWN_SHORT = 3.0, 1.5, 1.0
"""Weight that a line to the reader needs, and what each unknown word adds, in a line of ten words at
most without a stop less: a marking word weighs 3."""
_LONG_UNSPACED = 6
"""Characters of a line of several words in a script without spaces."""
_STATED = 8
"""Words at most of a note on the state of a thing of the page."""
_STATED_KINDS = frozenset({"comments", "newsletter", "paywall", "cookies"})


def is_quoted(line: str) -> bool:
    """Tell whether a line is a sentence in quotation marks, or after the dash of a dialogue."""
    return bool(_QUOTED.fullmatch(line))


def judge(line: str, units: Sequence[Unit], *, step: bool = False) -> Verdict | None:
    """Say what a line is by its words, or None; `step` tells that it is an item of a list."""
    named = names(units)
    unknown = [u for i, u in enumerate(units) if is_unknown(u) and i not in named]
    ends = line.rstrip("\"'”’»)] ").endswith(_STOP)
    if unknown:
        return (
            _spoken(units, unknown, ends)
            or signed(line, units, ends)
            or _answered(line, units)
            or credited(line, units, ends)
            or bracketed(line, units)
            or archived(units, unknown, ends)
        )
    dated = is_dated(line, units)
    return (
        _by_words(units, ends, (len(named) > 1) + dated)
        or _by_command(units, ends, step)
        or _by_lists(units, ends)
        or _by_state(units, ends)
        or _counted(line, units, ends)
        or date_line(line, units, dated)
        or by_name(line, units, named, ends)
        or by_agency(units, ends)
        or _listed(units)
        or _weak(units, ends)
    )


def _kind(units: Sequence[Unit], *names: str) -> str:
    """Return the kind that the first of these units names by the first of these classes."""
    return next(u.classes[name] for name in names for u in units if name in u.classes)


def likely_kind(units: Sequence[Unit]) -> str:
    """Return the kind of furniture that the most telling word of a line names."""
    names = [name for name in (WORD, VERB, SITE, PICTURE) if having(units, name)]
    return _kind(units, *names) if names else "navigation"


def _all_small(units: Sequence[Unit]) -> bool:
    return all({"small", "by"} & u.classes.keys() for u in units)


def _is_address(units: Sequence[Unit]) -> bool:
    """Tell whether a line speaks to the reader, or of the site itself."""
    if having(units, "address"):
        return True
    first = next((u for u in units if not {"small", PLAIN} & u.classes.keys()), units[0])
    return VERB in first.classes or VERB in units[0].classes


def _by_words(units: Sequence[Unit], ends: bool, extra: int) -> Verdict | None:
    strong = having(units, WORD)
    if not strong:
        return None
    content = len(having(units, *CONTENT, "number", "roles")) + extra
    kind = _kind(units, WORD)
    if ends and kind != "copyright" and not _is_address(units):
        return None
    if ends and kind == "shop" and units[0].classes.get(VERB) != "shop":
        return None  # an answer to a customer: "We refund the full price."
    long = len(units) >= 4 or (is_lone(units[0].text) and units[-1].end >= _LONG_UNSPACED)
    if content < 2 and (not long or kind == "byline"):
        if ends or kind == "comments" or not having(units, "address"):
            return None
        return Verdict(kind, certain=False, edge=True)  # "Our partners"
    told = extra or len(strong) > 1 or having(units, VERB, SITE, "number", "address")
    # "Questions and answers" names a chapter, "your answers" a form.
    return Verdict(kind, certain=bool(told) or kind != "comments")


def _by_command(units: Sequence[Unit], ends: bool, step: bool) -> Verdict | None:
    verbs = having(units, VERB)
    if not verbs or ends or len(units) > (14 if having(units, "address") else 9):
        return None
    before = units[: units.index(verbs[0])]
    after = units[units.index(verbs[-1]) + 1 :]
    if not _all_small(before) and not _all_small(after):
        return None
    kind = _kind(units, VERB)
    things = having(units, NOUN, SITE, "link", *([] if kind == "navigation" else [PICTURE]))
    alone = len(verbs) >= 2 and (kind in ("share", "cookies") or having(units, "address"))
    if not alone and not [u for u in things if u is not verbs[0]]:
        return None
    if step:
        return Verdict(kind, certain=False)
    return Verdict(kind, certain=kind != "navigation", edge=True)


def _by_lists(units: Sequence[Unit], ends: bool) -> Verdict | None:
    """A headline of links: "More stories", "All news", "Our latest articles"."""
    things, which = having(units, "lists"), having(units, "more")
    longest = 8 if having(units[1:], "address") else 5
    if ends or len(units) > longest or not things:
        return None
    if not [u for u in which if u not in things[:1]]:
        return None
    return Verdict("teaser")


def _by_state(units: Sequence[Unit], ends: bool) -> Verdict | None:
    """What a page says of its own things: "Comment deleted", "No articles found"."""
    states = having(units, "states")
    things = [u for u in having(units, WORD, NOUN, "lists") if u not in states[-1:]]
    if not states or not things or len(units) > _STATED:
        return None
    marked = [u for u in things if u.classes.get(WORD) in _STATED_KINDS]
    if not marked and ends:
        return None  # "The shop is closed." tells a story as well
    kind = _kind(marked, WORD) if marked else "navigation"
    return Verdict(kind, certain=bool(marked), edge=True)


def _counted(line: str, units: Sequence[Unit], ends: bool) -> Verdict | None:
    numbers = having(units, "number")
    if ends or not numbers or len(units) > 9:
        return None
    if having(units, "counts") and having(units, VERB):
        return Verdict("byline")
    if len(units) <= 3 and having(units, "counts"):
        return Verdict("byline", certain=False, edge=True)  # "12 visits"
    if len(units) > 6:
        return None
    things = having(units, NOUN, PICTURE)
    if not things or len(numbers) < 2 or YEAR.search(line):
        return None
    return Verdict("credit" if having(units, PICTURE) else "navigation")


def _listed(units: Sequence[Unit]) -> Verdict | None:
    """A row of departments: "News Sport Weather Video"."""
    sections = having(units, "sections")
    if len(sections) >= 4 and len(sections) == len(units):
        return Verdict("navigation")
    return None


def _weak(units: Sequence[Unit], ends: bool) -> Verdict | None:
    if ends or len(units) > 5 or not having(units, *CONTENT):
        return None
    return Verdict(likely_kind(units), certain=False)


def _spoken(units: Sequence[Unit], unknown: Sequence[Unit], ends: bool) -> Verdict | None:
    """A line to the reader in which some words may be any words, the more the plainer the rest is."""
    strange = sum(not u.classes for u in unknown)
    if len(units) < 4 or not (_is_address(units) or (strange == 0 and not ends)):
        return None
    strong = {u.text for u in having(units, WORD)}
    weight = 3 * len(strong) + len(having(units, VERB, NOUN, SITE, "link", "address"))
    short = not ends and len(units) <= 10 and having(units, "address")
    each = _UNKNOWN_SHORT if short else _UNKNOWN
    if weight < _SPOKEN + 2 * ends + each * strange or len(units) < 4 * strange:
        return None
    if strong:
        return Verdict(_kind(units, WORD))
    if ends or VERB not in units[0].classes or not having(units, NOUN, SITE) or len(units) > 9:
        return None
    return Verdict(_kind(units, VERB), certain=False, edge=True)


def _answered(line: str, units: Sequence[Unit]) -> Verdict | None:
    """A count of comments with the headline in quotes: "2 responses to “Title”"."""
    mark = _OPENING.search(line)
    if "number" not in units[0].classes or not mark:
        return None
    head = [u for u in units if u.end <= mark.start()]
    if not 2 <= len(head) <= 5 or not all(u.classes for u in head):
        return None
    told = [u for u in having(head, WORD) if u.classes[WORD] == "comments"]
    return Verdict("comments") if told else None
