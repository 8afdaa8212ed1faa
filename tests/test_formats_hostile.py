"""Hostile files of every format: nothing but a document or one line of error, and in time."""

from __future__ import annotations

import io
import time
import zipfile

import docx
import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet
from test_formats import MARKED

from mtcheck.document import Document
from mtcheck.errors import ReadError
from mtcheck.readers import File, read_all

SECONDS = 3.0
"""CPU time for a file of 100 KB; what is linear needs half of it at most, on a busy machine."""


def _word() -> bytes:
    word = docx.Document()
    word.add_paragraph("One")
    word.add_table(1, 1).cell(0, 0).text = "Two"
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def _rows() -> bytes:
    sink = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": ["One", "Two é"] * 20}), sink, row_group_size=9)
    return sink.getvalue()


SAMPLES = [
    *((path, marked.encode()) for path, marked in MARKED),
    ("a.jsonl", b'{"text": "a\\u00e9"}\n{"text": "b"}\n'),
    ("a.csv", 'id,text\n1,"a ""b"", c"\n2,d é\n'.encode()),
    ("a.docx", _word()),
    ("a.parquet", _rows()),
]


def outcome(content: bytes, path: str) -> str:
    """Return what a file is read as; anything but documents and errors of one line fails the test."""
    try:
        read = list(read_all(File(path, content)))
    except ReadError as error:
        read = [error]
    for part in read:
        if isinstance(part, ReadError):
            assert "\n" not in str(part)
        else:
            assert isinstance(part, Document)
            places = [part.origin.locate(i) for i in range(len(part.text) + 1) if part.origin]
            assert [(p.line, p.column) for p in places] == sorted(
                (p.line, p.column) for p in places
            )
    return type(read[0]).__name__ if read else "nothing"


@given(st.sampled_from(SAMPLES), st.floats(0, 1))
@settings(max_examples=250, deadline=None)
def test_files_that_are_cut_off(sample: tuple[str, bytes], share: float) -> None:
    path, content = sample
    outcome(content[: int(share * len(content))], path)


@given(st.sampled_from(SAMPLES), st.data())
@settings(max_examples=400, deadline=None)
def test_files_with_other_bytes_in_them(sample: tuple[str, bytes], data: st.DataObject) -> None:
    path, content = sample
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed)))
        changed[at : at + data.draw(st.integers(0, 2))] = data.draw(
            st.sampled_from(
                [b"", b"\0", b"\xff", b'"', b"\\", b"<", b"&", b"{", b"\n", b"'", b"\r", b":"]
            )
        )
    outcome(bytes(changed), path)


@given(st.sampled_from(SAMPLES), st.sampled_from(SAMPLES))
@settings(max_examples=150, deadline=None)
def test_files_of_another_format_than_their_name(
    one: tuple[str, bytes], other: tuple[str, bytes]
) -> None:
    outcome(other[1], one[0])


@pytest.mark.parametrize(
    ("path", "part", "head"),
    [
        *(("a.mdx", part, "") for part in (
            "{", "{{", "<a ", "<A b={", "`", "``a`", "{/*", "{/* *", "import a\n", "```\n", "<",
            "</a", "\\",
            "<A 'x", "<A>\n", "{a}", "---\n", "~~~a\n", "<a b='", "{'", "export {\n",
        )),
        *(("a.json", part, '{"a": "') for part in (
            "{n, plural,", "{n, plural, one {", "{", "{{", "%", "%1$", "<a ", "<a '", "$", "${",
            "&a", "'{", "#",
            "{a,", "%(", "%#@", "one {",
        )),
        *(("a.po", part, 'msgid "') for part in ('"\n"', "\\", '"\nmsgid "', "a")),
        ("a.po", "#, fuzzy\n", ""),
        ("a.po", 'msgid "a"\nmsgstr "b"\n\n', ""),
        *(("a.strings", part, '"a" = "') for part in ("\\", '";\n"a', "\\ud83d")),
        *(("a.strings", part, "") for part in ("/*", "/* */", "//a\n", '"', "a", " ")),
        *(("a.yml", part, "") for part in ("- ", "a: |\n", "# mtcheck: \n", "[", "&a ", "! ", "'",
            "? ", "a: >\n \n")),
        ("a.yml", "\\n", 'a: "'),
        ("a.yml", "\n \n", 'a: "'),
        *(("a.srt", part, "") for part in ("<", "{\\", "1\n\n", "\n", "&a", "0:", "00:00:01,000 --> ")),
        ("a.srt", "<a ", "1\n00:00:01,000 --> 00:00:02,000\n"),
        *(("a.csv", part, "id,text\n") for part in ('"', '""', '"\n', '",', 'a"\n', '"a\n',
            "a,b\n", '"",""\n')),
        *(("a.xlf", part, "<xliff><file><unit><target>") for part in (
            "<x id='1'/>", "&amp;", "é", "<sub>", "<ph>", "<!-- ", "<", "\n", "]]>", "&a",
        )),
        *(("a.xml", part, "") for part in ("<!-- ", "<!-- -->", "<?a", "<!DOCTYPE ",
            "<!DOCTYPE a [", " ", "<a ")),
        ("strings.xml", "\\'\"", "<resources><string name='a'>"),
        ("a.wxr", "\n \n", "<rss xmlns:content='c'><item><content:encoded><![CDATA["),
        ("a.md", "mtcheck: ignore:\n - a\n", "---\n"),
        ("a.md", "mtcheck:\n", "---\n"),
    ],
)  # fmt: skip
def test_repetitions_are_read_in_linear_time(path: str, part: str, head: str) -> None:
    content = head + part * (100_000 // len(part))
    start = time.process_time()
    outcome_in_time(content.encode(), path)
    assert time.process_time() - start < SECONDS


def outcome_in_time(content: bytes, path: str) -> None:
    try:
        for _ in read_all(File(path, content)):
            pass
    except ReadError:
        pass


def test_a_word_file_that_unpacks_to_too_much_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(250_000_000))
    with pytest.raises(ReadError, match=r"^unpacks to 250,000,000 bytes, more than the "):
        list(read_all(File("a.docx", stream.getvalue())))
