"""Random files, written with the library of each format: text, source, id and places must agree"
" with it."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import docx
import polib
import pyarrow
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
    SingleQuotedScalarString,
)

from mtcheck.document import Document, OffsetMap
from mtcheck.readers import Fields, File, read_all

NO_FIELDS = Fields()
SIGNS = "ab é漢\U0001f600\u00a0\"'\\&<>{}%#:,-;|=.\n\t"
TEXT = st.text(SIGNS, max_size=30)
INKED = TEXT.filter(str.strip)
ESCAPED = st.text(SIGNS + "\r\u2028\u2029\x85", max_size=30)


def documents(content: str | bytes, path: str, fields: Fields = NO_FIELDS) -> list[Document]:
    given_ = content if isinstance(content, bytes) else content.encode()
    read = list(read_all(File(path, given_, fields)))
    assert all(isinstance(d, Document) for d in read), read
    return [d for d in read if isinstance(d, Document)]


def assert_places(document: Document, content: str) -> None:
    """Assert that each written character stands where the origin says, in order.

    What an escape or an entity stands for begins at its first sign.
    """
    origin = document.origin
    assert isinstance(origin, OffsetMap)
    places = [origin.start + origin.file_offset(i) for i in range(len(document.text))]
    assert places == sorted(places)
    for char, place in zip(document.text, places, strict=True):
        there = content[place : place + 1]
        assert char.isspace() or there == char or there in ("\\", "&"), (char, place, there)


def texts(document: Document) -> list[str]:
    return [document.text[p.target.start : p.target.end] for p in document.pairs]


MESSAGES = st.lists(
    st.tuples(INKED, INKED, st.none() | st.text("cx", max_size=2), st.booleans()),
    max_size=6,
    unique_by=lambda m: (m[2] or "", m[0]),
)


@given(MESSAGES, st.sampled_from([5, 78]), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=150, deadline=None)
def test_catalogues_agree_with_polib(
    messages: list[tuple[str, str, str | None, bool]], width: int, end: str
) -> None:
    catalogue = polib.POFile(wrapwidth=width)
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "de"}
    wanted = []
    for source, target, context, plural in messages:
        entry = polib.POEntry(msgid=source, msgctxt=context, previous_msgid="old\nid", comment="c")
        if plural:
            entry.msgid_plural = f"{source}s"
            entry.msgstr_plural = {0: target, 1: f"{target}e"}
            wanted += [(target, source), (f"{target}e", f"{source}s")]
        else:
            entry.msgstr = target
            wanted.append((target, source))
        catalogue.append(entry)
    content = str(catalogue).replace("\n", end)
    if not wanted:
        return
    (document,) = documents(content, "a.po")
    assert [(t, p.source) for t, p in zip(texts(document), document.pairs, strict=True)] == wanted
    assert document.language == "de"
    assert_places(document, content)


ROWS = st.lists(st.tuples(ESCAPED, ESCAPED, ESCAPED), max_size=6)


@given(ROWS, st.sampled_from([",", ";"]), st.booleans(), st.booleans())
@settings(max_examples=200, deadline=None)
def test_tables_agree_with_csv(
    rows: list[tuple[str, str, str]], comma: str, all_quoted: bool, marked: bool
) -> None:
    stream = io.StringIO()
    writer = csv.writer(
        stream, delimiter=comma, quoting=csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL
    )
    writer.writerows([("key", "text", "fr"), *rows])
    content = stream.getvalue()
    mark = "\ufeff" if marked else ""
    read = documents(mark + content, "a.csv", Fields(source="fr", id="key"))
    reread = list(csv.reader(io.StringIO(content, newline=""), delimiter=comma))[1:]
    assert [(d.key, d.text, d.source or "") for d in read] == [tuple(row) for row in reread]
    for document in read:
        origin = document.origin
        assert isinstance(origin, OffsetMap)
        for offset, char in enumerate(document.text):
            assert content[origin.start + origin.file_offset(offset)] == char


@given(ROWS, st.booleans(), st.booleans())
@settings(max_examples=200, deadline=None)
def test_json_lines_agree_with_json(
    rows: list[tuple[str, str, str]], ascii_: bool, marked: bool
) -> None:
    records = [{"id": a, "body": {"text": b}, "fr": c} for a, b, c in rows]
    content = "".join(json.dumps(r, ensure_ascii=ascii_) + "\r\n" for r in records)
    fields = Fields(("body.text",), "fr", "id")
    read = documents(("\ufeff" if marked else "") + content, "a.jsonl", fields)
    wanted = [(r["id"], r["body"], r["fr"]) for r in map(json.loads, content.split("\r\n")[:-1])]
    assert [(d.key or "", {"text": d.text}, d.source or "") for d in read] == wanted
    for document in read:
        assert_places(document, content)


TREES = st.recursive(
    INKED | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner),
    max_leaves=8,
)


def strings_of(tree: object) -> list[str]:
    if isinstance(tree, str):
        return [tree]
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return [s for value in inner for s in strings_of(value)]


@given(TREES, st.booleans(), st.sampled_from([None, 2]))
@settings(max_examples=150, deadline=None)
def test_message_files_agree_with_json(tree: object, ascii_: bool, indent: int | None) -> None:
    content = json.dumps(tree, ensure_ascii=ascii_, indent=indent)
    (document,) = documents(content, "a.json")
    assert document.text == "\n\n".join(strings_of(json.loads(content)))
    assert_places(document, content)


STYLES = (
    str,
    SingleQuotedScalarString,
    DoubleQuotedScalarString,
    LiteralScalarString,
    FoldedScalarString,
)
YAML_TEXT = st.text("ab é漢\U0001f600\"'\\&<>{}%#:,-;|=.\n", min_size=1, max_size=30)


@given(st.lists(st.tuples(YAML_TEXT, st.sampled_from(STYLES)), min_size=1, max_size=5))
@settings(max_examples=250, deadline=None)
def test_message_files_agree_with_yaml(values: list[tuple[str, type[str]]]) -> None:
    stream = io.StringIO()
    yaml = YAML()
    yaml.width = 12
    yaml.dump({f"k{i}": style(value) for i, (value, style) in enumerate(values)}, stream)
    content = stream.getvalue()
    loaded = YAML(typ="safe", pure=True).load(content)
    (document,) = documents(content, "a.yaml")
    assert document.text == "\n\n".join(v for v in loaded.values() if isinstance(v, str))
    assert_places(document, content)


XML_TEXT = st.text("ab é漢\U0001f600\"'&<>{}%.\n", max_size=20)


def flat(element: ET.Element) -> str:
    return "".join(element.itertext())


@given(st.lists(st.tuples(XML_TEXT, XML_TEXT, XML_TEXT), min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_xliff_agrees_with_element_tree(units: list[tuple[str, str, str]]) -> None:
    root = ET.Element("xliff", version="1.2")
    body = ET.SubElement(ET.SubElement(root, "file"), "body")
    wanted = []
    for a, b, c in units:
        unit = ET.SubElement(body, "trans-unit")
        ET.SubElement(unit, "source").text = a
        target = ET.SubElement(unit, "target")
        target.text = b
        inner = ET.SubElement(ET.SubElement(target, "g", id="1"), "mrk")
        inner.text, inner.tail = c, "x"
        wanted.append((flat(target), a))
    content = ET.tostring(root, "unicode")
    (document,) = documents(content, "a.xlf")
    assert [
        (text, pair.source) for text, pair in zip(texts(document), document.pairs, strict=True)
    ] == [pair for pair in wanted if pair[1]]
    assert_places(document, content)


@given(
    st.lists(XML_TEXT, min_size=1, max_size=4), st.sampled_from(["utf-8", "iso-8859-1", "utf-16"])
)
@settings(max_examples=100, deadline=None)
def test_resources_agree_with_element_tree_in_any_encoding(
    values: list[str], encoding: str
) -> None:
    root = ET.Element("root")
    for i, value in enumerate(values):
        ET.SubElement(ET.SubElement(root, "data", name=str(i)), "value").text = value
    content = ET.tostring(root, encoding, xml_declaration=True)
    (document,) = documents(content, "a.resx")
    assert document.text == "\n\n".join(value for value in values if value)
    assert_places(document, content.decode(encoding))


@given(st.lists(st.text("ab é漢\U0001f600&<.", max_size=12), max_size=6))
@settings(max_examples=25, deadline=None)
def test_paragraphs_agree_with_python_docx(values: list[str]) -> None:
    word = docx.Document()
    for value in values:
        word.add_paragraph(value)
    stream = io.BytesIO()
    word.save(stream)
    (document,) = documents(stream.getvalue(), "a.docx")
    paragraphs = [p.text for p in docx.Document(io.BytesIO(stream.getvalue())).paragraphs]
    assert [document.text[b.start : b.end] for b in document.blocks] == [
        p.strip() for p in paragraphs if p.strip()
    ]
    assert document.origin is not None
    for block in document.blocks:
        for offset in range(block.start, block.end):
            place = document.origin.locate(offset)
            assert paragraphs[place.line - 1][place.column - 1] == document.text[offset]


@given(st.lists(st.tuples(ESCAPED | st.none(), ESCAPED), max_size=8), st.integers(1, 3))
@settings(max_examples=50, deadline=None)
def test_rows_agree_with_pyarrow(rows: list[tuple[str | None, str]], group: int) -> None:
    schema = pyarrow.schema([("text", pyarrow.string()), ("fr", pyarrow.large_string())])
    table = pyarrow.Table.from_pylist([{"text": a, "fr": b} for a, b in rows], schema=schema)
    sink = io.BytesIO()
    parquet.write_table(table, sink, row_group_size=group)
    read = documents(sink.getvalue(), "a.parquet", Fields(source="fr"))
    assert [(d.text, d.source) for d in read] == [(a or "", b) for a, b in rows]
    for number, document in enumerate(read, 1):
        assert document.origin is not None
        for offset in range(len(document.text)):
            place = document.origin.locate(offset)
            assert place == (number, offset + 1, f"row {number}, column text")
