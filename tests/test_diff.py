"""The diff is one that `patch` takes: applied to the old text it gives the new one, in linear time."""

from __future__ import annotations

import re
import time
from difflib import unified_diff as of_difflib
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mtcheck.render.diff import unified_diff

HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n")
NO_END = "\n\\ No newline at end of file\n"


def lines_of(text: str) -> list[str]:
    return [line for line in re.split(r"(?<=\n)", text) if line]


def patched(old: str, diff: list[str]) -> str:
    """Apply a diff as `patch` does, and hold its numbers to its lines."""
    before, after, at = lines_of(old), "", 0
    hunks = [i for i, line in enumerate(diff) if HUNK.fullmatch(line)]
    for here, there in pairwise([*hunks, len(diff)]):
        found = HUNK.fullmatch(diff[here])
        assert found
        size, new_size = int(found[2] or 1), int(found[4] or 1)
        start = int(found[1]) - (size > 0)
        after += "".join(before[at:start])
        assert len(lines_of(after)) == int(found[3]) - (new_size > 0)
        body = [line.replace(NO_END, "") for line in diff[here + 1 : there]]
        gone = [line[1:] for line in body if line[0] != "+"]
        come = [line[1:] for line in body if line[0] != "-"]
        assert gone == before[start : start + size]
        assert len(come) == new_size
        after, at = after + "".join(come), start + size
    return after + "".join(before[at:])


texts = st.lists(st.sampled_from(["a\n", "b\r\n", "\n", "c \u2028\x0b d\n"]), max_size=30).map(
    "".join
)


@given(texts, texts, st.sampled_from(["", "end"]), st.sampled_from(["", "end", "fin"]))
@settings(deadline=None, derandomize=True, database=None)
@example("a\n", "", "", "")
def test_diff_leads_from_the_old_text_to_the_new(old: str, new: str, one: str, other: str) -> None:
    old, new = old + one, new + other
    assert patched(old, list(unified_diff(old, new, "x"))) == new


def test_one_change_gives_what_difflib_gives() -> None:
    lines = [f"line {i}\n" for i in range(40)]
    for at in (0, 5, 39):
        for change in (["new\n"], [], ["new\n", "and\n"]):
            changed = [*lines[:at], *change, *lines[at + 1 :]]
            diff = list(unified_diff("".join(lines), "".join(changed), "x"))
            assert diff == list(of_difflib(lines, changed, "x", "x"))


def test_many_changes_take_linear_time() -> None:
    for line in ("line {}\n", "a\n"):
        old = [line.format(i) for i in range(60_000)]
        new = [text if i % 7 else f"x{text}" for i, text in enumerate(old) if i % 11]
        began = time.process_time()
        diff = list(unified_diff("".join(old), "".join(new), "x"))
        assert time.process_time() - began < 5
        assert sum((text[0] == "+") - (text[0] == "-") for text in diff[2:]) == len(new) - len(old)
