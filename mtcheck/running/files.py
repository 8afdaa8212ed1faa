"""Which files a run is about: those named, and the articles in the folders named."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.errors import ReadError
from mtcheck.readers.formats import is_searched, known_suffixes

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

EXCLUDED = ("node_modules/", "__pycache__/")
"""What is left out of folders unless the project says otherwise; hidden files always are."""


def find_files(
    paths: Iterable[str], exclude: Sequence[str] = EXCLUDED, root: str = "", *, force: bool = False
) -> Iterator[Path | ReadError]:
    """Yield the files to check, each once; an error stands for a path that leads to none.

    A file named is always taken, but with `force` `exclude` holds for it, too.
    Folders are walked in the order of names, without hidden ones and what the patterns of `exclude`
    (relative to `root`) and git leave out; links are not followed out of them.
    """
    seen: set[Path | ReadError] = set()
    for path in paths:
        # os.path.isdir knows no error: a name that cannot be is no folder, and fails when read.
        folder = os.path.isdir(path)  # noqa: PTH112
        if force and is_excluded(path, exclude, root):
            continue
        found: Iterable[Path | ReadError]
        found = _articles(Path(path), exclude, root) if folder else [Path(path)]
        empty = True
        for file in found:
            empty = False
            real = file if isinstance(file, ReadError) else Path(os.path.realpath(file))
            if real not in seen:
                seen.add(real)
                yield file
        if empty:
            endings = " ".join(known_suffixes())
            yield ReadError(path, f"holds no articles ({endings})")


def is_excluded(path: str, exclude: Sequence[str], root: str) -> bool:
    """Tell whether the patterns leave out a file, or a folder that it lies in."""
    place = Path(os.path.relpath(path, root or os.curdir)).as_posix()
    place += "/" if os.path.isdir(path) else ""  # noqa: PTH112
    return bool(_spec(exclude).check_file(place).include)


def _articles(folder: Path, exclude: Sequence[str], base: str) -> Iterator[Path | ReadError]:
    root = folder.resolve()
    ignored = _Ignored(root, exclude, Path(base or os.curdir).resolve())
    failures: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=failures.append):
        yield from (ReadError(e.filename, f"cannot be searched: {e.strerror}") for e in failures)
        failures.clear()
        here = Path(place)
        ignored.enter(here.resolve())
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and not ignored.covers(here.resolve() / name, is_folder=True)
        )
        for name in sorted(files):
            file = here / name
            if (
                name.startswith(".")
                or not is_searched(file)
                or ignored.covers(here.resolve() / name)
            ):
                continue
            if not os.path.isfile(file) and not os.path.islink(file):  # noqa: PTH113, PTH114
                continue  # a pipe or a device
            if file.is_symlink() and not Path(os.path.realpath(file)).is_relative_to(root):
                continue
            yield file


class _Ignored:
    """What the .gitignore files from the top of the work tree down to a folder exclude."""

    def __init__(self, root: Path, exclude: Sequence[str], base: Path) -> None:
        self._specs: list[tuple[Path, GitIgnoreSpec]] = []
        tops = [p for p in (root, *root.parents) if (p / ".git").exists()]
        if tops:
            for place in reversed([root, *root.parents]):
                if place.is_relative_to(tops[0]) and place != root:
                    self.enter(place)
        self._excluded = base if root.is_relative_to(base) else root
        self._exclude = _spec(exclude)

    def enter(self, folder: Path) -> None:
        path = folder / ".gitignore"
        if path.is_file():
            lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
            for line in lines:
                # git passes over a line that is no pattern, and takes the others.
                with contextlib.suppress(ValueError, re.error):
                    self._specs.append((folder, _spec([line])))

    def covers(self, path: Path, *, is_folder: bool = False) -> bool:
        slash = "/" if is_folder else ""
        ignored = False
        for base, spec in self._specs:
            if path.is_relative_to(base):
                verdict = spec.check_file(path.relative_to(base).as_posix() + slash).include
                ignored = ignored if verdict is None else verdict
        inside = path.relative_to(self._excluded).as_posix() + slash
        return ignored or bool(self._exclude.check_file(inside).include)


def _spec(lines: Iterable[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  (10 ms, where a folder is searched)

    return GitIgnoreSpec.from_lines(lines)
