"""What fixing did, would do and could not do, for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mtcheck.finding import Applicability
from mtcheck.readers.file import encoding_of
from mtcheck.render.escape import one_line, visible
from mtcheck.render.text import Style, plain
from mtcheck.report import Report, Unread

if TYPE_CHECKING:
    from mtcheck.fixing.fix import Fixed

_STYLES = {"+": "good", "-": "error", "@": "info"}


def diff(fixed: Fixed, style: Style = plain, *, raw: bool = True) -> Iterator[str]:
    """Yield the lines of a unified diff, ends included: as they are, for `patch`, or safe to show."""
    from mtcheck.render.diff import unified_diff  # noqa: PLC0415  (3 ms, for --diff only)

    if fixed.before == fixed.after:
        return
    encoding, _ = encoding_of(fixed.before)
    old, new = fixed.before.decode(encoding), fixed.after.decode(encoding)
    for line in unified_diff(old, new, one_line(fixed.path)):
        shown = line if raw else visible(line, keep="\n\t")
        yield style(shown, _STYLES[line[0]]) if line[0] in _STYLES else shown


def unfixed_lines(fixed: Fixed, style: Style = plain) -> Iterator[str]:
    """Yield a line for each fix that could not be made."""
    for finding, reason in ((u.finding, u.reason) for u in fixed.unfixed):
        place = f"{one_line(fixed.path)}:{finding.line}:{finding.column}"
        yield style(f"{place}: {finding.rule} is not fixed: {reason}", "warning")


def tally(results: Sequence[Report | Unread], fixed: int | None, *, unsafe: bool) -> Iterator[str]:
    """Yield the line that says what was fixed (None: nothing asked) and what can be, if anything."""
    count = Counter(f.applicability for r in results if isinstance(r, Report) for f in r.findings)
    safe, doubtful = count[Applicability.SAFE], count[Applicability.UNSAFE]
    if fixed is not None:
        more = f", {doubtful} more can be with --unsafe-fixes" if doubtful and not unsafe else ""
        yield f"{fixed} fixed{more}\n"
    elif unsafe and safe + doubtful:
        yield f"{safe + doubtful} can be fixed with --fix --unsafe-fixes\n"
    elif safe:
        more = f", {doubtful} more with --unsafe-fixes" if doubtful else ""
        yield f"{safe} can be fixed with --fix{more}\n"
