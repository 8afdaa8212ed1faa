"""Chinese names against their characters: slips beside what is right, or in a long name."""

from __future__ import annotations

import pytest

from mtcheck.document import Document
from mtcheck.names.hanyu import pinyin_slips


def slips(
    source: str, text: str, language: str = "en", **more: tuple[str, ...]
) -> list[tuple[str, str, str]]:
    doc = Document(text, language=language, source=source, source_language="zh", **more)  # type: ignore[arg-type]
    return [(slip.word.text, slip.source, slip.right) for slip in pinyin_slips(doc)]


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("导演张艺谋发表讲话。", "The director Zhang Yimuo spoke.", [("Yimuo", "艺谋", "Yimou")]),
        ("导演张艺谋发表讲话。", "The director Zhagn Yimou spoke.", [("Zhagn", "张", "Zhang")]),
        ("他去了深圳。", "He went to Shenzhne.", [("Shenzhne", "深圳", "Shenzhen")]),
        # 重 is chong and zhong.
        ("他去了重庆。", "He went to Chongqing.", []),
        ("他去了重庆。", "He went to Zhongqing.", []),
        # An apostrophe divides syllables, an s makes a plural.
        ("余额宝收益下行。", "The yield of Yu'ebao is down; Yuebaos sell.", []),
        # Foreign names only sound like their characters.
        ("特努克和卡琳娜走了。", "Tenuk and Karina left.", []),
        ("里希·苏纳克走了。", "Rishi Sunak left.", []),
    ],
)
def test_slips(source: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert slips(source, text) == expected


def test_languages_that_write_other_letters_have_none() -> None:
    assert slips("他去了深圳。", "Он уехал в Shenzhne.", "ru") == []


def test_a_reference_vouches_for_a_word() -> None:
    assert slips("他去了深圳。", "He went to Shenzhne.", references=("to Shenzhne",)) == []


def test_many_characters_are_no_burden() -> None:
    assert slips("重行长乐" * 20000 + "。", "He went to Shenzhne. " * 5000) == []
