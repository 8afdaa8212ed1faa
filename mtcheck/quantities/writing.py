"""A quantity of the source as the language of the text writes it, to put in a wrong one's place."""

from __future__ import annotations

from decimal import Decimal

from mtcheck.document import Document
from mtcheck.quantities.differences import Difference, Mistake
from mtcheck.quantities.quantity import Kind, Quantity

_OF_FIGURES = (Mistake.NUMBER, Mistake.MAGNITUDE, Mistake.DATE, Mistake.FORMAT)
_GROUPED = 10_000
"""From this number on digits are grouped; below, as the wrong number has it."""
_MOST_DECIMALS = 3


def written_right(doc: Document, difference: Difference) -> str | None:
    """Return what should stand at the place of the difference, None where that is not certain."""
    target, source = difference.target, difference.source
    if target is None or source is None or doc.language is None:
        return None
    if difference.mistake is Mistake.MAGNITUDE and difference.place.start > target.start:
        return _magnitude(target, source, doc.language)
    if target.kind is Kind.MONTH and source.kind is Kind.MONTH:
        return _month(doc.text[target.start : target.end], source, doc.language)
    figures = Kind.NUMBER is target.kind is source.kind and not target.spelled
    if figures and difference.mistake in _OF_FIGURES:
        return _number(doc.text[target.start : target.number_end], target, source, doc.language)
    return None


def _magnitude(target: Quantity, source: Quantity, language: str) -> str | None:
    from babel import Locale  # noqa: PLC0415  (only where a source is given)

    locale = Locale.parse(language)
    number = min(target.values) / target.scale
    for plural in (locale.plural_form(number), "other"):
        pattern = locale.compact_decimal_formats["long"].get(plural, {}).get(str(int(source.scale)))
        if pattern and pattern.pattern.startswith("0"):
            return str(pattern.pattern.lstrip("0").strip(" \u00a0"))
    return None


def _month(written: str, source: Quantity, language: str) -> str | None:
    from babel import Locale  # noqa: PLC0415  (only where a source is given)

    names = Locale.parse(language).months["format"]["wide"]
    name: str = names[int(min(source.values))]
    return name.capitalize() if written[:1].isupper() else name


def _number(written: str, target: Quantity, source: Quantity, language: str) -> str | None:
    from babel.numbers import format_decimal  # noqa: PLC0415  (only where a source is given)

    if len(source.values) != 1:
        return None
    value = min(source.values) / target.scale
    exponent = value.normalize().as_tuple().exponent
    if not written.isascii() or (isinstance(exponent, int) and -exponent > _MOST_DECIMALS):
        return None
    plain = value < _GROUPED and (written.isdecimal() or value < Decimal(1000))
    text: str = format_decimal(value, locale=language, group_separator=not plain)
    return text
