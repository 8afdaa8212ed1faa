"""Threads, transcripts and edited text are told apart."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.document import Document
from mtcheck.register import Register, register

THREAD = (
    "@mira the loaf came out fine lol\n\n@tom wow.. so good 😂 what flour\n\n"
    "the one from the mill. my arms are dead\n\n#baking"
)
TRANSCRIPT = (
    "So i went to the the shop and, i think it was closed, so i'm standing there and yeah the man "
    "comes out and he says come back in the morning"
)
ARTICLE = (
    "The mill opened in May. It was built by a baker, who wrote #bread on the gate.\n\n"
    "The clerk laughed and laughed. Nobody knows why she had it painted green."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (THREAD, Register.THREAD),
        (TRANSCRIPT, Register.TRANSCRIPT),
        (ARTICLE, None),
        ("word " * 200, Register.TRANSCRIPT),
        ("The report says this; and that. " * 30, None),
    ],
)
def test_register(text: str, expected: Register | None) -> None:
    assert register(Document(text, language="en")) is expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("呃，这个嘛，我觉得今天还行，嗯，明天再说吧，哇，太好看了", "zh"),
        ("えー、なんか、まあ、そういう感じで、夕日が落ちた後に帰るから、", "ja"),
        ("äh also ich hab ähm gestern äh nix gemacht", "de"),
    ],
)
def test_fillers_tell_a_transcript(text: str, language: str) -> None:
    assert register(Document(text, language=language)) is Register.TRANSCRIPT


def test_rules_for_edited_text_are_silent_there() -> None:
    rules = {f.rule for f in mtcheck.check(TRANSCRIPT, language="en").findings}
    assert not rules & {"doubled-word", "truncated-text"}
    assert "doubled-word" in {
        f.rule for f in mtcheck.check("She went to the the shop in May.", language="en").findings
    }
