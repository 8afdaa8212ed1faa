"""A run as one page, or as a folder: an index and a page for each article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mtcheck.accepting.earlier import Earlier
from mtcheck.accepting.suppression import silenced_note
from mtcheck.config import Config
from mtcheck.render.html.article import Article, article_of
from mtcheck.render.html.frame import fill, page
from mtcheck.render.html.overview import Entry, Overview, entry_of, page_name
from mtcheck.render.html.texts import load_texts
from mtcheck.render.html.waterfall import LEVELS
from mtcheck.report import Report, Unread
from mtcheck.score import SMALLEST
from mtcheck.whole_file import write_whole

MOST_BYTES = 10_000_000
"""Size of one page: a browser opens that in two seconds. Beyond it, articles get a page each."""


class Part(NamedTuple):
    """An article as HTML, with what is kept of it for the overview."""

    entry: Entry
    html: str


def render_html(
    results: Iterable[Report | Unread], config: Config, earlier: Earlier | None = None
) -> str:
    """Return one page for a run. The same results give the same bytes."""
    overview = Overview(earlier)
    parts = list(_parts(results, config, overview))
    return _one_page(overview, parts)


def write_report(
    results: Iterable[Report | Unread],
    target: Path,
    config: Config,
    earlier: Earlier | None = None,
    most_bytes: int = MOST_BYTES,
) -> None:
    """Write a run to the file `target`, and where that would be too large, to a folder beside it.

    Pages that a larger run left in that folder go; nothing else in it is touched.
    The results are taken one by one, and none is kept: what remains of each is its HTML, up to
    `most_bytes`, and an entry for the overview. Raises OSError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    overview = Overview(earlier)
    kept: list[Part] = []
    pages = _Pages(target)
    size = 0
    for part in _parts(results, config, overview):
        kept.append(part)
        size += len(part.html.encode("utf-8"))
        if size > most_bytes and len(overview.entries) > 1:
            pages.write(kept[:-1], part.entry)
            kept = kept[-1:]
    if pages.written:
        pages.write(kept, None)
        overview.folder = pages.folder.name
        _write(target, _index(overview))
    else:
        _write(target, _one_page(overview, kept))
    pages.drop_after(len(overview.entries) if pages.written else 0)


class _Pages:
    """The pages of a folder, written in order, each with links to the ones before and after it."""

    def __init__(self, target: Path) -> None:
        name = "articles" if target.stem == "index" else f"{target.stem}-articles"
        self.folder = target.parent / name
        self.written = False
        self._index = f"../{target.name}"
        self._before: Entry | None = None

    def write(self, parts: Sequence[Part], after: Entry | None) -> None:
        """Write the pages of some articles; `after` is the one that follows them."""
        self.folder.mkdir(exist_ok=True)
        self.written = True
        following = [*(part.entry for part in parts[1:]), after]
        for part, following_entry in zip(parts, following, strict=True):
            turn = fill(
                "turn",
                index=self._index,
                before=_turn(self._before),
                after=_turn(following_entry),
            )
            content = page(_title(part.entry), turn + part.html, kind="article")
            _write(self.folder / page_name(part.entry.number), content)
            self._before = part.entry

    def drop_after(self, last: int) -> None:
        """Delete the pages beyond this number that an earlier report with the same index left."""
        mark = (
            fill("turn", index=self._index, before=None, after=None).partition("</a>")[0].encode()
        )
        left = [path for path in self.folder.glob("*.html") if _number(path) > last]
        stale = [path for path in left if path.is_file() and mark in path.read_bytes()]
        for path in stale:
            path.unlink()
        if stale and not last and not any(self.folder.iterdir()):
            self.folder.rmdir()


def _number(path: Path) -> int:
    """Return the number of the article that has a page of this name; 0 where none has."""
    number = int(path.stem) if path.stem.isdecimal() else 0
    return number if path.name == page_name(number) else 0


def _turn(entry: Entry | None) -> tuple[str, str] | None:
    """Return the address of an article beside another one, and its name."""
    return (page_name(entry.number), entry.title) if entry else None


def _parts(
    results: Iterable[Report | Unread],
    config: Config,
    overview: Overview,
) -> Iterator[Part]:
    """Yield the articles of a run as HTML; what is kept of all goes into the overview."""
    for result in results:
        if isinstance(result, Unread):
            overview.unread.append(result)
            continue
        article = article_of(result, config, len(overview.entries) + 1, overview.earlier)
        entry = entry_of(article)
        overview.entries.append(entry)
        yield Part(entry, _article_html(article, overview))


def _article_html(article: Article, overview: Overview) -> str:
    return fill(
        "article",
        article=article,
        against=overview.earlier.name if overview.earlier else None,
        silenced=silenced_note(article.report.silenced),
        levels=LEVELS,
        smallest=SMALLEST,
    )


def _overview_html(overview: Overview) -> str:
    return fill("overview", overview=overview, levels=LEVELS)


def _one_page(overview: Overview, parts: Sequence[Part]) -> str:
    """Return the page of all articles: the overview first, unless there is but one."""
    body = "".join(part.html for part in parts)
    if len(parts) == 1 and not overview.unread:
        return page(_title(parts[0].entry), body, kind="article")
    return page(_title_of_all(overview), _overview_html(overview) + body, kind="many")


def _index(overview: Overview) -> str:
    return page(_title_of_all(overview), _overview_html(overview), kind="index")


def _title(entry: Entry) -> str:
    return load_texts()("page.article-title", name=entry.title)


def _title_of_all(overview: Overview) -> str:
    return load_texts()("page.title", count=len(overview.entries) + len(overview.unread))


def _write(path: Path, content: str) -> None:
    write_whole(path, content.encode())
