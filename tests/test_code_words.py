"""Words of a file of messages that are its program's own, and those that a translator forgot."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document, Pair, Span

UNTRANSLATED = Config(select=("untranslated",))


def found(*messages: tuple[str, str]) -> list[tuple[str, str]]:
    text, pairs = "", []
    for source, target in messages:
        pairs.append(Pair(Span(len(text), len(text) + len(target)), source))
        text += f"{target}\n\n"
    source = "\n\n".join(source for source, _ in messages)
    document = Document(
        text, language="es", source=source, source_language="en", pairs=tuple(pairs)
    )
    report = mtcheck.check(document, config=UNTRANSLATED)
    assert report.failed == ()
    return [(finding.rule, finding.text) for finding in report.findings]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Use -depth instead of the old option", "Use -depth en vez de la opción antigua"),
        ("--sort=WORD by width, none", "--sort=PALABRA según width, ninguno\n"),
        ("the key 'erase' is unknown", "la tecla erase es desconocida"),
        ("invalid value in html_sidebars", "valor no válido en html_sidebars"),
        ("  rows N   tell the kernel", "  rows N   informar al núcleo"),
        ("see apt.conf for the settings", "consulte apt.conf para los ajustes"),
    ],
)
def test_what_stands_as_code_in_the_source_is_left_alone(source: str, target: str) -> None:
    messages = [(source, target), ("You may set width=80.", "Puede escribir width=80.")]
    assert found(*messages) == []


def test_a_word_that_the_file_keeps_is_a_term() -> None:
    once = ("The daemon has the wheelbarrow.", "El servicio tiene la wheelbarrow.")
    again = ("Each wheelbarrow has a name.", "Cada wheelbarrow tiene un nombre.")
    assert found(once) == [("copied-word", "wheelbarrow")]
    assert found(once, again) == []


def test_a_word_that_the_file_translates_elsewhere_is_a_fault() -> None:
    assert found(
        ("The wheelbarrow is full.", "La wheelbarrow está llena."),
        ("The wheelbarrow is empty.", "La carretilla está vacía."),
        ("Move the wheelbarrow.", "Mueva la carretilla."),
    ) == [("copied-word", "wheelbarrow")]
