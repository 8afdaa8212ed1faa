"""Which files a run is about: those named, and the articles of the folders named."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mtcheck.errors import ReadError
from mtcheck.readers import read
from mtcheck.readers.formats import known_suffixes
from mtcheck.running.files import find_files

Tree = Callable[..., Path]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Return a function that makes a folder of these files; .gitignore files have content."""

    def make(*names: str, ignored: dict[str, str | bytes] | None = None) -> Path:
        root = tmp_path / "site"
        for name in names:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("The lock opens in May.", encoding="utf-8")
        for name, lines in (ignored or {}).items():
            path = root / name / ".gitignore"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(lines.encode() if isinstance(lines, str) else lines)
        return root

    return make


def names(root: Path, *paths: Path | str) -> list[str]:
    """Return the names of the files found, relative to the root; an error gives its message."""
    found = find_files(str(path) for path in paths or (root,))
    return [
        str(file) if isinstance(file, ReadError) else file.relative_to(root).as_posix()
        for file in found
    ]


NOTHING = f"holds no articles ({' '.join(known_suffixes())})"

# Files named


def test_a_file_named_is_always_taken(tree: Tree) -> None:
    root = tree("a.pdf", ".hidden.txt", "out/b.txt", "node_modules/c.txt", ignored={".": "out/\n"})
    paths = [root / name for name in ("a.pdf", ".hidden.txt", "out/b.txt", "node_modules/c.txt")]
    assert list(find_files(map(str, paths))) == paths


def test_a_file_that_is_missing_is_left_to_the_reader(tree: Tree) -> None:
    root = tree("a.txt")
    assert names(root, root / "b.txt", root / "a.txt") == ["b.txt", "a.txt"]
    with pytest.raises(ReadError, match=r"^does not exist$"):
        read(root / "b.txt")


def test_files_keep_the_order_in_which_they_are_named(tree: Tree) -> None:
    root = tree("a.txt", "b.txt", "c.txt")
    paths = [root / "c.txt", root / "a.txt", root / "b.txt"]
    assert names(root, *paths) == ["c.txt", "a.txt", "b.txt"]


def test_a_file_named_twice_is_taken_once(tree: Tree) -> None:
    root = tree("a.txt", "b.txt")
    paths: list[Path | str] = [
        root / "b.txt",
        root,
        root / "a.txt",
        root / "b.txt",
        root,
        f"{root}/./b.txt",
    ]
    assert names(root, *paths) == ["b.txt", "a.txt"]


def test_a_file_named_in_two_ways_is_taken_once(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree("a.txt", "b/c.txt")
    monkeypatch.chdir(root)
    assert list(find_files(["a.txt", str(root / "a.txt"), "b/../a.txt"])) == [Path("a.txt")]


def test_no_paths_give_no_files() -> None:
    assert list(find_files([])) == []


# Folders


def test_a_folder_gives_its_articles_in_the_order_of_names(tree: Tree) -> None:
    root = tree(
        "b.txt", "c/z.html", "c/d/e.htm", "c/d.md", "a/x.markdown", "B.TXT", "d.xhtml", "e.text"
    )
    assert names(root) == [
        *("B.TXT", "b.txt", "d.xhtml", "e.text"),
        "a/x.markdown",
        *("c/d.md", "c/z.html"),
        "c/d/e.htm",
    ]


def test_files_of_other_kinds_are_left_out(tree: Tree) -> None:
    root = tree("a.pdf", "b.py", "c", "d.txt.bak", "e.toml", "f.txt")
    assert names(root) == ["f.txt"]


def test_what_is_hidden_is_left_out(tree: Tree) -> None:
    root = tree(".a.txt", ".b/c.txt", "d/.e/f.txt", "d/.g.md", "h.txt")
    assert names(root) == ["h.txt"]


def test_a_hidden_folder_that_is_named_is_searched(tree: Tree) -> None:
    root = tree(".b/c.txt", ".b/.d.txt")
    assert names(root, root / ".b") == [".b/c.txt"]


def test_folders_of_packages_and_caches_are_left_out(tree: Tree) -> None:
    root = tree("node_modules/a.md", "b/node_modules/c/d.md", "__pycache__/e.txt", "b/f.txt")
    assert names(root) == ["b/f.txt"]


def test_a_folder_named_like_an_article_is_searched(tree: Tree) -> None:
    root = tree("a.txt/b.txt")
    assert names(root) == ["a.txt/b.txt"]


def test_paths_are_shown_as_they_were_given(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree("a.txt", "b/c.txt")
    monkeypatch.chdir(root)
    assert list(find_files(["."])) == [Path("a.txt"), Path("b/c.txt")]
    monkeypatch.chdir(root / "b")
    assert list(find_files([".."])) == [Path("../a.txt"), Path("../b/c.txt")]


@pytest.mark.parametrize("files", [(), ("a.pdf",), (".a.txt",), ("node_modules/a.txt",)])
def test_a_folder_without_articles_is_an_error(tree: Tree, files: tuple[str, ...]) -> None:
    root = tree("other/a.txt", *(f"empty/{name}" for name in files))
    (root / "empty").mkdir(exist_ok=True)
    (error,) = find_files([str(root / "empty")])
    assert isinstance(error, ReadError)
    assert (error.path, str(error)) == (str(root / "empty"), NOTHING)


def test_an_error_does_not_end_the_search(tree: Tree) -> None:
    root = tree("a.txt", "b.txt", "empty/c.pdf")
    paths = (root / "b.txt", root / "empty", root / "a.txt")
    assert names(root, *paths) == ["b.txt", NOTHING, "a.txt"]


def test_names_that_are_no_utf_8_are_found(tree: Tree) -> None:
    root = tree("a.txt", ignored={".": "b.txt\n"})
    name = os.fsdecode(b"caf\xe9.txt")
    (root / name).write_text("The lock opens.", encoding="utf-8")
    assert names(root) == ["a.txt", name]


def test_a_pipe_in_a_folder_is_no_article(tree: Tree) -> None:
    root = tree("a.txt")
    os.mkfifo(root / "b.txt")
    assert names(root) == ["a.txt"]
    assert names(root, root / "b.txt") == ["b.txt"]
    with pytest.raises(ReadError, match=r"^is not a plain file$"):
        read(root / "b.txt")


# Links


def test_links_are_not_followed_out_of_the_folder(tree: Tree, tmp_path: Path) -> None:
    root = tree("a.txt", "b/c.txt")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "d.txt").write_text("secret", encoding="utf-8")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "b" / "up.txt").symlink_to("../../secret.txt")
    (root / "folder").symlink_to(tmp_path / "private")
    assert names(root) == ["a.txt", "b/c.txt"]


def test_links_inside_the_folder_are_taken(tree: Tree) -> None:
    root = tree("a.txt", "b/c.txt")
    (root / "b" / "link.txt").symlink_to("../a.txt")
    assert "a.txt" in names(root)
    assert names(root, root / "b") == ["b/c.txt"]


def test_folders_that_are_links_are_not_walked_in_circles(tree: Tree) -> None:
    root = tree("a/b.txt")
    (root / "a" / "again").symlink_to(root)
    (root / "twice").symlink_to("a")
    assert names(root) == ["a/b.txt"]


def test_a_folder_that_is_named_by_a_link_is_searched(tree: Tree, tmp_path: Path) -> None:
    tree("a.txt", "b.txt", ignored={".": "b.txt"})
    (tmp_path / "link").symlink_to("site")
    assert list(find_files([str(tmp_path / "link")])) == [tmp_path / "link" / "a.txt"]


@pytest.mark.parametrize("loop", ["loop.txt", "loop"])
def test_a_link_to_itself_does_not_stop_the_search(tree: Tree, loop: str) -> None:
    root = tree("a.txt", "z.txt")
    (root / loop).symlink_to(loop)
    assert [name for name in names(root) if name != loop] == ["a.txt", "z.txt"]


def test_a_link_named_leads_out_of_its_folder(tree: Tree, tmp_path: Path) -> None:
    root = tree("a.txt")
    (tmp_path / "b.txt").write_text("The lock opens.", encoding="utf-8")
    (root / "link.txt").symlink_to(tmp_path / "b.txt")
    assert names(root, root / "link.txt") == ["link.txt"]


# What git ignores


def test_ignored_files_and_folders_are_left_out(tree: Tree) -> None:
    root = tree(
        *("a.txt", "a.md", "build/b.md", "c/build/d.md", "c/e.txt", "c/e.md", "build.md"),
        ignored={".": "# articles\n*.txt\n\nbuild/\n"},
    )
    assert names(root) == ["a.md", "build.md", "c/e.md"]


def test_negation_takes_a_file_back(tree: Tree) -> None:
    root = tree("a.txt", "b.txt", "c/a.txt", "c/d.txt", ignored={".": "*.txt\n!a.txt\n"})
    assert names(root) == ["a.txt", "c/a.txt"]


def test_the_last_pattern_that_fits_decides(tree: Tree) -> None:
    root = tree("a.txt", "b.txt", ignored={".": "!a.txt\n*.txt\n!b.txt\n"})
    assert names(root) == ["b.txt"]


def test_nothing_is_taken_back_from_an_ignored_folder(tree: Tree) -> None:
    root = tree("a/b.txt", "c/d.txt", "e.txt", ignored={".": "a/\n!a/b.txt\nc/*\n!c/d.txt\n"})
    assert names(root) == ["e.txt", "c/d.txt"]


def test_patterns_with_a_slash_hold_from_their_folder(tree: Tree) -> None:
    root = tree("a.txt", "b/a.txt", "b/c/a.txt", "c/a.txt", ignored={".": "/a.txt\nb/c\n"})
    assert names(root) == ["b/a.txt", "c/a.txt"]


def test_patterns_with_two_stars_hold_at_any_depth(tree: Tree) -> None:
    root = tree("a/b/c/d.txt", "a/d.txt", "b/d.txt", "b/e.txt", ignored={".": "a/**/d.txt\n"})
    assert names(root) == ["b/d.txt", "b/e.txt"]


def test_a_folder_below_overrules_the_one_above(tree: Tree) -> None:
    root = tree(
        *("a.txt", "b/a.txt", "b/c.txt", "b/d/a.txt", "b/d/c.txt", "e/a.txt"),
        ignored={".": "a.txt\n", "b": "!a.txt\nc.txt\n", "b/d": "a.txt\n!c.txt\n"},
    )
    assert names(root) == ["b/a.txt", "b/d/c.txt"]


def test_patterns_of_a_folder_do_not_reach_its_neighbour(tree: Tree) -> None:
    root = tree("a/x.txt", "b/x.txt", ignored={"a": "x.txt\n", "b": "y.txt\n"})
    assert names(root) == ["b/x.txt"]


def test_folders_above_ignore_too_inside_a_work_tree(tree: Tree) -> None:
    root = tree("a/b/x.txt", "a/b/y.txt", "a/b/z.txt", ignored={".": "x.txt\n", "a": "/b/y.txt\n"})
    (root / ".git").mkdir()
    assert names(root, root / "a" / "b") == ["a/b/z.txt"]


def test_folders_above_the_work_tree_do_not_ignore(tree: Tree) -> None:
    root = tree("a/b/x.txt", ignored={".": "x.txt\n"})
    (root / "a" / ".git").mkdir()
    assert names(root, root / "a" / "b") == ["a/b/x.txt"]
    assert names(root, root / "a") == ["a/b/x.txt"]


def test_folders_above_do_not_ignore_outside_a_work_tree(tree: Tree) -> None:
    root = tree("a/x.txt", ignored={".": "x.txt\n"})
    assert names(root, root / "a") == ["a/x.txt"]


def test_a_work_tree_may_have_a_file_as_its_git_folder(tree: Tree) -> None:
    root = tree("a/x.txt", "a/y.txt", ignored={".": "x.txt\n"})
    (root / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert names(root, root / "a") == ["a/y.txt"]


def test_a_folder_that_is_all_ignored_holds_no_articles(tree: Tree) -> None:
    root = tree("a.txt", ignored={".": "*\n"})
    assert names(root) == [NOTHING]


@pytest.mark.parametrize(
    "lines",
    [
        "b.txt\r\n",
        "  \n\nb.txt   \n",
        b"\xef\xbb\xbfb.txt\n",
        b"\xff\xfe\nb.txt",
        "\\b.txt",
        "[b].txt",
        "?.txt\n!a.txt",
    ],
)
def test_spellings_of_ignore_files(tree: Tree, lines: str | bytes) -> None:
    root = tree("a.txt", "b.txt", ignored={".": lines})
    assert names(root) == ["a.txt"]


@pytest.mark.parametrize("line", ["!", "\\", "/", "//", "[", "[z-a].txt", "!!", "***/", "\x00"])
def test_patterns_that_mean_nothing_do_not_stop_the_search(tree: Tree, line: str) -> None:
    root = tree("a.txt", "b.txt", ignored={".": f"{line}\nb.txt\n"})
    assert names(root) == ["a.txt"]


def test_a_folder_named_gitignore_is_no_ignore_file(tree: Tree) -> None:
    root = tree("a.txt", ".gitignore/b.txt")
    assert names(root) == ["a.txt"]
