"""The formats of programs and translators: faults planted at a known place are found exactly there."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pyarrow
import pytest
from conftest import RunCli
from pyarrow import parquet
from test_readers import NAME, found, unmark

from mtcheck.document import Document
from mtcheck.errors import ReadError
from mtcheck.readers import Fields, File, read_all
from mtcheck.readers.formats import find_format

NO_FIELDS = Fields()
PO_HEAD = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: en_GB\\n"\n\n'
)
WXR = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss xmlns:content="c" xmlns:excerpt="e" xmlns:wp="w">'
    "<channel><title>Site</title><language>en-US</language>\n"
)


def post(content: str, title: str = "", excerpt: str = "") -> str:
    return (
        f"<item><title>{title}</title><wp:post_type>post</wp:post_type><wp:post_id>7</wp:post_id>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded>"
        f"<excerpt:encoded><![CDATA[{excerpt}]]></excerpt:encoded></item>"
    )


def documents(
    content: str | bytes, path: str, fields: Fields = NO_FIELDS, format_name: str | None = None
) -> list[Document]:
    given = content if isinstance(content, bytes) else content.encode()
    read = list(read_all(File(path, given, fields), format_name))
    assert all(isinstance(d, Document) for d in read), read
    return [d for d in read if isinstance(d, Document)]


def only(content: str | bytes, path: str) -> Document:
    (document,) = documents(content, path)
    return document


def units(content: str | bytes, path: str) -> list[str]:
    document = only(content, path)
    return [document.text[b.start : b.end] for b in document.blocks]


def pairs(document: Document) -> list[tuple[str, str]]:
    return [(document.text[p.target.start : p.target.end], p.source) for p in document.pairs]


def opaque(content: str, path: str) -> list[str]:
    document = only(content, path)
    return [document.text[start:end] for start, end in document.opaque]


def reasons(content: str | bytes, path: str, fields: Fields = NO_FIELDS) -> list[str]:
    """Return what is wrong with the records of a file, or with the file."""
    given = content if isinstance(content, bytes) else content.encode()
    try:
        read = list(read_all(File(path, given, fields)))
    except ReadError as error:
        return [str(error)]
    return [str(d) for d in read if isinstance(d, ReadError)]


MARKED = [
    # PO: strings over several lines, escapes, plurals, previous and obsolete messages
    ("a.po", f'{PO_HEAD}msgid "a"\nmsgstr "The ⟦{NAME}"\n'),
    ("a.po", f'{PO_HEAD}msgid "a"\nmsgstr ""\n"A \\"b\\" \\t c\\n"\n"of ⟦{NAME}"\n'),
    ("a.po", f'{PO_HEAD}msgid "a"\nmsgstr "He met ⟦Recepp "\n"Tayip Erdogan"\n'),
    ("a.po", f'{PO_HEAD}msgid "a"\nmsgstr "\\\\n \\x41\\101 漢\U0001f600 ⟦{NAME}"\n'),
    (
        "a.po",
        f'{PO_HEAD}#| msgid "{NAME}"\n#~ msgid "{NAME}"\n#~ msgstr "{NAME}"\n\n#, fuzzy\nmsgid "f"\n'
        f'msgstr "{NAME}"\n\nmsgctxt "c"\nmsgid "{NAME}"\nmsgid_plural "{NAME}"\n'
        f'msgstr[0] "⟦{NAME}"\nmsgstr[1] "%d of ⟦{NAME}"\n',
    ),
    ("a.po", f'{PO_HEAD}#, fuzzy\n#~ msgid "x"\n#~ msgstr "y"\n\nmsgid "a"\nmsgstr "⟦{NAME}"\n'),
    ("a.po", f'\ufeffmsgid "a"\r\nmsgstr ""\r\n"b"\r\n"c ⟦{NAME}"\r\n'),
    # XLIFF 1.2 and 2
    (
        "a.xlf",
        '<xliff version="1.2"><file target-language="en" source-language="fr"><body>\n'
        f"<trans-unit id='1'><source>{NAME}</source><target>A &amp; B <g id='1'>of ⟦{NAME}</g>\n"
        f"<mrk mtype='x'>and <g id='2'>⟦{NAME}</g></mrk></target></trans-unit>\r\n"
        f"<trans-unit id='2'><source>a</source><target>⟦{NAME}</target>"
        f"<alt-trans><target>{NAME}</target></alt-trans></trans-unit></body></file></xliff>",
    ),
    (
        "a.xliff",
        '<xliff version="2.0" srcLang="fr" trgLang="en"><file><unit id="1"><segment>\n'
        f"<source>{NAME}</source><target>漢\U0001f600&#x20;<pc id='1'>⟦{NAME}</pc></target>"
        f"</segment><mtc:matches xmlns:mtc='m'><mtc:match><source>a</source><target>{NAME}</target>"
        "</mtc:match></mtc:matches></unit></file></xliff>",
    ),
    # TMX
    (
        "a.tmx",
        '<tmx><header srclang="fr"/><body><tu><tuv xml:lang="fr"><seg>a</seg></tuv>\n'
        f"<tuv xml:lang='en'><seg>one<ph x='1'/> <hi>⟦{NAME}</hi></seg></tuv></tu></body></tmx>",
    ),
    # Android
    (
        "values-en/strings.xml",
        f"<resources>\n<string name='a'>It\\'s \\u00e9 <b>⟦{NAME}</b></string>\r\n"
        f"<string name='b'>\n   two\n   lines of ⟦Recepp\n   Tayip Erdogan</string>\n"
        f'<plurals name="c"><item quantity="one">"  a  "⟦{NAME}</item></plurals>\n'
        f"<string name='d' translatable='false'>{NAME}</string>\n"
        f"<string-array name='e'><item>&lt;i>⟦{NAME}&lt;/i></item></string-array>\n"
        f"<string name='f'><![CDATA[<u>of ⟦{NAME}</u>]]></string></resources>",
    ),
    # iOS
    ("en.lproj/a.strings", f'/* {NAME} */\n"a" = "\\"b\\" \\U00e9 ⟦{NAME}\nof ⟦{NAME}"; // x\n'),
    ("en.lproj/a.strings", f'\ufeff"a\\"b" = "\\UD83D\\UDE00 ⟦{NAME}";\r\nkey = "⟦{NAME}";\r\n'),
    # XCode catalogues, ARB, message files
    (
        "a.xcstrings",
        '{"sourceLanguage": "fr", "strings": {"k": {"localizations": {"en": {"stringUnit":\n'
        f'{{"state": "translated", "value": "a\\n\\u00e9\\ud83d\\ude00 ⟦{NAME}"}}}}}}}}}}}}',
    ),
    ("a.arb", f'{{"@@locale": "en",\r\n "a": "x\\t⟦{NAME}", "@a": {{"description": "{NAME}"}}}}'),
    ("a.json", f'{{"a": {{"b": ["x", "\\\\ \\" ⟦{NAME}"]}},\n "{NAME}": "漢\U0001f600 ⟦{NAME}"}}'),
    # RESX
    (
        "Forms.en.resx",
        f"<root><data name='a'><value>one &amp;\r\n two ⟦{NAME}</value><comment>{NAME}</comment>"
        f"</data>\n"
        f"<data name='b' type='x'><value>{NAME}</value></data>"
        f"<data name='>>c'><value>{NAME}</value></data></root>",
    ),
    # YAML: every style
    ("a.yml", f"en:\n  a: one ⟦{NAME}\n  b:\n    - two ⟦{NAME}\n  {NAME}: 3 # {NAME}\n"),
    ("a.yml", f"en:\r\n  a: 'it''s\r\n    folded ⟦{NAME}\r\n\r\n    more ⟦{NAME}'\r\n"),
    ("a.yml", f'a: "\\u00e9\\x41\\U0001F600 \\"x\\" \\\n   joined ⟦{NAME}\\n\\\n   ⟦{NAME}"\n'),
    (
        "a.yml",
        f"a: |\n  one\n    two ⟦{NAME}\n\n  漢\U0001f600 ⟦{NAME}\nb: >-  # c\n  x\n  y ⟦{NAME}\n",
    ),
    (
        "a.yml",
        f"a: plain\n  over lines ⟦Recepp\n  Tayip Erdogan\nb: {{c: ⟦{NAME}, d: [⟦{NAME}]}}\n",
    ),
    ("a.yml", f"--- &x\na: |2-\n    two\n   of ⟦{NAME}\n---\nb: *x\nc: !!str ⟦{NAME}\n"),
    # Subtitles
    (
        "a.srt",
        f"\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>- One</i>\r\n{{\\an8}}two ⟦{NAME}\r\n\r\n"
        f"2\r\n00:00:03,000 --> 00:00:04,000\r\n3 < 4 &amp; ⟦{NAME} > 2\r\n",
    ),
    (
        "a.vtt",
        f"WEBVTT - {NAME}\n\nNOTE\n{NAME}\n\nSTYLE\n::cue {{}}\n\nid\n00:01.000 --> 00:02.000"
        f" align:start\n"
        f"<v Ann>A &amp; B ⟦{NAME}\n<c.x><00:00:01.500>⟦{NAME}</c>\n",
    ),
    # WordPress
    (
        "a.wxr",
        WXR
        + post(
            f"<!-- wp:paragraph --><p>One &eacute; <b>⟦{NAME}</b></p>\r\n\r\nTwo ⟦{NAME}",
            f"A &amp; ⟦{NAME}",
            f"Short ⟦{NAME}",
        )
        + f"\n<item><wp:post_type>attachment</wp:post_type><title>{NAME}</title></item>"
        "</channel></rss>",
    ),
    # MDX
    (
        "a.mdx",
        f"---\ntitle: {NAME}\n---\nimport X from '{NAME}'\nexport const a = `{NAME}`\n\n"
        f"# A ⟦{NAME}\n\n<Note title='{NAME}' b={{() => '>'}}>\n⟦{NAME} spoke.\n</Note>\n\n"
        f"Of <Link to={{x}}>⟦{NAME}</Link>, {{a.{NAME.split()[0]}}} and ⟦{NAME}.\n\n"
        f"{{/* {NAME}\n{NAME} */}}\n\n```js\n{{{NAME}}}\n```\n\nThe `{{ {NAME}` ⟦{NAME}\n",
    ),
]


@pytest.mark.parametrize(("path", "marked"), MARKED)
def test_faults_are_found_where_they_stand(path: str, marked: str) -> None:
    file_text, places = unmark(marked.removeprefix("\ufeff"))
    mark = "\ufeff" if marked.startswith("\ufeff") else ""
    read = documents(mark + file_text, path)
    assert sorted(place for document in read for place in found(document)) == places


@pytest.mark.parametrize(("path", "marked"), MARKED)
def test_each_word_of_the_text_stands_in_the_file_where_the_origin_says(
    path: str, marked: str
) -> None:
    file_text, _ = unmark(marked.removeprefix("\ufeff"))
    lines = file_text.replace("\r\n", "\n").split("\n")
    for document in documents(file_text, path):
        assert document.origin is not None
        for word in document.words:
            for offset in range(word.start, word.end):
                place = document.origin.locate(offset)
                char = lines[place.line - 1][place.column - 1]
                assert char == document.text[offset] or char in "&\\", (word, place)


# Records


def placed(read: list[Document]) -> list[tuple[int, int]]:
    return [place for document in read for place in found(document)]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(
    "marked",
    [
        f"id,text\n1,of ⟦{NAME}\n2,⟦{NAME}\n",
        f'id,text\r\n1,"a ""b""\r\nand ⟦{NAME}, x"\r\n2,5" of ⟦{NAME}\r\n3,⟦{NAME}\r\n',
        f'text;id\n"x;y ⟦{NAME}";1\n漢\U0001f600 ⟦{NAME};2\n',
        f'id\ttext\n1\t"one\n2\t⟦{NAME}',
    ],
)
def test_faults_in_rows_are_found_where_they_stand(marked: str, mark: str) -> None:
    file_text, places = unmark(marked)
    if "\t" in file_text:
        read = documents(mark + file_text, "a.tsv", Fields(id="id"))
        assert [d.text for d in read] == ['"one', NAME]
    else:
        read = documents(mark + file_text, "a.csv", Fields(id="id"))
    assert placed(read) == places
    assert [d.key for d in read] == [str(i + 1) for i in range(len(read))]


def test_a_tsv_of_one_column_is_divided_by_tabs() -> None:
    assert [d.text for d in documents("text\na, b\n", "a.tsv")] == ["a, b"]


def test_columns_can_be_named_by_their_number() -> None:
    assert [d.text for d in documents("a,b\nc,d\n", "a.csv", Fields(("2",)))] == ["b", "d"]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_faults_in_json_lines_are_found_where_they_stand(mark: str) -> None:
    file_text, places = unmark(
        f'{{"id": 7, "text": "\\u00e9 ⟦{NAME}", "fr": "x"}}\r\n\n'
        f'{{"text": "a\u2028\\n⟦{NAME}", "id": "b"}}\n'.replace("\u2028", "\\u2028")
    )
    read = documents(mark + file_text, "a.jsonl", Fields(source="fr", id="id"))
    assert placed(read) == places
    assert [(d.key, d.source) for d in read] == [("7", "x"), ("b", None)]


def test_fields_inside_fields_are_selected_in_json() -> None:
    content = json.dumps([
        {"id": 1, "body": {"text": "a", "source": "b"}, "text": "no"},
        {"id": 2, "body": [{"text": "c"}, {"text": "d"}], "body.text": "e"},
    ])  # fmt: skip
    fields = Fields(("body.text",), "body.source", "id")
    read = documents(content, "a.json", fields)
    assert [(d.text, d.source, d.key) for d in read] == [
        ("a", "b", "1"), ("c\n\nd\n\ne", None, "2"),
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["a.json", "a.jsonl"])
def test_a_field_that_no_record_has_is_an_error(path: str) -> None:
    rows = ['{"text": "a", "id": 0, "en": "b"}', '{"text": "c"}']
    content = f"[{','.join(rows)}]" if path == "a.json" else "\n".join(rows)
    assert reasons(content, path, Fields(source="en", id="id")) == []
    assert reasons(content, path, Fields(source="fr", id="key")) == [
        "no record has a field 'fr'", "no record has a field 'key'",
    ]  # fmt: skip
    empty = '{"text": "a", "fr": "", "key": ""}'
    content = f"[{empty}]" if path == "a.json" else empty
    assert reasons(content, path, Fields(source="fr", id="key")) == []


def test_parquet_of_several_row_groups(tmp_path: Path) -> None:
    rows = [
        {"id": i, "body": {"text": f"漢 of {NAME if i in (3, 700) else 'x'}"}} for i in range(1000)
    ]
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.Table.from_pylist(rows), path, row_group_size=300)
    fields = Fields(("body.text",), id="id")
    read = [d for d in read_all(File(str(path), fields=fields)) if isinstance(d, Document)]
    assert [d.key for d in read] == [str(i) for i in range(1000)]
    faulty = [d for d in read if found(d)]
    assert [d.key for d in faulty] == ["3", "700"]
    assert [d.origin.locate(d.text.index("Recepp")) for d in faulty if d.origin] == [
        (4, 6, "row 4, column body.text"),
        (701, 6, "row 701, column body.text"),
    ]


def test_parquet_with_empty_and_other_fields() -> None:
    sink = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": ["a", None], "n": [1, 2]}), sink)
    content = sink.getvalue()
    assert [d.text for d in documents(content, "a.parquet")] == ["a", ""]
    assert reasons(content, "a.parquet", Fields(("n",))) == [
        "row 1: a text field holds no text", "row 2: a text field holds no text",
    ]  # fmt: skip
    assert reasons(content, "a.parquet", Fields(source="n")) == [
        "row 1: the source field holds no text", "row 2: the source field holds no text",
    ]  # fmt: skip
    assert reasons(content, "a.parquet", Fields(id="x")) == ["has no field 'x'"]


# Word


def word_bytes(word: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def test_word_documents_with_tables_and_merged_cells() -> None:
    word = docx.Document()
    word.add_heading("Head", 1)
    word.add_paragraph("")
    word.add_paragraph(f"  Of {NAME}")
    table = word.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "merged"
    table.cell(1, 0).text = f"cell {NAME}"
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "inner"
    word.add_paragraph("item", style="List Bullet")
    word.add_paragraph("quoted", style="Quote")
    document = only(word_bytes(word), "a.docx")
    assert [(b.role.value, document.text[b.start : b.end]) for b in document.blocks] == [
        ("heading", "Head"), ("paragraph", f"Of {NAME}"), ("table", "merged"),
        ("table", f"cell {NAME}"), ("table", "inner"), ("list", "item"), ("quote", "quoted"),
    ]  # fmt: skip
    assert found(document) == [(3, 6), (5, 6)]
    assert document.origin is not None
    assert document.origin.locate(document.text.index("Recepp")) == (3, 6, "paragraph 3")
    assert document.origin.line(5) == f"cell {NAME}"


# Bilingual formats


def test_messages_of_a_catalogue_come_with_their_sources() -> None:
    document = only(
        f'{PO_HEAD}msgid "One\\n"\nmsgstr "Eins\\n"\n\nmsgid ""\n"a "\n"train"\n'
        'msgid_plural "%d trains"\nmsgstr[0] "ein Zug"\nmsgstr[1] "%d Züge"\n\nmsgid "no"\nmsgstr ""\n',
        "a.po",
    )
    assert pairs(document) == [
        ("Eins\n", "One\n"), ("ein Zug", "a train"), ("%d Züge", "%d trains"),
    ]  # fmt: skip
    assert document.language == "en"


def test_text_inside_the_codes_of_xliff_is_a_unit_of_its_own() -> None:
    document = only(
        '<xliff version="1.2"><file source-language="de" target-language="en-GB"><body><trans-unit>'
        '<source>S <ph id="1">&lt;img alt="<sub>s</sub>"&gt;</ph></source>'
        '<target>T <bpt id="2">&lt;b&gt;</bpt>bold<ept id="2">&lt;/b&gt;</ept>'
        '<ph id="1">&lt;img alt="<sub>inner <g id="3">text</g></sub>"&gt;</ph> end</target>'
        "</trans-unit></body></file></xliff>",
        "a.xlf",
    )
    assert [document.text[b.start : b.end] for b in document.blocks] == [
        'T bold<ph id="1"> end', "inner text",
    ]  # fmt: skip
    assert pairs(document) == [('T bold<ph id="1"> end', 'S <ph id="1">')]
    assert [document.text[a:b] for a, b in document.opaque] == ['<ph id="1">']
    assert (document.language, document.source_language) == ("en", "de")


def test_what_is_not_to_be_translated_is_left_out_of_xliff() -> None:
    content = (
        '<xliff version="2.0" srcLang="de" trgLang="en"><file><group translate="no"><unit id="1">'
        "<segment><source>a</source><target>no</target></segment></unit>"
        '<unit id="2" translate="yes"><segment><source>b</source><target>yes</target></segment>'
        "</unit></group></file></xliff>"
    )
    assert units(content, "a.xlf") == ["yes"]


def test_a_memory_of_several_languages_is_a_document_for_each() -> None:
    content = (
        '<tmx><header srclang="en-US"/><body><tu><tuv xml:lang="de-DE"><seg>Zug</seg></tuv>'
        '<tuv xml:lang="en-US"><seg>train</seg></tuv><tuv xml:lang="en-GB"><seg>railway</seg></tuv>'
        '<tuv xml:lang="fr"><seg>le <ph>{<sub>x</sub>}</ph>train</seg></tuv></tu>'
        '<tu srclang="*all*"><tuv lang="de-DE"><seg>Halt</seg></tuv><tuv lang="fr"><seg>gare</seg></tuv>'
        "</tu></body></tmx>"
    )
    read = documents(content, "a.tmx")
    assert [(d.key, d.language, d.source_language, pairs(d)) for d in read] == [
        ("de-DE", "de", "en", [("Zug", "train")]),
        ("en-GB", "en", "en", [("railway", "train")]),
        ("fr", "fr", "en", [("le <ph>train", "train")]),
        ("fr", "fr", "de", [("gare", "Halt")]),
    ]
    assert read[2].text == "le <ph>train\n\nx"


def test_variations_of_a_string_catalogue_come_with_their_own_sources() -> None:
    def plural(one: str, other: str) -> dict[str, object]:
        forms = {"one": one, "other": other}
        return {
            "variations": {"plural": {k: {"stringUnit": {"value": v}} for k, v in forms.items()}}
        }

    content = json.dumps({
        "sourceLanguage": "en",
        "strings": {
            "n": {"localizations": {"de": plural("ein Zug", "%d Züge"), "en": plural("a train", "%d")}},
            "Stop": {"localizations": {"de": {"stringUnit": {"value": "Halt"}}}},
        },
    })  # fmt: skip
    assert pairs(only(content, "a.xcstrings")) == [
        ("ein Zug", "a train"), ("%d Züge", "%d"), ("Halt", "Stop"),
    ]  # fmt: skip


# Placeholders and choices


@pytest.mark.parametrize(
    ("message", "apart"),
    [
        ("{n, plural, one {# file} other {# files}}",
         ["{n, plural,", " one {", "#", "}", " other {", "#", "}", "}"]),
        ("A {who, select, male {his {n, plural, =0 {none} other {{n} of #}}} other {their}} b",
         ["{who, select,", " male {", "{n, plural,", " =0 {", "}", " other {", "{n}", "#", "}", "}",
          "}", " other {", "}", "}"]),
        ("{n, plural, offset:1 one {x '{' y} other {",
         ["{n, plural,", " offset:1 one {", "'{'", "}", " other {"]),
        ("%1$s of %d, %(name)s, {0}, {{ x.y }}, ${total}, %@, %#@files@ and <b>x</b>",
         ["%1$s", "%d", "%(name)s", "{0}", "{{ x.y }}", "${total}", "%@", "%#@files@", "<b>", "</b>"]),
        ("<a title='1 > 0'>x</a>", ["<a title='1 > 0'>", "</a>"]),
        ("100% sure of {", []),
    ],
)  # fmt: skip
def test_placeholders_are_kept_apart_from_the_text(message: str, apart: list[str]) -> None:
    assert opaque(json.dumps({"a": message}), "a.json") == apart


def test_what_xliff_of_android_marks_is_no_text() -> None:
    content = (
        '<resources><string name="a">of <xliff:g id="n">Kirmes</xliff:g> fame</string></resources>'
    )
    content = content.replace("<resources>", '<resources xmlns:xliff="x">')
    assert only(content, "strings.xml").text == "of Kirmes fame"
    assert opaque(content, "strings.xml") == ["Kirmes"]


def test_text_of_android_is_what_the_program_shows() -> None:
    content = (
        "<resources>\n<!-- c --><string name='a'>\n  It\\'s  \\\"one\\\"\\n  two\n</string>"
        '<string name="b">"  kept  it\'s " x</string><string name="c">@string/a</string>'
        '<integer-array name="d"><item>12</item></integer-array><item type="id" name="e">no</item>'
        '<string-array name="f" translatable="false"><item>no</item></string-array></resources>'
    )
    assert only(content, "strings.xml").text == "It's \"one\"\ntwo\n\n  kept  it's  x"


# Detection


@pytest.mark.parametrize(
    ("name", "content", "module"),
    [
        ("a.xml", '<?xml version="1.0"?><!-- <resources> --><xliff version="1.2"/>', "xliff"),
        ("a.xml", "\ufeff<!DOCTYPE tmx [ <!ELEMENT a> ]>\n<tmx/>", "tmx"),
        ("a.xml", '<x:xliff xmlns:x="y"/>', "xliff"),
        ("res/values/arrays.xml", "<resources/>", "android"),
        ("a.xml", "<rss/>", "wxr"),
        ("a.xml", "<root/>", "resx"),
        ("a.xml", "<!DOCTYPE html><html></html>", "html"),
        ("a.txt", '<?xml version="1.0"?><xliff version="1.2"/>', "text"),
        ("a.XLF", "", "xliff"),
        ("a.pot", "", "po"),
        ("a.yml", "", "yaml"),
        ("a.sdlxliff", "", "xliff"),
        ("a.mdx", "", "mdx"),
        ("a.tsv", "", "tsv"),
    ],
)
def test_formats_are_told_by_name_and_content(name: str, content: str, module: str) -> None:
    assert find_format(File(name, content.encode())).module == module


def test_xml_in_another_encoding_is_told_by_its_content() -> None:
    content = '<?xml version="1.0" encoding="utf-16"?><tmx/>'.encode("utf-16")
    assert find_format(File("a.xml", content)).module == "tmx"


def test_a_format_can_be_forced() -> None:
    content = (
        "<xliff><file><body><trans-unit><target>Text</target></trans-unit></body></file></xliff>"
    )
    assert only(content, "a.txt").text == content
    assert documents(content, "a.txt", format_name="xliff")[0].text == "Text"


def test_a_template_without_translations_is_clean(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "a.pot").write_text(f'{PO_HEAD}msgid "a"\nmsgstr ""\n', encoding="utf-8")
    done = run_cli("check", "a.pot")
    assert (done.code, "0 findings" in done.stdout) == (0, True), done


# Bad input


@pytest.mark.parametrize(
    ("path", "content", "reason"),
    [
        ("a.po", 'msgstr "x"\n', "line 1: has msgstr without a msgid"),
        ("a.po", 'msgid "a"\nmsgid "b"\n', "line 2: has msgid twice in one message"),
        ("a.po", 'msgid "a"\nmsgstr "b\n', "line 2: is no line of a PO file"),
        ("a.po", '"a"\n', "line 1: is no line of a PO file"),
        ("a.po", '\n\nmsgid "a"\n', "line 3: ends before the msgstr of its last message"),
        ("a.po", 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr ""\n', "line 4: has the message 'a' twice"),
        ("a.po", PO_HEAD.replace("UTF-8", "KLINGON"), "declares the encoding 'klingon', which it"),
        ("a.po", PO_HEAD.replace("UTF-8", "punycode"), "declares the encoding 'punycode', which it"),
        ("a.xlf", '<?xml version="1.0" encoding="UTF-16"?>\n<xliff/>', "declares the encoding 'utf-16'"),
        ("a.xlf", '<?xml version="1.0" encoding="x-none"?>\n<xliff/>', "declares the encoding 'x-none'"),
        ("a.xlf", "<xliff>\n<file></xliff>", "line 2, column 9: is no sound XML: mismatched tag"),
        ("a.xlf", "<xliff>\n<file>", "line 2, column 7: is no sound XML: no element found"),
        ("a.xlf", "<tmx/>", "is no XLIFF: it has no element xliff"),
        ("a.xlf", '<!DOCTYPE a [<!ENTITY b "c">]><xliff>&b;</xliff>', "declares the entity 'b', which"),
        ("a.tmx", "<tmx/>", "is no TMX: it has no unit with two languages"),
        ("a.tmx", '<!DOCTYPE a [<!ENTITY % b "c">]><tmx/>', "declares the entity 'b', which"),
        ("strings.xml", "<resources><string name='a'>x</string>\n<string name='a'/></resources>",
         "line 2: has the string 'a' twice"),
        ("a.resx", "<root><data name='a'/>\n<data name='a'/></root>", "line 2: has the data 'a' twice"),
        ("a.resx", "<resources/>", "is no RESX: it has no element data"),
        ("a.wxr", "<rss><channel><item><title>x</title></item></channel></rss>", "is no WordPress"
                                                                                 " export"),
        ("a.wxr", "<rss xmlns:wp='w' xmlns:content='c'><channel>\n<item><wp:post_type>post"
                  "</wp:post_type>"
         "<content:encoded>&lt;p></content:encoded></item></channel></rss>",
         "line 2: the content of a post is in no CDATA section"),
        ("a.xml", "<svg/>", "is XML of no known format: its root is 'svg' (give --format)"),
        ("a.strings", '"a" = "b";\n"c" = "d"\n"e" = "f";', "line 2: is no string of a string table"),
        ("a.strings", '"a" = "b";\n"a" = "c";', "line 2: has the key \"a\" twice"),
        ("a.arb", '{"a": "b",\n "a": "c"}', "line 2, column 2: has the key 'a' twice"),
        ("a.json", '{"a": "b"', "line 1, column 10: ends too early"),
        ("a.json", '{"a": NaN}', "line 1, column 7: is no sound JSON"),
        ("a.jsonl", '{"text": "a"}\n{"text": ["b"]}\n', "line 2: no field 'text' with text"),
        ("a.jsonl", '{"text": "a"}\n{"text": "b', "record in line 2: line 1, column 10: is no"
                                                  " sound JSON"),
        ("a.jsonl", b'{"text": "\xff"}\n{"text": "a"}\n', "record in line 1: is not UTF-8: byte 10"),
        ("a.csv", 'text\n"a\n', "row in line 2: column 1: a quotation mark is never closed"),
        ("a.csv", "id,text\n1\n2,b\n", "line 2: has 1 fields, not 2"),
        ("a.csv", "text,text\na,b\n", "line 1: has the field 'text' twice"),
        ("a.csv", "a,b\nc,d\n", "line 1: no field 'text' with text (fields: a, b; give --text-field)"),
        ("a.yml", "a: b\na: c\n", "line 2: has the key 'a' twice"),
        ("a.yml", "a: [b\n", "line 2, column 1: is no sound YAML"),
        ("a.yml", "a: 'b\n", "line 2, column 1: is no sound YAML"),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,00", "line 1: is no cue: it has no line of times"),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nA\n2\n00:00:03,000 --> 00:00:04,000\nB\n",
         "line 5: begins a cue without the blank line before it"),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> \nA", "line 3: is no cue: it has no line of times"),
        ("a.docx", b"PK\x03\x04", "is no Word file: "),
        ("a.parquet", b"PAR1 no", "is no sound Parquet file: "),
    ],
)  # fmt: skip
def test_bad_input_is_told_in_one_line_with_its_place(
    path: str, content: str | bytes, reason: str
) -> None:
    (told,) = reasons(content, path)
    assert told.startswith(reason), told
    assert "\n" not in told


@pytest.mark.parametrize("path", ["a.jsonl", "a.csv", "a.tsv"])
def test_a_bad_record_hinders_no_other(path: str) -> None:
    content = {
        "a.jsonl": b'{"text": "a"}\n{"text": "\xff"}\n{"text": 1}\n{"text": "b"}\n',
        "a.csv": b'id,text\n1,a\n2,\xff\n3,"x"y\n4,b\n',
        "a.tsv": b"id\ttext\n1\ta\n2\t\xff\n3\tx\ty\n4\tb\n",
    }[path]
    read = list(read_all(File(path, content)))
    assert [d.text if isinstance(d, Document) else None for d in read] == ["a", None, None, "b"]


def test_a_bad_file_hinders_no_other(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text('msgstr "x"\n', encoding="utf-8")
    (tmp_path / "b.xlf").write_text("<xliff>", encoding="utf-8")
    (tmp_path / "c.yml").write_text(f"en:\n  a: The {NAME} spoke.\n", encoding="utf-8")
    done = run_cli("check", "a.po", "b.xlf", "c.yml", "--output-format", "concise")
    assert done.code == 2
    assert done.stderr.splitlines() == [
        "a.po: line 1: has msgstr without a msgid",
        "b.xlf: line 1, column 8: is no sound XML: no element found",
    ]
    assert "c.yml:2:10: major misspelt-name" in done.stdout
