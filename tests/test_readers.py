"""Readers: what of a file is text, with which role, and where each finding stands in the file."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document, OffsetMap
from mtcheck.errors import ReadError
from mtcheck.readers import read, read_bytes
from mtcheck.readers.file import LARGEST_FILE, LONGEST_LINE, decode
from mtcheck.readers.formats import is_searched, known_suffixes

NAME = "Recepp Tayip Erdogan"
"""A misspelt name: the rule misspelt-name objects to its first two words."""
MARK = "⟦"
"""Stands in the tests before each place that must be found."""
ONE_RULE = Config(select=("misspelt-name",))


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text without its marks, and line and column of each mark."""
    first, *rest = marked.split(MARK)
    text, places = first, []
    for part in rest:
        last_line = text[text.rfind("\n") + 1 :]
        places.append((text.count("\n") + 1, len(last_line) + 1))
        text += part
    return text, places


def found(document: Document) -> list[tuple[int, int]]:
    report = mtcheck.check(document, language="en", config=ONE_RULE)
    assert report.failed == ()
    assert [document.text[f.start : f.end] for f in report.findings] == [
        f.text for f in report.findings
    ]
    return [(finding.line, finding.column) for finding in report.findings]


def assert_map_holds(document: Document, file_text: str) -> None:
    """Assert that each written character of the text stands where the map says, in order."""
    assert isinstance(document.origin, OffsetMap)
    places = [document.origin.file_offset(i) for i in range(len(document.text))]
    assert places == sorted(places)
    for char, place in zip(document.text, places, strict=True):
        there = file_text[place : place + 1]
        assert char.isspace() or there in (char, "&"), (char, place, there)


def assert_found(marked: str, path: str) -> Document:
    """Assert that the faults stand at the marks and nowhere else, and return the document."""
    file_text, places = unmark(marked)
    document = read_bytes(file_text.encode(), path)
    file_text = file_text.removeprefix("\ufeff")
    assert_map_holds(document, file_text)
    assert found(document) == places
    return document


def blocks(content: str, path: str) -> list[tuple[str, str]]:
    document = read_bytes(content.encode(), path)
    return [(block.role.value, document.text[block.start : block.end]) for block in document.blocks]


def opaque(content: str, path: str) -> list[str]:
    document = read_bytes(content.encode(), path)
    return [document.text[start:end] for start, end in document.opaque]


def test_marks_are_counted_from_one() -> None:
    assert unmark("ab\nc⟦d\r\n⟦漢⟦e") == ("ab\ncd\r\n漢e", [(2, 2), (3, 1), (3, 2)])


# Plain text


@pytest.mark.parametrize(
    "marked",
    [
        f"⟦{NAME} spoke.",
        f"The leader ⟦{NAME} spoke.",
        f"Title\n\nThe leader\n⟦{NAME} spoke.\n",
        f"Title\r\n\r\nThe leader\r\nand ⟦{NAME} spoke.\r\n",
        f"漢字 \U0001f600 e\u0301 ⟦{NAME} spoke.",
        f"\t ⟦{NAME} spoke, and ⟦{NAME} left.",
        f"\n\n\n  ⟦{NAME}",
        f"- one\n- ⟦{NAME}\n",
    ],
)
def test_places_in_plain_text(marked: str) -> None:
    document = assert_found(marked, "a.txt")
    assert document.text == unmark(marked)[0]


def test_a_name_over_a_line_end_begins_on_the_first_line() -> None:
    assert_found("He met ⟦Recepp\nTayip Erdogan there.", "a.txt")


def test_a_byte_order_mark_counts_as_nothing() -> None:
    document = read_bytes(f"\ufeff{NAME} spoke.".encode(), "a.txt")
    assert document.text == f"{NAME} spoke."
    assert found(document) == [(1, 1)]


def test_plain_text_is_kept_as_it_is() -> None:
    content = "  *a* &amp; <b>\tb</b>\r\n\r\n\x0c\u2028`c`\x1b[0m "
    assert read_bytes(content.encode(), "a.txt").text == content


@pytest.mark.parametrize("path", ["a", "a.text", "a.TXT", "a.rst", "<stdin>", ".md"])
def test_other_names_are_plain_text(path: str) -> None:
    assert read_bytes(b"*a* <b>", path).text == "*a* <b>"


@pytest.mark.parametrize("path", ["a.md", "a.MD", "a.markdown", "b.c/a.Md"])
def test_names_of_markdown(path: str) -> None:
    assert read_bytes(b"*a* b", path).text == "a b"


@pytest.mark.parametrize("path", ["a.html", "a.HTM", "a.xhtml", "a.md.html"])
def test_names_of_html(path: str) -> None:
    assert read_bytes(b"<i>a</i> b", path).text == "a b"


def test_articles_are_told_by_their_suffix() -> None:
    assert {".txt", ".text", ".md", ".markdown", ".mdx", ".html", ".htm", ".xhtml"} <= {
        *known_suffixes()
    }
    assert all(is_searched(Path(f"a{s}")) for s in known_suffixes() if s.startswith("."))
    assert is_searched(Path("A.TXT"))
    assert is_searched(Path("values-de/strings.xml"))
    assert not any(is_searched(Path(name)) for name in ("a", "a.pdf", "txt", ".md", "a.txt.gz"))


# Markdown


@pytest.mark.parametrize(
    "marked",
    [
        f"⟦{NAME} spoke.",
        f"# Title\n\nThe leader ⟦{NAME} spoke.\n",
        f"# ⟦{NAME}\nand under ⟦{NAME}\n",
        f"Title ⟦{NAME}\n=====\n\nText",
        f"The *leader* **⟦{NAME}** spoke.",
        f"The *leader* **⟦Recepp** Tayip Erdogan, ***⟦{NAME}*** and ~~⟦{NAME}~~.",
        "⟦Re*cepp* Tayip __Erdogan__ spoke.",
        f"See [the **leader**](http://x.example/a 'title') ⟦{NAME} here.",
        f"See [⟦{NAME}](http://x.example/ '{NAME}') and [⟦{NAME}][a] here.\n\n[a]: b '{NAME}'\n",
        f"![⟦{NAME}](a.png '{NAME}') and [![x](a.png)](b) ⟦{NAME}",
        f"- one\n- two\n  - three ⟦{NAME} here\n    - four ⟦{NAME} here\n",
        f"- a\n  b ⟦{NAME}\n\n  c ⟦{NAME}\n  > d ⟦{NAME}\n1. ⟦{NAME}\n2) ⟦{NAME}\n",
        f"- [ ] to do ⟦{NAME}\n- [x] done ⟦{NAME}\n",
        f"> One\n> ⟦{NAME} said so.\n>\n> > inner\n> > ⟦{NAME} said\nlazy ⟦{NAME}\n",
        "> He met ⟦Recepp\n> Tayip Erdogan there",
        f"> - a ⟦{NAME}\n>   b ⟦{NAME}\n> 1. c ⟦{NAME}",
        f"| a | b |\n|---|:-:|\n| x | the ⟦{NAME} cell |\n| *y* | **⟦{NAME}** |\n",
        f"| a \\| b | ⟦{NAME} |\n|---|---|\n| c | ⟦{NAME} |\n",
        f"---\ntitle: {NAME}\n---\n\nThe ⟦{NAME} spoke.\n",
        f"---\r\ntitle: {NAME}\r\n---\r\n\r\nThe ⟦{NAME} spoke.\r\n",
        f"+++\ntitle = '{NAME}'\n+++\n\n⟦{NAME} spoke.",
        f"Line one\nline *two* ⟦{NAME} here\n  line three ⟦{NAME}\n",
        f"Line one\r\nline *two* ⟦{NAME} here\r\n\r\n> quote\r\n> ⟦{NAME}\r\n",
        f"Line one  \nline two ⟦{NAME}\\\nline three ⟦{NAME}",
        f"> Line one  \n> line two ⟦{NAME}\\\r\n> line three ⟦{NAME}",
        f"a &amp; b &eacute;&#233;&#xe9; ⟦{NAME} here",
        f"&nbsp;⟦{NAME} &lt;⟦{NAME}&gt;",
        f"&copy &ampx &unknown; ⟦{NAME}",
        f"\\# a \\* b \\_ c \\\\ ⟦{NAME} here",
        f"漢字 &#x1F600; *\U0001f600* e\u0301 ⟦{NAME} here",
        f"one <b>bold</b> <!-- {NAME}\n{NAME} --> ⟦{NAME} here",
        f"The `{NAME}` and ⟦{NAME} spoke",
        f"```\n{NAME}\n```\n\n    {NAME}\n\n~~~ {NAME}\n{NAME}\n~~~\nThe ⟦{NAME} spoke.",
        f"<div>\n{NAME}\n</div>\n\n⟦{NAME} after.",
        f"a\n\n***\n\n- - -\n\nb ⟦{NAME}\n",
        f"<https://x.example/> <a@b.example> ⟦{NAME} here",
        f"5 * 3 * 2, a_b_c, [x], (y), ! and ] ⟦{NAME}",
        f"**⟦{NAME}, [⟦{NAME}](x, ![⟦{NAME}, `⟦{NAME}",
        f"A note[^1] of ⟦{NAME}.\n\n[^1]: The ⟦{NAME} note\n    goes on: ⟦{NAME}.\n",
        f"Word\ttab\t⟦{NAME}\u00a0and   spaces ⟦{NAME}",
    ],
)
def test_places_in_markdown(marked: str) -> None:
    assert_found(marked, "a.md")


@pytest.mark.parametrize(
    "marked", ["\ufeff# A\r\n\r\nThe *leader* ⟦Recepp Tayip Erdogan", f"\ufeff**⟦{NAME}**"]
)
def test_a_byte_order_mark_counts_as_nothing_in_markdown(marked: str) -> None:
    file_text, places = unmark(marked.removeprefix("\ufeff"))
    document = read_bytes(b"\xef\xbb\xbf" + file_text.encode(), "a.md")
    assert_map_holds(document, file_text)
    assert found(document) == places


def test_old_mac_line_ends_in_markdown() -> None:
    document = read_bytes(f"# A\r\rThe *b*\rand {NAME}\r".encode(), "a.md")
    assert document.text == f"A\n\nThe b and {NAME}"
    assert found(document) == [(4, 5)]


def test_roles_of_markdown_blocks() -> None:
    content = (
        "# Head\n\nUnder\n===\n\nText *a*\nb\n\n- item\n  > inner\n\n1. number\n\n> quote\n>\n> - q\n\n"
        "| h |\n|---|\n| c |\n\n```py\ncode\n```\n\n    more\n\n<p>raw</p>\n\n***\n\nEnd"
    )
    assert blocks(content, "a.md") == [
        ("heading", "Head"),
        ("heading", "Under"),
        ("paragraph", "Text a b"),
        ("list", "item"),
        ("quote", "inner"),
        ("list", "number"),
        ("quote", "quote"),
        ("list", "q"),
        ("table", "h"),
        ("table", "c"),
        ("code", "```py\ncode\n```\n"),
        ("code", "    more\n\n"),
        ("code", "<p>raw</p>\n\n"),
        ("paragraph", "End"),
    ]


def test_blocks_of_markdown_are_set_apart_by_a_blank_line() -> None:
    assert read_bytes(b"# A\nb\n- c\n- d\n", "a.md").text == "A\n\nb\n\nc\n\nd"


def test_white_space_of_markdown_is_collapsed() -> None:
    assert read_bytes(b"a  b\tc\n   d  \ne\\\n f", "a.md").text == "a b c d\ne\nf"


def test_code_of_markdown_is_opaque() -> None:
    assert opaque("a `b  c` d\n\n    e\n", "a.md") == ["`b  c`", "    e\n"]


@pytest.mark.parametrize("content", ["a<br>b", "a<br/>b", "a<br />b", "a<BR>\nb"])
def test_a_line_break_in_markdown_is_no_glue(content: str) -> None:
    assert read_bytes(content.encode(), "a.md").text == "a\nb"


def test_a_fault_after_a_line_break_in_markdown() -> None:
    assert_found(f"The end.<br>⟦{NAME}<br/>⟦{NAME} spoke", "a.md")


def test_two_prices_are_no_formula_in_markdown() -> None:
    assert_found(f"A seat costs $5, said ⟦{NAME}, and a box costs $60.", "a.md")


def test_code_with_an_address_or_a_backtick_stays_code_in_markdown() -> None:
    assert_found(f"Type `` ` {NAME} `` or `www.x.example {NAME}`, ⟦{NAME} said.", "a.md")


@pytest.mark.parametrize("content", ["# The lock #\n", "## The lock ##  \n", "# The lock #####"])
def test_a_heading_may_be_closed_in_markdown(content: str) -> None:
    assert blocks(content, "a.md") == [("heading", "The lock")]


def test_a_heading_may_end_in_a_sign_of_its_own_in_markdown() -> None:
    assert blocks("# C#\n\n# D \\#\n", "a.md") == [("heading", "C#"), ("heading", "D #")]


@pytest.mark.parametrize(
    "content", ["", "\n", "---\na: b\n---\n", "[a]: b\n", "***\n", "<!-- -->", "![](a.png)"]
)
def test_markdown_without_prose_has_no_words(content: str) -> None:
    document = read_bytes(content.encode(), "a.md")
    assert not document.words
    report = mtcheck.check(document, language="en")
    assert [(f.rule, f.line, f.column) for f in report.findings] == [("empty-text", 1, 1)]


# HTML


@pytest.mark.parametrize(
    "marked",
    [
        f"⟦{NAME} spoke.",
        f"<p>The leader ⟦{NAME} spoke.</p>",
        f"<!DOCTYPE html>\n<html><head><title>{NAME}</title></head>\n<body class='a > b'>\n"
        f"<p>The <b>leader</b> ⟦{NAME}\nspoke, and\r\n<i>⟦{NAME}</i>.</p></body></html>",
        "<p>He met ⟦Recepp\n   <em>Tayip</em> Erdogan</p>",
        "<p>He met ⟦Re<b>cepp</b>&#32;Tayip<wbr> Erdogan</p>",
        "<p>He met ⟦R&#101;cepp Tayip Erdogan</p>",
        f"<p>A &amp; B &eacute;&#233;&#xE9; C&nbsp;D ⟦{NAME} here</p>",
        f"<p>AT&T, a < b, c & d, &lt ⟦{NAME}, &unknown; ⟦{NAME} &lt;⟦{NAME}&gt;</p>",
        f"<p>one<br>⟦{NAME}<br/>\n⟦{NAME}<br />three ⟦{NAME}</p>",
        f"<ul>\n<li>one ⟦{NAME}\n  <ol><li>two ⟦{NAME}</ol>\n<li>three ⟦{NAME}</ul>",
        f"<blockquote>\r\n<p>⟦{NAME}</p>\r\n<blockquote>⟦{NAME}</blockquote></blockquote>",
        f"<table><tr><th>⟦{NAME}</th></tr>\n<tr><td>a<td>the ⟦{NAME}</table>",
        f"\n\n  <p>漢字\U0001f600e\u0301 ⟦{NAME}</p>\n",
        f"<p>x</p><script>{NAME}</script><style>{NAME}</style><noscript>{NAME}</noscript>"
        f"<template>{NAME}</template><svg><text>{NAME}</text></svg><p>⟦{NAME}</p>",
        f"<p hidden>{NAME} <b>{NAME}</b></p><div hidden><p>{NAME}</p>{NAME}</div>⟦{NAME}",
        f"<nav>{NAME}</nav><header>{NAME}</header><main>⟦{NAME}</main><footer>{NAME}</footer>",
        f"<p>a <!-- {NAME} -->⟦{NAME}<!-- <p> --> ⟦{NAME}</p>",
        f"<pre>a\n  {NAME}</pre><p><code>{NAME}</code> ⟦{NAME}</p>",
        f"<img alt='{NAME}' src=a><a title=\"{NAME}\" href=b>⟦{NAME}</a>",
        f"<p>unclosed ⟦{NAME}<p>another ⟦{NAME}",
        f"<![CDATA[{NAME}]]><?php {NAME} ?> ⟦{NAME}",
        f"<h1>⟦{NAME}</h1><figure><figcaption>⟦{NAME}</figcaption></figure>",
    ],
)
def test_places_in_html(marked: str) -> None:
    assert_found(marked, "a.html")


def test_a_byte_order_mark_counts_as_nothing_in_html() -> None:
    document = read_bytes(f"\ufeff<p>{NAME}</p>\r\n<p>\r\n{NAME}</p>".encode(), "a.html")
    assert found(document) == [(1, 4), (3, 1)]


def test_old_mac_line_ends_in_html() -> None:
    document = read_bytes(f"<p>a\r\r<b>b</b> {NAME}</p>".encode(), "a.html")
    assert document.text == f"a b {NAME}"
    assert found(document) == [(3, 10)]


def test_roles_of_html_blocks() -> None:
    content = (
        "<h2>Head</h2>Bare<p>Text <a>link</a></p><ul><li>item<p>more</p></li></ul>"
        "<blockquote><p>quote</p></blockquote><table><caption>cap</caption><tr><td>cell</table>"
        "<figure><figcaption>figure</figcaption></figure><dl><dt>term<dd>sense</dl>"
        "<pre>code\n x</pre><nav><p>Menu</p></nav><aside>Aside</aside><div>End</div>"
    )
    assert blocks(content, "a.html") == [
        ("heading", "Head"),
        ("paragraph", "Bare"),
        ("paragraph", "Text link"),
        ("list", "item"),
        ("list", "more"),
        ("quote", "quote"),
        ("caption", "cap"),
        ("table", "cell"),
        ("caption", "figure"),
        ("list", "term"),
        ("list", "sense"),
        ("code", "code\n x"),
        ("chrome", "Menu"),
        ("chrome", "Aside"),
        ("paragraph", "End"),
    ]


def test_white_space_of_html_is_collapsed() -> None:
    content = "<p> a \n\t b <b> c </b> d<br> e </p>\n\n<p>f&nbsp; g</p>"
    assert read_bytes(content.encode(), "a.html").text == "a b c d\ne\n\nf\u00a0 g"


def test_inline_tags_do_not_divide_words() -> None:
    assert read_bytes(b"<p>a<b>b</b>c<wbr>d<!-- -->e</p>", "a.html").text == "abcde"


def test_code_of_html_is_opaque() -> None:
    assert opaque("<p>a <code>b  c</code> d</p><pre>e\n f</pre>", "a.html") == ["b  c", "e\n f"]


def test_code_with_an_address_stays_code_in_html() -> None:
    assert_found(f"<p><code>curl http://x.example {NAME}</code> by ⟦{NAME}</p>", "a.html")


def test_entities_that_end_without_a_semicolon_keep_the_places() -> None:
    assert_found(f"<p>AT&amp⟦{NAME} spoke</p>", "a.html")


def test_a_page_may_leave_out_the_end_tag_of_its_head() -> None:
    page = "<!doctype html><html><head><meta charset=utf-8><title>T</title><body><p>Text</p>"
    assert blocks(page, "a.html") == [("paragraph", "Text")]


def test_a_page_may_leave_out_the_tags_of_head_and_body() -> None:
    page = "<!doctype html><html><head><title>T</title><p>Text</p><p>More</p>"
    assert blocks(page, "a.html") == [("paragraph", "Text"), ("paragraph", "More")]


def test_text_alone_ends_the_head() -> None:
    page = "<!doctype html><head><title>T</title>\n<style>a</style>Text <b>more</b>"
    assert blocks(page, "a.html") == [("paragraph", "Text more")]


@pytest.mark.parametrize(
    "content",
    [
        "<span hidden>no <span>no</span> no</span>Text",
        "<i hidden>no <b><i>no</i></b> no</i>Text",
        "<div hidden>no <div>no</div> no</div>Text",
        "<div hidden>no </b></span>no</div>Text",
        "<svg><title>no</title><g><text>no</text></g></svg>Text",
        "<p><svg><title>no</title><g><text>no</text></g></svg>Text</p>",
        "<p><template><p>no</p><ul><li>no</ul></template>Text</p>",
        "<ul><li><noscript><li>no</noscript></ul>Text",
    ],
)
def test_what_is_hidden_ends_with_its_own_element(content: str) -> None:
    assert blocks(content, "a.html") == [("paragraph", "Text")]


def test_a_hidden_paragraph_without_end_tag_ends_at_the_next_one() -> None:
    content = "<p hidden>no<p>Text</p><ul><li hidden>no<li>item</ul>"
    assert blocks(content, "a.html") == [("paragraph", "Text"), ("list", "item")]


def test_an_empty_paragraph_tag_divides_blocks() -> None:
    assert blocks("one<p/>two", "a.html") == [("paragraph", "one"), ("paragraph", "two")]


@pytest.mark.parametrize(
    ("content", "role"),
    [
        ("<ul>" + "<li>item" * 70 + "</ul>", "paragraph"),
        ("<table>" + "<tr><td>cell<td>cell" * 40 + "</table>", "paragraph"),
        ("<nav><ul>" + "<li>item" * 70 + "</ul></nav>", "paragraph"),
        ("<blockquote>" + "<p>text" * 70 + "</blockquote>", "paragraph"),
        ("<div>" * 80 + "deep" + "</div>" * 80, "paragraph"),
    ],
)
def test_items_without_end_tags_end_with_their_list(content: str, role: str) -> None:
    assert blocks(f"{content}<p>After</p>", "a.html")[-1] == (role, "After")


@pytest.mark.parametrize(
    ("content", "role"),
    [("<blockquote>x", "quote"), ("<ul><li>x", "list"), ("<pre>x", "code"), ("<nav>x", "chrome")],
)
def test_a_file_that_ends_inside_an_element_keeps_its_role(content: str, role: str) -> None:
    assert blocks(content, "a.html") == [(role, "x")]


@pytest.mark.parametrize(
    "content", ["", " \n", "<p></p>", "<script>a</script>", "<!-- a -->", "<br><br>", "<img alt=a>"]
)
def test_html_that_shows_nothing_is_empty(content: str) -> None:
    document = read_bytes(content.encode(), "a.html")
    assert (document.text, document.blocks) == ("", ())
    report = mtcheck.check(document, language="en")
    assert [(f.rule, f.line, f.column) for f in report.findings] == [("empty-text", 1, 1)]


@pytest.mark.parametrize("content", ["<p>a</p><![x]>b", "<![foo[c]]>b", "a<![ x", "<!x>a", "a<!"])
def test_unknown_declarations_do_not_stop_the_reader(content: str) -> None:
    assert read_bytes(content.encode(), "a.html").text.strip() != ""


# What cannot be read


def reason(content: bytes, path: str = "a.txt") -> str:
    with pytest.raises(ReadError) as caught:
        read_bytes(content, path)
    assert caught.value.path == path
    return str(caught.value)


@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.html"])
def test_other_encodings_are_refused_with_the_byte(path: str) -> None:
    assert reason(b"caf\xe9 au lait", path) == "is not UTF-8: byte 3: invalid continuation byte"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff", "is not UTF-8: byte 0: invalid start byte"),
        ("漢".encode() + b"\x80", "is not UTF-8: byte 3: invalid start byte"),
        (b"\xef\xbb\xbfab\xe9", "is not UTF-8: byte 5: unexpected end of data"),
        (b"a\xed\xa0\x80", "is not UTF-8: byte 1: invalid continuation byte"),
        (b"\xff\xfea\x00\x00", "is not UTF-16-LE: byte 4: truncated data"),
        (b"\xfe\xff\x00a\xdc\x00", "is not UTF-16-BE: byte 4: illegal encoding"),
    ],
)
def test_the_byte_is_that_of_the_file(content: bytes, message: str) -> None:
    assert reason(content) == message


@pytest.mark.parametrize(
    ("content", "place"),
    [(b"\x00", 0), (b"ab\x00c", 2), (b"\xef\xbb\xbfa\x00", 4), ("ab".encode("utf-16-le"), 1)],
)
def test_binary_files_are_refused(content: bytes, place: int) -> None:
    assert reason(content) == f"is binary: byte {place} is NUL"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.html"])
def test_a_byte_order_mark_tells_the_encoding(encoding: str, path: str) -> None:
    document = read_bytes(f"\ufeffСаша \U0001f600 {NAME}\r\n".encode(encoding), path)
    assert document.text.rstrip() == f"Саша \U0001f600 {NAME}"
    assert found(document) == [(1, 8)]


def test_an_empty_file_is_an_empty_text() -> None:
    assert [read_bytes(b"", path).text for path in ("a.txt", "a.md", "a.html")] == ["", "", ""]
    assert read_bytes(b"\xef\xbb\xbf", "a.txt").text == ""


def test_a_line_beyond_the_limit_is_refused() -> None:
    content = b"short\n" + b"ab " * (LONGEST_LINE // 3) + b"abc" + b"\nshort\n"
    assert reason(content).startswith("line 2 has 2,000,00")


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_line_of_just_the_limit_is_read(end: str) -> None:
    content = "short\n" + "x" * LONGEST_LINE + end
    assert decode(content.encode(), "a.txt") == content


def test_many_short_lines_are_read() -> None:
    content = "ab \n" * (LONGEST_LINE // 2)
    assert decode(content.encode(), "a.txt") == content


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert str(caught.value) == "has 20,000,001 bytes, more than the 20,000,000 allowed"


def test_a_file_of_just_the_limit_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert str(caught.value) == "is binary: byte 0 is NUL"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.txt")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "link.txt").symlink_to("nowhere.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    reasons = {}
    for name in ("missing.txt", "folder.txt", "fifo.txt", "link.txt", "loop.txt", "a\0b.txt"):
        with pytest.raises(ReadError) as caught:
            read(tmp_path / name)
        assert caught.value.path == str(tmp_path / name)
        reasons[name] = str(caught.value)
    assert reasons == {
        "missing.txt": "does not exist",
        "folder.txt": "is a folder",
        "fifo.txt": "is not a plain file",
        "link.txt": "does not exist",
        "loop.txt": "does not exist",
        "a\0b.txt": "does not exist",
    }


def test_read_takes_a_path_or_its_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"**{NAME}**", encoding="utf-8")
    assert read(path).text == read(str(path)).text == NAME
    assert read(path).path == str(path)


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NAME, encoding="utf-8")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert read(tmp_path / "b.txt").text == NAME


# Traps


@pytest.mark.parametrize(
    "content",
    [
        "<a " * 50_000,
        "<p>text</p>" + "<" * 50_000,
        "<!--" * 50_000,
        "<!-- a > b" * 50_000,
        "</" * 50_000,
        "<![CDATA[" * 50_000,
        "<p>text " + "<b " * 900 + "x" * 100_000,
        "<p>text " + "<![if " * 900 + "x" * 100_000,
    ],
    ids=["tags", "signs", "comments", "comments with signs", "ends", "cdata", "fewer", "sections"],
)
def test_html_of_tags_that_are_never_closed_is_refused(content: str) -> None:
    assert reason(content.encode(), "a.html").startswith("is no sound HTML: its ")


@pytest.mark.parametrize(
    "part",
    ["*a ", "**a *b ", "_a", "[", "[a](", "> ", "- ", "`a ", "<i>", "&a", "~~a ", "|a", "![", "$a"],
)
def test_marks_that_are_never_closed_need_little_memory(part: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(part * (60_000 // len(part)) + "\nend", encoding="utf-8")
    code = "import sys; from mtcheck import read; print(read(sys.argv[1]).text[-3:])"

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))

    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )
    refused = "ReadError" in done.stderr
    assert (done.stdout == "end\n") != refused, done.stderr[-300:]
