"""What a file says of the texts in it: their sources, plural forms and status, what is silenced."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from mtcheck.span import Span


class Plural(NamedTuple):
    """Which form of a message with forms for several numbers a text is.

    `form` counts from 0, of `forms`; `other` is the source for the other number: of the
    form for one that for many, of all others that for one.
    """

    form: int
    forms: int
    other: str


class Pair(NamedTuple):
    """A passage of the text and the passage of the source that it translates, as the file pairs them.

    `context` tells messages with the same source apart; `plural` is set where a message has forms.
    """

    target: Span
    source: str
    context: str = ""
    plural: Plural | None = None


class Status(StrEnum):
    """What a file says of a message whose text does not count, or not alone."""

    UNREVIEWED = "unreviewed"
    """The text is a draft: fuzzy in PO (and left out), in need of review in XLIFF."""
    UNTRANSLATED = "untranslated"
    """There is no text yet."""
    EMPTY = "empty"
    """There is no text, although the file calls the message translated."""
    STALE = "stale"
    """The source has changed since it was translated."""
    FORMS = "forms"
    """The message has another number of plural forms than the file says that the language has."""


class Label(NamedTuple):
    """A message of which the file says something, by its source; `place` is an offset of the text."""

    status: Status
    place: int
    source: str
    detail: str = ""


class Suppression(NamedTuple):
    """What a comment in the file silences: rules and groups, in a span or (None) the whole text.

    `place` is the offset in the text at which the comment stands.
    """

    rules: tuple[str, ...]
    reason: str
    span: Span | None
    place: int
