"""The language that the names of an article are at home in."""

from __future__ import annotations

import pytest

from mtcheck.document import Document
from mtcheck.foreign.setting import setting


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Grégory Lacassagne of Perpignan met Toulouse and Bordeaux in La Rochelle.", "fr"),
        ("it", "Inmaculada Belmonte nacque a Calahorra e vive a Cuenca con Álvaro Rojo.", "es"),
        ("en", "Mary Holt of Barnsley met Peter Wood in Leeds.", None),
        ("en", "Lacassagne lives in Perpignan.", None),
        ("ru", "Winfried Oberbürgermeister Liegewiese Waldkirch", None),
        ("en", "", None),
    ],
)
def test_setting(language: str, text: str, expected: str | None) -> None:
    assert setting(Document(text, language=language)) == expected
