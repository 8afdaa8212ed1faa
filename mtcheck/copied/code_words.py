"""Words of a file of messages that belong to its program: options, commands, keys, values, terms.

Translators leave them as they are, in the midst of a sentence, too. A word belongs to the program
where it stands as code somewhere in the file, or where the file keeps it nearly always.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import regex

from mtcheck.document import Document, Span
from mtcheck.patterns import compile_pattern
from mtcheck.segment import tokens
from mtcheck.spelling import lower_form

KEPT, KEPT_SHARE = 2, 0.75
"""Messages with the word in source and translation from which it is a term, and their share."""
_WORD = r"\p{L}[\p{L}\p{M}]*+"
_AS_CODE = compile_pattern(
    rf"""(?:
        (?<![\p{{L}}\p{{N}}])-{{1,2}}                # --depth
      | [_=\[$%@\\<{{|:/]
      | (?<=\p{{L}})[.,](?=\p{{L}})                  # apt.conf; mode,ownership
      | (?<=^|[\s(]) ["'`‘“«„]                       # 'name'
      | (?m:^)[ \t]+(?:\*[ ])?                       # an indented list of commands
      )({_WORD})
    | ({_WORD})(?=[_=|\]}}>/\[(\t]|[.,:]\p{{L}}|[ ]{{2,}}\S)
    | (?:\p{{Ll}}++-)+(\p{{Ll}}++)(?=\W) | (\p{{Ll}}++)(?=-\p{{Ll}})
    """,
    regex.VERBOSE,
)


class _Words(NamedTuple):
    """The words that stand as code in some source, and those that the file keeps."""

    code: frozenset[str]
    kept: frozenset[str]


def is_code(doc: Document, span: Span) -> bool:
    """Tell whether half of the words of a span of a file of messages, or more, are its program's."""
    if not doc.pairs:
        return False
    words = doc.memo("code-words", lambda: _find(doc))
    inside = list(map(lower_form, tokens(doc.text[slice(*span)])))
    return 2 * sum(w in words.code or w in words.kept for w in inside) >= len(inside)


def _find(doc: Document) -> _Words:
    code = set[str]()
    asked, kept = Counter[str](), Counter[str]()
    for pair in doc.pairs:
        for m in _AS_CODE.finditer(pair.source):
            code.update(word for word in m.groups() if word and word.islower())
        source = set(map(lower_form, tokens(pair.source)))
        asked.update(source)
        kept.update(source.intersection(map(lower_form, tokens(doc.text[slice(*pair.target)]))))
    terms = (w for w, count in kept.items() if count >= KEPT and count >= KEPT_SHARE * asked[w])
    return _Words(frozenset(code), frozenset(terms))
