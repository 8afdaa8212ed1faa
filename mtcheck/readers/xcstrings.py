"""String catalogues of Xcode: one JSON file with the messages of all languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mtcheck.document import Document, Role, Status
from mtcheck.languages import primary_code
from mtcheck.readers.builder import Builder
from mtcheck.readers.file import File
from mtcheck.readers.json import add_string, char_end, enclosing, escape
from mtcheck.readers.json_strings import JsonString, scan

_DRAFT = ("new", "needs_review")
"""States of a message that nobody has approved."""


def parse(file: File) -> Iterator[Document]:
    """Yield a document for each language but the source, each message a unit with its source."""
    strings = list(scan(file.text, file.path))
    own = next((s.value for s in strings if s.keys == ("sourceLanguage",)), "en")
    sources: dict[tuple[str | int, ...], str] = {}
    targets: dict[str, list[JsonString]] = defaultdict(list)
    drafts = {s.keys[:-1] for s in strings if s.keys[-1:] == ("state",) and s.value in _DRAFT}
    for string in strings:
        if not _is_value(string):
            continue
        language = str(string.keys[3])
        if language == own:
            sources[string.keys[1], *string.keys[4:]] = string.value
            sources.setdefault(string.keys[1:2], string.value)
        else:
            targets[language].append(string)
    for language, found in targets.items():
        builder = Builder(file.text, file.path)
        for string in found:
            key = string.keys[1]
            source = sources.get((key, *string.keys[4:])) or sources.get((key,), str(key))
            if string.keys[:-1] in drafts:
                builder.label(Status.UNREVIEWED, source, string.place)
            elif not string.value.strip():
                builder.label(Status.EMPTY, source, string.place)
            add_string(builder, string)
            builder.end_text(Role.UNIT, source=source)
        document = builder.document(key=language)
        document.language = primary_code(language)
        document.source_language = primary_code(own)
        yield document


def _is_value(string: JsonString) -> bool:
    """Tell whether a string is `strings.KEY.localizations.LANGUAGE….stringUnit.value`.

    What varies with the number or the device stands deeper.
    """
    keys = string.keys
    return (
        len(keys) > 5
        and keys[0] == "strings"
        and keys[2] == "localizations"
        and keys[-2:] == ("stringUnit", "value")
    )


__all__ = ["char_end", "enclosing", "escape", "parse"]
