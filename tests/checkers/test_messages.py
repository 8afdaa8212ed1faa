"""Messages held against their sources: ends, capitals, marks, access keys, consistency, hostile text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Block, Document, Pair, Role, Span
from mtcheck.fixing.fix import fix_file
from mtcheck.readers import File, read_all
from mtcheck.rule import built_in_rules

MESSAGES = Config(
    select=(
        "edge-space", "end-mark", "end-stop", "start-capital", "start-small", "line-breaks", "tabs",
        "changed-escape", "bracket-count", "quotation-count", "all-capitals", "changed-marks",
        "start-mark", "sentence-count",
    )
)  # fmt: skip


def catalogue(*messages: tuple[str, str], language: str = "de") -> Document:
    """Return the document of a file of messages, each (source, translation)."""
    text, pairs, blocks = "", [], []
    for source, target in messages:
        text += "\n\n" * bool(text)
        span = Span(len(text), len(text) + len(target))
        text += target
        pairs.append(Pair(span, source))
        blocks.append(Block(*span, Role.UNIT))
    return Document(
        text,
        source="x",
        pairs=tuple(pairs),
        blocks=tuple(blocks),
        language=language,
        source_language="en",
    )


def found(source: str, target: str, language: str = "de") -> list[tuple[str, str, str | None]]:
    report = mtcheck.check(catalogue((source, target), language=language), config=MESSAGES)
    assert not report.failed
    return [(f.rule, f.text, f.fix) for f in report.findings]


@pytest.mark.parametrize(
    ("source", "target", "language", "expected"),
    [
        ("Name: ", "Name:", "de", [("edge-space", ":", ": ")]),
        ("name", " Name", "de", [("edge-space", " ", "")]),
        ("a\n", "b", "de", [("edge-space", "b", "b\n")]),
        ("a\n", "b\n\n", "de", [("edge-space", "\n\n", "\n")]),
        ("a  ", "b ", "de", []),
        ("Name: ", "名称：", "zh", []),
        ("Save?", "Sichern.", "de", [("end-mark", ".", "?")]),
        ("Save:", "Sichern", "fr", [("end-mark", "n", "n\u00a0:")]),
        ("Save…", "保存...", "zh", []),
        ("Save?", "保存", "zh", [("end-mark", "存", "存？")]),
        ("Save it", "Sichern Sie es!", "de", [("end-mark", "!", "")]),
        ("Gone.", "Weg", "de", [("end-stop", "g", "g.")]),
        ("“Gone.”", "«Weg.»", "de", []),
        ("Save", "enregistrer", "fr", [("start-capital", "enregistrer", "Enregistrer")]),
        ("save", "Enregistrer", "fr", [("start-small", "Enregistrer", "enregistrer")]),
        ("save", "Sichern", "de", []),
        ("Use iOS", "iOS benutzen", "de", []),
        ("a\nb", "a b", "de", [("line-breaks", "a b", None)]),
        ("a\tb", "a b", "de", [("tabs", "a b", None)]),
        ("a (b)", "a（b）", "zh", []),
        ("a 'b' c", "a « b » c", "fr", []),
        ("a 'b' c", "a b c", "fr", [("quotation-count", "a b c", None)]),
        ("don't", "pas d'a", "fr", []),
        ("CLOSE ALL", "Alles schließen", "de", [("all-capitals", "Alles schließen", None)]),
        ("CLOSE", "关闭 PDF", "zh", []),
        ("---", "***", "de", [("changed-marks", "***", None)]),
        ("`", "„", "de", []),
        ("* a", "a", "de", [("start-mark", "a", None)]),
        ("– a", "- a", "de", []),
        ("One. Two.", "Eins zwei.", "de", [("sentence-count", "Eins zwei.", None)]),
    ],
)  # fmt: skip
def test_a_message_against_its_source(
    source: str, target: str, language: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert found(source, target, language) == expected


def test_small_first_letters_throughout_are_the_habit_of_the_file() -> None:
    names = ["Czech", "Danish", "Dutch", "French", "Greek", "Irish"]
    lowered = [(name, f"{name.lower()}x") for name in names]
    report = mtcheck.check(catalogue(*lowered), config=Config(select=("start-capital",)))
    assert report.findings == ()


def test_access_keys_count_where_the_file_has_them() -> None:
    keyed = [("_File", "_Datei"), ("E_xit", "Been_den"), ("_Help", "Hilfe"), ("Sa_ve", "保存(_V)")]
    config = Config(select=("accelerator",))
    report = mtcheck.check(catalogue(*keyed), config=config)
    assert [f.text for f in report.findings] == ["Hilfe"]
    named = [("a file_name", "ein Name"), ("max_size", "Größe"), ("R&D", "F&E"), ("x_y", "z")]
    assert mtcheck.check(catalogue(*named), config=config).findings == ()


def test_a_later_translation_is_related_to_the_first() -> None:
    document = catalogue(("Sign in", "Anmelden"), ("&Sign in:", "A&nmelden:"), ("Sign in", "Login"))
    (found,) = mtcheck.check(document, config=Config(select=("two-translations",))).findings
    assert (found.text, found.related) == ("Login", (Span(0, 8),))


PO = """msgid ""
msgstr ""
"Language: de\\n"
"Plural-Forms: nplurals=2; plural=n != 1;\\n"

#. first
msgid "Name: %s"
msgstr "Name: %S"

#, fuzzy
msgid "Draft"
msgstr "Entwurv"

# mtcheck: ignore[untranslated-message] later
msgid "Later"
msgstr ""

msgid "More "
msgstr ""

msgctxt "menu"
msgid "%d file"
msgid_plural "%d files"
msgstr[0] "eine Datei"
msgstr[1] "%d Dateien"
"""


def test_a_catalogue_keeps_forms_contexts_and_labels() -> None:
    (document,) = read_all(File("a.po", PO.encode()))
    assert isinstance(document, Document)
    assert [(label.status.value, label.source) for label in document.labels] == [
        ("unreviewed", "Draft"), ("untranslated", "Later"), ("untranslated", "More "),
    ]  # fmt: skip
    kept = [(p.source, p.context, p.plural) for p in document.pairs]
    assert kept == [
        ("Name: %s", "", None),
        ("%d file", "menu", (0, 2, "%d files")),
        ("%d files", "menu", (1, 2, "%d file")),
    ]
    config = Config(select=("coverage",))
    report = mtcheck.check(document, config=config)
    assert [(f.rule, f.line, f.column) for f in report.findings] == [
        ("unreviewed-message", 11, 8), ("untranslated-message", 19, 9),
    ]  # fmt: skip
    assert [s.finding.line for s in report.silenced] == [16]


def test_a_catalogue_of_one_form_has_the_source_for_many() -> None:
    content = 'msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "%d ファイル"\n'
    (document,) = read_all(File("a.po", content.encode()))
    assert isinstance(document, Document)
    assert [(p.source, p.plural) for p in document.pairs] == [("%d files", (0, 1, "%d file"))]


def test_a_catalogue_without_any_translation_is_no_text() -> None:
    content = 'msgid "a"\nmsgstr ""\n\n#, fuzzy\nmsgid "b"\nmsgstr "c"\n'
    assert list(read_all(File("a.po", content.encode()))) == []


def test_states_of_xliff() -> None:
    units = "".join(
        f'<trans-unit id="{i}"><source>{source}</source>{target}</trans-unit>'
        for i, (source, target) in enumerate(
            [
                ("a", '<target state="needs-review-translation">b</target>'),
                ("b", ""),
                ("c", '<target state="final"> </target>'),
                (" ", ""),
                ("d", "<target>e</target>"),
            ]
        )
    )
    content = f'<xliff version="1.2"><file><body>{units}</body></file></xliff>'
    (document,) = read_all(File("a.xlf", content.encode()))
    assert isinstance(document, Document)
    assert [(label.status.value, label.source) for label in document.labels] == [
        ("unreviewed", "a"), ("untranslated", "b"), ("empty", "c"),
    ]  # fmt: skip
    assert [document.text[slice(*p.target)].strip() for p in document.pairs] == [
        "b",
        "",
        "d"[:0] or "e",
    ]


def test_fixes_are_made_in_the_file() -> None:
    content = 'msgid "Name: %s: "\nmsgstr "Name: %S:"\n\nmsgid "Next"\nmsgstr ""\n'
    wanted = 'msgid "Name: %s: "\nmsgstr "Name: %s: "\n\nmsgid "Next"\nmsgstr ""\n'
    rules = [r for r in built_in_rules() if r.name in ("changed-placeholder", "edge-space")]

    def check(document: Document) -> mtcheck.Report:
        return mtcheck.check(document, config=Config(select=tuple(r.name for r in rules)))

    assert fix_file(File("a.po", content.encode()), check).after == wanted.encode()


PIECES = (
    "%", "{", "{{", "{%", "<", "<a ", "</a>", "<x>{a}", "[b", "$x", "%(", "@a.", "@:a.", "#a", "--a-",
    "/a", "a.", "a_", "\\n", "http://a)", "www.a.", "a@b.", "'a ", "“", "(", "&a", " ", "\n", "...",
    "{a, plural, one {", "{a, plural,", "{  ", "a",
    "<a='", "…", "A", "a::", "https://a.b/((", "`", "_: ", "*",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_messages_take_linear_time(piece: str) -> None:
    rules = [r for r in built_in_rules() if r.checker in CHECKERS]
    text = piece * (60_000 // len(piece))
    documents = [catalogue(pair) for pair in ((text, text[:-1]), ("x", text), (text, "x"))]
    began = time.process_time()
    for document in documents:
        for rule in rules:
            rule.hits(document)
    assert time.process_time() - began < 10  # 1 s on the machine this was written on


CHECKERS = (
    "carried", "mark-count", "edge-space", "end-mark", "start-capital", "all-capitals", "accelerator",
    "pair-consistency", "changed-marks", "same-plural", "message-label", "broken-choice",
    "lost-negation",
)  # fmt: skip


def test_messages_without_a_text_are_told_apart_by_their_sources() -> None:
    content = 'msgid "a"\nmsgstr "b"\n\nmsgid "One"\nmsgstr ""\n\nmsgid "Two"\nmsgstr " \\n"\n'
    (document,) = read_all(File("a.po", content.encode()))
    assert isinstance(document, Document)
    report = mtcheck.check(document, config=Config(select=("untranslated-message",)))
    first, second = report.findings
    assert first.fingerprint != second.fingerprint
    assert not second.fingerprint.startswith(first.fingerprint)
    assert (first.source_text, second.source_text) == ("One", "Two")


@given(
    st.lists(
        st.sampled_from([*PIECES, "Öl", "x", "%s", "%1$d", "%1", "{n}", "?", ":", "(", ")"]),
        max_size=14,
    )
)
@settings(max_examples=200, deadline=None)
def test_a_message_like_its_source_differs_in_nothing(pieces: list[str]) -> None:
    text = "".join(pieces)
    document = catalogue(("Xq", "Yw"), (text, text))
    compared = [
        r for r in built_in_rules() if r.checker in CHECKERS and r.checker != "broken-choice"
    ]
    assert [(rule.name, hit) for rule in compared for hit in rule.hits(document)] == []


@given(
    st.text("%s{}$1nd<>/ba&_-.@:#'[]", max_size=30), st.text("%s{}$1nd<>/ba&_-.@:#'[]", max_size=30)
)
@settings(max_examples=200, deadline=None)
def test_all_findings_lie_in_the_message(source: str, target: str) -> None:
    report = mtcheck.check(
        catalogue(("A b. C d.", " \n"), (source, target)),
        config=Config(select=tuple(r.name for r in built_in_rules() if r.checker in CHECKERS)),
    )
    assert report.failed == ()


def test_messages_are_no_furniture_and_their_options_no_words() -> None:
    content = (
        'msgid ""\nmsgstr "Language: de\\n"\n\n'
        'msgid "Leave a comment"\nmsgstr "Kommentar hinterlassen"\n\n'
        'msgid "Use --quiet or --skip-empty to be silent."\n'
        'msgstr "Mit --quiet oder --skip-empty bleibt es still."\n\n'
        'msgid "A5 Extra"\nmsgstr "A5 Extra"\n\nmsgid "Artistic License"\nmsgstr "Artistic License"\n'
    )
    (document,) = read_all(File("a.po", content.encode()))
    assert isinstance(document, Document)
    document.source_language = "en"
    assert mtcheck.check(document).findings == ()
