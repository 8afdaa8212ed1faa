"""Judges a line as site furniture: by listed phrases, by the words of its language, by its shape."""

from __future__ import annotations

import re
from functools import cache

from mtcheck.document import Role
from mtcheck.furniture.shape import (
    SENTENCE_STOPS,
    UNSPACED,
    are,
    is_credit,
    is_crumb,
    is_name,
    may_follow,
    shaped,
)
from mtcheck.furniture.verdict import is_quoted, judge, likely_kind
from mtcheck.furniture.vocabulary import MOST_CACHED, Verdict, vocabularies
from mtcheck.languages import load_language
from mtcheck.patterns import compile_pattern
from mtcheck.phrases import PhraseTree, tokenize

LONGEST = 400
"""Characters of a line of furniture: notes on cookies come close to it."""
_GATED = 60
"""Characters from which a line is looked at only if its first words are known, as are sentences."""
_UNKNOWN, _KNOWN, _TELLING = 0, 1, 2
_LONGEST_HEAD = 60
_CRUMBS = 3
"""Parts that make a breadcrumb trail whatever its words are."""
_SEPARATOR = compile_pattern(r"[\s»>\")\]】]*(?:[:：|｜»>→•·/＝=】]|\s[-–—])")
_HEAD_END = compile_pattern(r"[:：】]|(?<=\d)\]|\s[|｜»›>→–—-](?=\s)")
_COLONS = (":", "：", "】", "]")
_ARROW = compile_pattern(r"[^\p{L}\p{N}]*[»>▶►→▸«‹←]|.*[»›→▸]\s*$")
_BAR = compile_pattern(r"\s+[•·/]\s+|\s*[|｜]\s*|\s+[-–—]\s+")
_PARTING = compile_pattern(r"[|｜•·/>»›→▸\\]|\s[-–—]\s")
_CRUMB = compile_pattern(r"\s*[>»›→▸]\s*|\s[/\\]\s")
_SECTION_NUMBER = re.compile(r"(?:\d{1,2}\.){2,}\s+(?=[^\W\d])")
"""The number of a section of a book: "15.2.2. Archives"."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
"""An address alone: the words and dates of its path tell nothing of the line."""
_CYRILLIC = compile_pattern(r"\p{Cyrillic}")
_FRAGMENT = 4
"""Spaces in a sentence that may stand among those of the page without being one of them."""
_SENTENCE_END = compile_pattern(r"(?<=[.!?。！？])[\"'”’»)]*\s+(?=[\p{L}\p{N}])")
_NUMBER = compile_pattern(r"[\d.,\s\u202f]+")
_MARKS = re.compile(r"[|>/\[]|\.(?:jpe?g|png)")
_WIDE_MARKS = frozenset("｜©»›•·→【")
_SCRIPTS = (
    (compile_pattern(r"\p{Cyrillic}"), "ru"), (compile_pattern(r"[\p{Hiragana}\p{Katakana}]"), "ja"),
    (compile_pattern(r"\p{Han}"), "zh"), (compile_pattern(r"\p{Hangul}"), "ko"),
    (compile_pattern(r"\p{Arabic}"), "ar"), (compile_pattern(r"\p{Devanagari}"), "hi"),
)  # fmt: skip
"""The language whose furniture a line in a foreign script is held against."""


@cache
def line_reader(language: str, source_language: str | None) -> LineReader:
    """Return the reader of lines in a language; English furniture, and the source's, is known too."""
    codes = dict.fromkeys((language, "en", source_language))
    return LineReader(tuple(code for code in codes if code))


class LineReader:
    """Judges lines by the furniture of some languages; the first is that of the text."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        self._codes = codes
        self._whole, self._leads = PhraseTree(), PhraseTree()
        self._vocabularies = vocabularies(codes)
        self._between: dict[str, str] = {}
        self._weights: dict[str, int] = {}
        self._listed_words: set[str] = set()
        for code in codes:
            known = load_language(code)
            for kind, table in known.chrome.items() if known else ():
                for phrase in table.get("whole", ()):
                    self._whole.add(phrase, kind)
                    self._listed_words.update(token for token, _ in tokenize(phrase))
                for phrase in table.get("lead", ()):
                    self._leads.add(phrase, kind)
                    self._listed_words.update(token for token, _ in tokenize(phrase))
                    if kind == "credit" or (kind == "teaser" and len(tokenize(phrase)) > 1):
                        self._between.setdefault(phrase, kind)

    def verdict(self, line: str, role: Role, *, foreign: bool = True) -> Verdict | None:
        """Say what a line is, or None; `foreign` allows for the furniture of another script."""
        if not self._may_be(line):
            return None
        if is_quoted(line) or _SECTION_NUMBER.match(line):
            return None
        told = self._listed(line) or shaped(line)
        if told or _ADDRESS.fullmatch(line):
            return told
        return (None if role is Role.TABLE else self._worded(line, role)) or (
            self._foreign(line, role) if foreign else None
        )

    def _may_be(self, line: str) -> bool:
        """Tell in a hurry whether a line can be furniture: most are told by their first words."""
        named = len(line) <= _GATED and not line.endswith(SENTENCE_STOPS)
        unknown, telling = 0, named
        weights = self._weights
        for number, word in enumerate(line[:110].split(None, 12)[:12]):
            weight = weights[word] if word in weights else self._weight(word)
            telling = telling or weight == _TELLING
            if weight == _UNKNOWN and not (named and not word[0].islower()):
                unknown += 1
                if unknown > min(number, 1) + (named or number > 5):
                    telling = False
                    break
        return telling or self._is_marked(line)

    def _is_marked(self, line: str) -> bool:
        head = line[:80]
        if line[0].isdecimal() or _MARKS.search(head):
            return True
        wide = not head.isascii() and not _WIDE_MARKS.isdisjoint(head)
        return wide or self._has_head(line)

    def _has_head(self, line: str) -> bool:
        if line.find(":", 0, _LONGEST_HEAD) < 0 and line.isascii():
            return False
        end = _HEAD_END.search(line, 0, _LONGEST_HEAD)
        return end is not None and all(map(self._weight, line[: end.start()].split()))

    def _weight(self, word: str) -> int:
        """Tell whether a word is unknown, known, or tells furniture."""
        if word not in self._weights:
            if len(self._weights) >= MOST_CACHED:
                self._weights.clear()
            tokens = [token for token, _ in tokenize(word)]
            alone = not tokens or word[0] >= UNSPACED
            self._weights[word] = _TELLING if alone else max(map(self._token_weight, tokens))
        return self._weights[word]

    def _token_weight(self, token: str) -> int:
        classes = {name for v in self._vocabularies for name in v.opening_classes(token)}
        listed = token in self._listed_words
        if not classes and not listed:
            return _UNKNOWN
        return _TELLING if not classes & {"small", "plain", "dates", "number"} else _KNOWN

    def _listed(self, line: str) -> Verdict | None:
        kind = self._phrased(line)
        if kind == "byline" and line[0].isdecimal():
            return Verdict("date")  # "3 hours ago"
        kind = kind or self._parted(line)
        return Verdict(kind) if kind else None

    def _phrased(self, line: str) -> str | None:
        pairs = tokenize(line)
        tokens = [token for token, _ in pairs]
        return (self._led(line, pairs, tokens) or self._whole.tile(tokens)) if tokens else None

    def _led(self, line: str, pairs: list[tuple[str, int]], tokens: list[str]) -> str | None:
        pointed = _ARROW.match(line)
        for after, kind in sorted(self._leads.ends(tokens, 0), reverse=True):
            stop = pairs[after - 1][1]
            follows = _SEPARATOR.match(line, stop)
            if follows and follows.group().endswith("»") and "«" in line[stop:]:
                continue  # a quotation: Video »Foo« …
            if follows and follows.group()[-1] in "–—" and _CYRILLIC.search(line):
                continue  # "is", in Russian and Ukrainian: Источник — …
            if not follows and not (pointed and after < len(tokens)):
                continue
            if may_follow(kind, line[follows.end() if follows else stop :].strip(), len(tokens)):
                return kind
        return None

    def _parted(self, line: str) -> str | None:
        if not _PARTING.search(line):
            return None
        parts = [part for part in _BAR.split(line) if part.strip()]
        if len(parts) >= 2:
            kinds = [self._part_kind(part) for part in parts]
            found = [kind for kind in kinds if kind]
            if len(found) >= 2 and 2 * len(found) >= len(parts):
                return found[0]
            if len(parts) >= _CRUMBS and kinds[0] and all(map(is_crumb, parts)):
                return kinds[0]
        crumbs = [part for part in _CRUMB.split(line) if part.strip()]
        if len(crumbs) < _CRUMBS or "«" in line:
            return None
        if not all(map(is_crumb, [crumbs[0].replace(":", ""), *crumbs[1:]])):
            return None
        return "navigation" if " / " not in line or self._part_kind(crumbs[0]) else None

    def _part_kind(self, part: str) -> str | None:
        kind = self._phrased(part)
        verdict = None if kind else self._judged(part, Role.PARAGRAPH)
        return verdict.kind if verdict else kind

    def _worded(self, line: str, role: Role) -> Verdict | None:
        verdict = self._judged(line, role)
        if verdict and verdict.certain:
            return verdict
        return self._headed(line) or self._of_sentences(line, role) or verdict

    def _judged(self, line: str, role: Role) -> Verdict | None:
        found = None
        for vocabulary in self._vocabularies:
            units = vocabulary.units(line)
            verdict = judge(line, units, step=role is Role.LIST) if units else None
            if verdict and verdict.certain:
                return verdict
            found = found or verdict
        if found and found.kind not in ("byline", "date") and _ARROW.match(line):
            return Verdict(found.kind)
        return found

    def _headed(self, line: str) -> Verdict | None:
        """Judge a line by what stands before its colon: "Read also on our site: ..."."""
        end = _HEAD_END.search(line, 0, _LONGEST_HEAD)
        if not end or end.start() < 2 or not line[end.end() :].strip():
            return None
        head, rest = line[: end.start()], line[end.end() :].strip(" )]")
        colon = end.group().strip() in _COLONS
        for vocabulary in self._vocabularies:
            units = vocabulary.units(head)
            if not 0 < len(units) <= 6:
                continue
            if colon and _NUMBER.fullmatch(rest) and are(units, "counts", "words"):
                return Verdict("byline")
            verdict = judge(head, units)
            if verdict and verdict.certain and (colon or verdict.kind == "teaser"):
                return verdict
            if colon and are(units, "pictures"):
                credit = is_credit(rest, len(tokenize(line))) or self._is_origin(rest)
                return Verdict("credit") if credit else None
            if colon and are(units, "roles", "by"):
                return Verdict("byline") if is_name(rest) else None
        return None

    def _is_origin(self, rest: str) -> bool:
        """Tell whether a credit names an archive, a press office or the like."""
        units = [unit for v in self._vocabularies for unit in v.units(rest)]
        told = any("origins" in unit.classes for unit in units)
        return told and len(units) <= 20 and not rest.endswith(SENTENCE_STOPS)

    def _of_sentences(self, line: str, role: Role) -> Verdict | None:
        """Judge a line by its sentences: furniture must make up seven tenths, the rest be fragments."""
        parts = [part for part in _SENTENCE_END.split(line) if part]
        if not 2 <= len(parts) <= 6:
            return None
        kinds, known = [], sum(map(len, parts))
        for part in parts:
            kind = self._phrased(part)
            verdict = Verdict(kind) if kind else self._judged(part, role)
            if not (verdict and verdict.kind != "date") and not self._is_covered(part):
                known -= len(part)
                if known < 0.7 * len(line) or part.count(" ") > _FRAGMENT:
                    return None
            if verdict and verdict.certain:
                kinds.append(verdict.kind)
        return Verdict(kinds[0]) if kinds and known >= 0.7 * len(line) else None

    def _is_covered(self, part: str) -> bool:
        return any(all(u.classes for u in v.units(part)) for v in self._vocabularies)

    def _foreign(self, line: str, role: Role) -> Verdict | None:
        """Judge a short line in a script that none of the languages writes."""
        if line.isascii() or len(line) > _GATED:
            return None
        for script, code in _SCRIPTS:
            if script.search(line) and code not in self._codes:
                if self._codes[0] in ("uk", "zh", "ja", "ko") and code in ("ru", "zh", "ja"):
                    return None
                return line_reader(code, None).verdict(line, role, foreign=False)
        return None

    def likely_kind(self, line: str) -> str:
        """Return the kind that a line is of if it is furniture."""
        return likely_kind(self._vocabularies[0].units(line))

    def whole_kind(self, text: str) -> str | None:
        """Return the kind of the listed phrases that fill a text, or None."""
        return self._whole.tile([token for token, _ in tokenize(text)])

    def between_kind(self, lead: str) -> str | None:
        """Return the kind of a phrase that opens furniture between two sentences, or None."""
        return self._between.get(lead.lower())

    def agency_end(self, text: str, at: int) -> int:
        """Return the end of the names of picture agencies that stand at an offset, or 0."""
        end = 0
        for unit in self._vocabularies[0].units(text[at : at + 60]):
            if unit.classes.get("names") != "credit" and not (end and unit.text == "Images"):
                break
            end = at + unit.end
        return end
