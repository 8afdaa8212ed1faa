"""Subtitles (SRT, WebVTT): each cue a unit; numbers, times and styling are no text."""

from __future__ import annotations

import html
from collections.abc import Iterator

import regex

from mtcheck.document import Document, Role
from mtcheck.errors import ReadError, WriteError
from mtcheck.readers.builder import Builder
from mtcheck.readers.file import File

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3}"
_TIMING = regex.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\n\r]*")
_LINE = regex.compile(r"([^\n\r]*)(\r\n|\n|\r|\Z)")
_BLANK = regex.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)+")
_MARKUP = regex.compile(
    r"</?[A-Za-z][^<>\n]{0,200}>|</>|<[\d:.]{5,12}>|\{\\[^{}\n]{0,200}\}|&(?:[a-zA-Z]{2,8}|#\d{1,6});"
)


def parse(file: File) -> Iterator[Document]:
    """Yield one document of all cues. Raises ReadError where a file has no cue, or a cue no time."""
    text = file.text
    builder = Builder(text, file.path)
    is_vtt = text.startswith("WEBVTT")
    cues = 0
    for number, block in _blocks(text):
        times = [i for i, (line, _) in enumerate(block) if _TIMING.fullmatch(line)]
        if times:
            cues += 1
            if len(times) > 1:
                problem = "begins a cue without the blank line before it"
                raise ReadError(file.path, f"line {number + times[1]}: {problem}")
            for line, place in block[times[0] + 1 :]:
                _add(builder, line, place, is_vtt=is_vtt)
                builder.line_break(place + len(line))
            builder.end_block(Role.UNIT)
        elif is_vtt and block[0][0].startswith(("WEBVTT", "NOTE", "STYLE", "REGION")):
            builder.comment("\n".join(line for line, _ in block).removeprefix("NOTE"))
        else:
            raise ReadError(file.path, f"line {number}: is no cue: it has no line of times")
    if not cues and text.strip() and not is_vtt:
        raise ReadError(file.path, "holds no cue")
    yield builder.document()


def _blocks(text: str) -> Iterator[tuple[int, list[tuple[str, int]]]]:
    """Yield the number of the first line, and the lines with their places, between blank lines."""
    block: list[tuple[str, int]] = []
    at, number, first = 0, 0, 1
    while at < len(text):
        m = _LINE.match(text, at)
        if m is None:
            break
        number += 1
        if m[1].strip():
            first = first if block else number
            block.append((m[1], at))
        elif block:
            yield first, block
            block = []
        at = m.end()
    if block:
        yield first, block


def _add(builder: Builder, line: str, place: int, *, is_vtt: bool) -> None:
    at = 0
    for m in _MARKUP.finditer(line):
        is_reference = m.group().startswith("&")
        if is_reference and not is_vtt:
            continue  # SubRip has none
        builder.add(line[at : m.start()], place + at)
        if is_reference:
            builder.add(html.unescape(m.group()), place + m.start(), in_step=False)
        at = m.end()
    builder.add(line[at:], place + at)


def escape(text: str) -> str:
    """Return how a text is written in a cue."""
    return text


def comment_place(text: str, place: int) -> tuple[int, str, str]:
    """Return where a comment for the text at a place goes, and what stands around it: a block before.

    Raises WriteError for SubRip, which has no comments.
    """
    if not text.startswith("WEBVTT"):
        raise WriteError("has no comments in its format: use a baseline (--write-baseline)")
    blanks = [m.end() for m in _BLANK.finditer(text, 0, place)]
    return blanks[-1], "NOTE ", "\n\n"


def enclosing(_text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place: a cue that becomes empty stays, as its times do."""
    return start, end
