"""Fixes and comments in the formats of programs and translators: exact bytes, and nothing else."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.sax.saxutils import escape

import polib
import pytest
from conftest import RunCli
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from test_fix import rules
from test_formats import PO_HEAD, WXR, documents, post

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.fixing.fix import fix_file
from mtcheck.readers import File
from mtcheck.report import Report

swap = rules(("bad", 'g"o\\o<d>', "one"), ("the the", "the", "two"), ("(cut)", "", "three"))


def rewritten(content: bytes, name: str) -> bytes:
    """Return a file after its fixes; it must be the same after another run."""
    after = fix_file(File(name, content), swap, unsafe=True).after
    again = fix_file(File(name, after), swap, unsafe=True)
    assert (again.after, again.count) == (after, 0)
    return after


FIXED = [
    ("a.po", 'msgid "a"\nmsgstr "\\\\the the\\n\\"bad\\" é"\n',
     'msgid "a"\nmsgstr "\\\\the\\n\\"g\\"o\\\\o<d>\\" é"\n'),
    ("a.po", 'msgid "a"\r\nmsgstr ""\r\n"on the "\r\n"the quay\\t(cut)"\r\n',
     'msgid "a"\r\nmsgstr ""\r\n"on the quay\\t"\r\n'),
    ("a.xlf", "<xliff><file><body><trans-unit><source>bad</source><target>&amp;bad&lt; "
     "<g id='1'>the  the</g> the the</target></trans-unit></body></file></xliff>",
     "<xliff><file><body><trans-unit><source>bad</source><target>&amp;g\"o\\o&lt;d&gt;&lt; "
     "<g id='1'>the  the</g> the</target></trans-unit></body></file></xliff>"),
    ("a.tmx", "<tmx><header srclang='a'/><tu><tuv lang='a'><seg>bad</seg></tuv><tuv lang='b'><seg>bad"
     "</seg></tuv><tuv lang='c'><seg>&#x2f;bad</seg></tuv></tu></tmx>",
     "<tmx><header srclang='a'/><tu><tuv lang='a'><seg>bad</seg></tuv><tuv lang='b'>"
     "<seg>g\"o\\o&lt;d&gt;"
     "</seg></tuv><tuv lang='c'><seg>&#x2f;g\"o\\o&lt;d&gt;</seg></tuv></tu></tmx>"),
    ("a.resx", "<root><data name='bad'><value>a\r\n&amp;bad&#10;</value></data></root>",
     "<root><data name='bad'><value>a\r\n&amp;g\"o\\o&lt;d&gt;&#10;</value></data></root>"),
    ("strings.xml", "<resources><string name='bad'>\\'bad\\n  the\n  the &amp;\\\\the the</string>"
                    "</resources>",
     "<resources><string name='bad'>\\'g\\\"o\\\\o&lt;d&gt;\\n  the &amp;\\\\the</string></resources>"),
    ("a.strings", '"bad" = "\\\\bad\\Ud83d\\Ude00";\r\n', '"bad" = "\\\\g\\"o\\\\o'
                                                          '<d>\\Ud83d\\Ude00";\r\n'),
    ("a.arb", '{"bad": "\\u00e9bad\\n the the"}', '{"bad": "\\u00e9g\\"o\\\\o<d>\\n the"}'),
    ("a.json", '{"bad": ["\\\\bad\\/", "é the the"]}', '{"bad": ["\\\\g\\"o\\\\o<d>\\/", "é the"]}'),
    ("a.xcstrings", '{"strings": {"bad": {"localizations": {"de": {"stringUnit": {"value":'
                    ' "bad\\n"}}}}}}',
     '{"strings": {"bad": {"localizations": {"de": {"stringUnit": {"value": "g\\"o\\\\o<d>\\n"}}}}}}'),
    ("a.jsonl", '{"id": "bad"}\n{"text": "\\tbad"}\r\n{"text": "bad the the"}',
     '{"id": "bad"}\n{"text": "\\tg\\"o\\\\o<d>"}\r\n{"text": "g\\"o\\\\o<d> the"}'),
    ("a.csv", 'bad,text\r\nbad,"""bad"", x\r\nthe the"\r\nbad,the the\r\n',
     'bad,text\r\nbad,"""g""o\\o<d>"", x\r\nthe"\r\nbad,the\r\n'),
    ("a.tsv", 'bad\ttext\nbad\t"bad" (cut)\n', 'bad\ttext\nbad\t"g"o\\o<d>"\n'),
    ("a.yml", "bad: \\bad # bad\nb: 'it''s bad the\n\n  the'\nc: \"\\\\bad \\\"the the\\\"\"\n",
     "bad: \\g\"o\\o<d> # bad\nb: 'it''s g\"o\\o<d> the\n\n  the'\nc: \"\\\\g\\\"o\\\\o<d>"
     " \\\"the\\\"\"\n"),
    ("a.yml", "a: |\r\n  bad\r\n  the the (cut)\r\nb: >\r\n  on the\r\n  the quay\r\n",
     "a: |\r\n  g\"o\\o<d>\r\n  the\r\nb: >\r\n  on the quay\r\n"),
    ("a.srt", "bad\n00:00:01,000 --> 00:00:02,000\n<i>the the</i>\nbad (cut)\n",
     "bad\n00:00:01,000 --> 00:00:02,000\n<i>the</i>\nbad\n"),
    ("a.vtt", "WEBVTT bad\n\n00:01.000 --> 00:02.000\n<v A>&amp; the the</v>\nbad\n",
     "WEBVTT bad\n\n00:01.000 --> 00:02.000\n<v A>&amp; the</v>\nbad\n"),
    ("a.wxr", WXR + post("<p>bad &eacute; the the</p>", "A &amp; bad") + "</channel></rss>",
     WXR + post('<p>g"o\\o&lt;d&gt; &eacute; the</p>', 'A &amp; g"o\\o&lt;d&gt;') + "</channel></rss>"),
    ("a.mdx", "import a from 'bad'\n\n<A b={bad}>\nbad\n</A>\n\n{bad} the the {/* bad */}\n",
     "import a from 'bad'\n\n<A b={bad}>\ng\"o\\\\o\\<d>\n</A>\n\n{bad} the {/* bad */}\n"),
]  # fmt: skip


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(("name", "before", "after"), FIXED)
def test_fixes_are_written_as_the_format_asks(
    name: str, before: str, after: str, mark: bytes
) -> None:
    assert rewritten(mark + before.encode(), name) == mark + after.encode()


def test_a_paragraph_of_wordpress_goes_with_its_block() -> None:
    block = '<!-- wp:paragraph {"a":1} -->\n<p>{}</p>\n<!-- /wp:paragraph -->\n\n'
    before = (
        WXR + post(block.replace("{}", "One") + block.replace("{}", "(cut)")) + "</channel></rss>"
    )
    after = WXR + post(block.replace("{}", "One")) + "</channel></rss>"
    assert rewritten(before.encode(), "a.wxr").decode().replace("\n", "") == after.replace("\n", "")


@pytest.mark.parametrize(
    ("name", "content", "encoding"),
    [
        ("a.po", f'{PO_HEAD.replace("UTF-8", "ISO-8859-1")}msgid "a"\nmsgstr "é the the"\n', "latin-1"),
        ("a.resx", "<?xml version='1.0' encoding='windows-1252'?>\n<root><data><value>€ the the</value>"
         "</data></root>", "cp1252"),
        ("a.xlf", "<?xml version='1.0' encoding='UTF-16'?><xliff><file><unit><segment><source>a</source>"
         "<target>é the the</target></segment></unit></file></xliff>", "utf-16"),
        ("a.strings", '"a" = "é the the";', "utf-16"),
    ],
)  # fmt: skip
def test_files_in_other_encodings_stay_in_them(name: str, content: str, encoding: str) -> None:
    wanted = content.replace("the the", "the").encode(encoding)
    assert rewritten(content.encode(encoding), name) == wanted


def test_a_fix_that_the_encoding_cannot_hold_is_left() -> None:
    content = f'{PO_HEAD.replace("UTF-8", "ISO-8859-1")}msgid "a"\nmsgstr "é x y"\n'.encode(
        "latin-1"
    )
    fixed = fix_file(File("a.po", content), rules(("x", "漢", "a"), ("y", "z", "b")), unsafe=True)
    assert fixed.after == content.replace(b'x y"', b'x z"')
    assert [u.reason for u in fixed.unfixed] == ["the file would not read as it should"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.yml", "a: see bad\n"),
        ("a.csv", "text,b\nbad,c\n"),
        ("a.xlf", "<xliff><file><unit><segment><target>b<x id='1'/>ad</target></segment></unit>"
                  "</file></xliff>"),
        ("a.xlf", "<xliff><file><unit><segment><target>b<g>a</g>d</target></segment></unit></file>"
                  "</xliff>"),
    ],
)  # fmt: skip
def test_what_would_break_the_file_is_left_and_told(name: str, content: str) -> None:
    check = rules(("bad", "x: y, #z", "one"), ("b<x id='1'/>ad", "bad", "two"))
    fixed = fix_file(File(name, content.encode()), check, unsafe=True)
    assert fixed.after == content.encode()
    assert len(fixed.unfixed) == 1


WORDS = st.lists(
    st.sampled_from(
        ["the the", "bad", "(cut)", "on", "é", '"', "\\", "'", "<", "&", "%s", "\n", "漢"]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


@given(
    st.lists(WORDS, min_size=1, max_size=3), st.sampled_from(["json", "csv", "po", "yaml", "resx"])
)
@settings(max_examples=120, deadline=None)
def test_outside_the_fixes_nothing_changes(values: list[str], kind: str) -> None:
    """The text after the fixes is the text with them; all else in the file is as before."""
    content = _written(values, kind)
    name = f"a.{kind}"
    after = rewritten(content.encode(), name).decode()
    read, reread = documents(content, name), documents(after, name)
    assert len(read) == len(reread)
    for old, new in zip(read, reread, strict=True):
        ink = old.text.replace("bad", 'g"o\\o<d>').replace("(cut)", "")
        assert _ink(new.text) == _ink(ink)
    assert _skeleton(content, read) == _skeleton(after, reread)


def _ink(text: str) -> str:
    joined = " ".join(text.split())
    while "the the" in joined:
        joined = joined.replace("the the", "the")
    return joined.replace(" ", "")


def _skeleton(content: str, read: list[Document]) -> list[str]:
    """Return the keys of a file, which stand beside the texts."""
    return [key for key in ("k0", "k1", "k2") if key in content]


def _written(values: list[str], kind: str) -> str:
    keyed = {f"k{i}": value for i, value in enumerate(values)}
    stream = io.StringIO()
    if kind == "json":
        json.dump(keyed, stream)
    elif kind == "yaml":
        YAML().dump(keyed, stream)
    elif kind == "csv":
        csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([("k", "text"), *keyed.items()])
    elif kind == "po":
        catalogue = polib.POFile(wrapwidth=20)
        catalogue += [polib.POEntry(msgid=k, msgstr=v) for k, v in keyed.items()]
        stream.write(str(catalogue))
    else:
        rows = "".join(
            f"<data name='{k}'><value>{escape(v)}</value></data>" for k, v in keyed.items()
        )
        stream.write(f"<root>{rows}</root>")
    return stream.getvalue()


# Comments that silence rules

FAULT = "He met Recepp Tayip Erdogan."
IGNORE = "mtcheck: ignore[misspelt-name] so in print"
SILENCED = [
    ("a.md", f"<!-- {IGNORE} -->\n\n{FAULT}\n\n{FAULT}\n"),
    ("a.mdx", f"{{/* {IGNORE} */}}\n\n{FAULT}\n\n{FAULT}\n"),
    ("a.html", f"<!-- {IGNORE} --><p>{FAULT}</p><p>{FAULT}</p>"),
    ("a.wxr", WXR + post(f"<!-- {IGNORE} --><p>{FAULT}</p><p>{FAULT}</p>") + "</channel></rss>"),
    ("a.po", f'# {IGNORE}\nmsgid "a"\nmsgstr "{FAULT}"\n\nmsgid "b"\nmsgstr "{FAULT}"\n'),
    ("a.xlf", f"<xliff><file><trans-unit><source>a</source><target>{FAULT}</target><note>{IGNORE}</note>"
     f"</trans-unit><trans-unit><source>b</source><target>{FAULT}</target></trans-unit></file></xliff>"),
    ("a.xlf", f"<xliff><file><!-- {IGNORE} --><trans-unit><target>{FAULT}</target>"
     f"</trans-unit><trans-unit><target>{FAULT}</target></trans-unit></file></xliff>"),
    ("a.xlf", f"<xliff version='2.0'><file><unit><notes><note>{IGNORE}</note></notes><segment>"
              f"<target>Sound."
     f"</target></segment><segment><target>{FAULT}</target></segment></unit>"
     f"<unit><segment><target>{FAULT}</target></segment></unit></file></xliff>"),
    ("strings.xml", f"<resources><!-- {IGNORE} --><string name='a'>{FAULT}</string>"
     f"<string name='b'>{FAULT}</string></resources>"),
    ("a.resx", f"<root><data name='a'><value>{FAULT}</value><comment>{IGNORE}</comment></data>"
     f"<data name='b'><value>{FAULT}</value></data></root>"),
    ("a.resx", f"<root><!-- {IGNORE} --><data name='a'><value>{FAULT}</value></data>"
     f"<data name='b'><value>{FAULT}</value></data></root>"),
    ("a.yml", f"# {IGNORE}\na: {FAULT}\nb: {FAULT}\n"),
    ("a.yml", f"a: {FAULT} # {IGNORE}\nb: {FAULT}\n"),
    ("a.yml", f"a: | # {IGNORE}\n  {FAULT}\nb: |\n  {FAULT}\n"),
    ("a.vtt", f"WEBVTT\n\nNOTE {IGNORE}\n\n00:01.000 --> 00:02.000\n{FAULT}\n\n"
     f"00:03.000 --> 00:04.000\n{FAULT}\n"),
    ("a.strings", f'/* {IGNORE} */\n"a" = "{FAULT}";\n"b" = "{FAULT}";\n'),
    ("a.strings", f'// {IGNORE}\n"a" = "{FAULT}";\n"b" = "{FAULT}";\n'),
]  # fmt: skip


def report(document: Document) -> Report:
    return mtcheck.check(document, language="en", config=Config(select=("misspelt-name",)))


@pytest.mark.parametrize(("name", "content"), SILENCED)
def test_a_comment_silences_the_unit_that_it_stands_at(name: str, content: str) -> None:
    (document,) = documents(content, name)
    checked = report(document)
    (left,) = checked.findings
    assert left.rule == "misspelt-name"
    assert left.start > len(document.text) // 2
    assert [s.reason for s in checked.silenced] == ["so in print"]


@pytest.mark.parametrize(
    "matter",
    [
        "---\ntitle: x\nmtcheck:\n  ignore: [misspelt-name, stray-stop]\n---\n",
        "---\nmtcheck: {ignore: [misspelt-name]}\n---\n",
        "---\r\nmtcheck:\r\n  ignore:\r\n    - stray-stop\r\n    - misspelt-name\r\n---\r\n",
        "---\nmtcheck:\n  ignore: names\n---\n",
        '+++\n[mtcheck]\nignore = ["misspelt-name"]\n+++\n',
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.mdx"])
def test_front_matter_silences_rules(matter: str, name: str) -> None:
    (document,) = documents(f"{matter}\n{FAULT}\n", name)
    checked = report(document)
    assert [f.rule for f in checked.findings if f.rule == "misspelt-name"] == []
    assert len(checked.silenced) == 1


def test_other_front_matter_silences_nothing() -> None:
    (document,) = documents(f"---\na: 'mtcheck: ignore'\nignore: [names]\n---\n\n{FAULT}\n", "a.md")
    assert len(report(document).findings) == 1


def test_a_comment_at_a_message_that_is_not_translated_silences_no_other() -> None:
    content = f'# {IGNORE}\nmsgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr "{FAULT}"\n'
    (document,) = documents(content, "a.po")
    assert sorted(f.rule for f in report(document).findings) == [
        "misspelt-name",
        "unused-suppression",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.po", f'#: x.c\nmsgid "a"\nmsgstr "Sound."\nmsgctxt ""\n"c"\nmsgid "b"\nmsgstr'
                 f' ""\n"{FAULT}"\n'),
        ("a.po", f'msgid "b"\r\nmsgstr "{FAULT}"\r\n'),
        ("a.xlf", f"<xliff><file><trans-unit><target>{FAULT}</target></trans-unit></file></xliff>"),
        ("strings.xml", f"<resources><string name='a'>\n  {FAULT}</string></resources>"),
        ("a.resx", f"<root><data name='a'><value>{FAULT}</value></data></root>"),
        ("a.strings", f'"a" = "Sound.";\n"b" = "{FAULT}";\n'),
        ("a.yml", f"a:\n  b: >\n\n    {FAULT}\n  c: Sound.\n"),
        ("a.vtt", f"WEBVTT\n\n1\n00:01.000 --> 00:02.000\nSound.\n\n00:03.000 --> 00:04.000\n{FAULT}\n"),
        ("a.md", f"Sound.\n\n{FAULT}\n"),
        ("a.mdx", f"Sound.\n\n{FAULT}\n"),
    ],
)  # fmt: skip
def test_comments_can_be_added_where_they_silence(
    name: str, content: str, run_cli: RunCli, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content.encode())
    options = ("check", name, "--target-lang", "en", "--select", "misspelt-name")
    assert run_cli(*options).code == 1
    run_cli(*options, "--add-ignore")
    assert run_cli(*options).code == 0
    written = (tmp_path / name).read_text(encoding="utf-8")
    (document,) = documents(written, name)
    assert document.text == documents(content, name)[0].text
    assert len(report(document).silenced) == 1
