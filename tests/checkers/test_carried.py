"""What a translation takes over from its source: the families, positions, plural forms, fixes."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document, Pair, Plural, Span
from mtcheck.finding import Applicability
from mtcheck.placeholders import items


def unit(source: str, target: str, plural: Plural | None = None, language: str = "de") -> Document:
    pair = Pair(Span(0, len(target)), source, plural=plural)
    return Document(target, source=source, pairs=(pair,), language=language, source_language="en")


def said(document: Document, rule: str) -> list[tuple[str, str | None]]:
    report = mtcheck.check(document, config=Config(select=(rule,)))
    assert not report.failed
    return [(f.message.partition(": ")[2], f.fix) for f in report.findings]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("%s %1$s %-10.2f %ld %5.1f%% %@ %'d %<PRIuMAX>",
         ["%s", "%1$s", "%-10.2f", "%ld", "%5.1f", "%@", "%'d", "%<PRIuMAX>"]),
        ("%dx%d %sB 完了した%d個", ["%d", "%d", "%s", "%d"]),
        ("100%ig, 50 %ige, 5 % der, %%d", []),
        ("%(name)s %{name} %<n>s %name% %1 %L2",
         ["%(name)s", "%{name}", "%<n>s", "%name%", "%1", "%L2"]),
        ("{0} {} {name!r:>10} {0:N2} {n, number} {a set} {1, 2}",
         ["{0}", "{}", "{name!r:>10}", "{0:N2}", "{n, number}"]),
        ("{{x}} {{ x | f }} {% if x %} { $n } { -brand } #{y} ${x} $x $t(a.b) @:msg.key",
         ["{{x}}", "{{ x | f }}", "{% if x %}", "{ $n }", "{ -brand }", "#{y}", "${x}", "$x", "$t(a.b)",
          "@:msg.key"]),
        ("$INFO[System.Time] $5 &nbsp; [[name]]", ["$INFO[System.Time]", "[[name]]"]),
        ("{n, plural, one {# file in {dir}} other {# files}}", ["{n, plural,", "{dir}"]),
    ],
)  # fmt: skip
def test_families_of_placeholders(text: str, found: list[str]) -> None:
    assert [item.text for item in items(text)[0]] == found
    assert all(text[i.start : i.end] == i.text for i in items(text)[0])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<a href="{x}">b</a> <br/> [B]x[/B] [CR]', ["<a>", "</a>", "<br>", "[B]", "[/B]", "[CR]"]),
        ("<strong>x</strong> <EM>", ["<b>", "</b>", "<b>"]),
        ("<https://a.example> <x@a.example> a < b > c", []),
    ],
)
def test_tags(text: str, found: list[str]) -> None:
    assert [item.key for item in items(text)[1]] == found


def test_placeholders_inside_tags_are_found() -> None:
    assert [i.text for i in items('<a href="%(url)s">%s</a>')[0]] == ["%(url)s", "%s"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("%s of %d", "%2$d: %1$s"),
        ("%i", "%d"),
        ("{} by {}", "{1}: {0}"),
        ("{n} of {n}", "{n}"),
        ("50% off", "%50 indirim"),
        ("%1 of %2", "%2: %1."),
        ("%d %b %Y", "%d. %B %Y"),
        ("Use%", "%uż."),
        ("${HOME} is set", "$HOME ist gesetzt"),
        ("<file> is gone", "<Datei> ist weg"),
        ("Wait", "Warten (%)"),
    ],
)
def test_what_means_the_same_is_left_alone(source: str, target: str) -> None:
    document = unit(source, target)
    assert said(document, "changed-placeholder") == said(document, "changed-tag") == []


@pytest.mark.parametrize(
    ("source", "target", "problem", "fix"),
    [
        ("%s", "%d", "'%d' should be '%s', as in the source", "%s"),
        ("%(count)d", "%(anzahl)d", "'%(anzahl)d' should be '%(count)d', as in the source", "%(count)d"),
        ("%1$s %2$s", "%1$s", "'%2$s' of the source is missing: add it", None),
        ("Wait", "Warten %s", "'%s' is not in the source: delete it", None),
        ("%s: %d", "%d: %s", "'%d' stands where the source has '%s': number them", None),
        ('<a href="%(u)s">x</a>', '<a href="%(ur)s">x</a>',
         "'%(ur)s' should be '%(u)s', as in the source", "%(u)s"),
    ],
)  # fmt: skip
def test_changed_placeholders(source: str, target: str, problem: str, fix: str | None) -> None:
    assert said(unit(source, target), "changed-placeholder") == [(problem, fix)]


@pytest.mark.parametrize(
    ("form", "forms", "target", "missing"),
    [
        (0, 2, "eine Datei", False),
        (1, 2, "viele Dateien", True),
        (0, 1, "ファイル", True),
        (1, 3, "soubory", True),
        (3, 4, "один файл", False),
    ],
)
def test_a_plural_form_for_one_may_say_it_in_words(
    form: int, forms: int, target: str, missing: bool
) -> None:
    document = unit("%d files", target, Plural(form, forms, "%d file"))
    assert bool(said(document, "changed-placeholder")) is missing


def test_many_things_missing_are_one_finding_that_names_the_first() -> None:
    source = " ".join(f"%({name})s" for name in "abcdefg")
    assert said(unit(source, "nichts"), "changed-placeholder") == [
        ("'%(a)s', '%(b)s', '%(c)s', '%(d)s', '%(e)s', … of the source is missing: add it", None)
    ]


@pytest.mark.parametrize(
    ("source", "target", "changed"),
    [
        ("http://www.example.org/en/a", "https://example.org/de/a/", False),
        ("https://en.example.org/x.en.html", "https://de.example.org/x.de.html", False),
        ("https://example.org/a.", "Siehe https://example.org/a, Seite 2", False),
        ("(https://example.org/a_(b))", "https://example.org/a_(b)", False),
        ("https://example.org/a b", "https://example.org/ä b", True),
        ("https://example.org", "https://exmaple.org", True),
        ("post@example.org", "post@example.com", True),
        ("https://example.org/x", "请看https://example.org/x，谢谢", False),
    ],
)
def test_addresses(source: str, target: str, changed: bool) -> None:
    assert bool(said(unit(source, target), "changed-address")) is changed


def test_an_article_is_held_against_its_whole_source() -> None:
    text = "Mehr auf https://example.org/b.\n\nUnd hier: https://example.org/a."
    source = "More at https://example.org/a.\n\nAnd here: https://example.org/c."
    report = mtcheck.check(
        text, language="de", source=source, config=Config(select=("changed-address",))
    )
    (found,) = report.findings
    assert (found.start, found.text) == (9, "https://example.org/b")
    assert (found.fix, found.applicability) == ("https://example.org/c", Applicability.SAFE)


def test_a_fix_that_is_little_like_what_it_replaces_is_not_safe() -> None:
    document = unit("Mail to post@example.org", "Schreiben Sie an https://example.com/kontakt")
    (found,) = mtcheck.check(document, config=Config(select=("changed-address",))).findings
    assert (found.fix, found.applicability) == ("post@example.org", Applicability.UNSAFE)


@pytest.mark.parametrize(
    ("source", "target", "problems"),
    [
        ("see #Canal", "siehe #Kanal", []),
        (
            "see #MastodonFC",
            "siehe #MastodnFC",
            ["'#MastodnFC' should be '#MastodonFC', as in the source"],
        ),
        ("see #DCU now", "看#DCU现在", []),
    ],
)
def test_hashtags_may_be_translated_but_not_misspelt(
    source: str, target: str, problems: list[str]
) -> None:
    assert [problem for problem, _ in said(unit(source, target), "changed-hashtag")] == problems


@pytest.mark.parametrize(
    ("source", "target", "problem"),
    [
        ("use --no-cache", "--kein-cache", "'--kein-cache' should be '--no-cache', as in the source"),
        ("call a.sync()", "a.synchronisieren() rufen",
         "'a.synchronisieren()' should be 'a.sync()', as in the source"),
        ("in /etc/hosts.", "in /etc/wirte.", "'/etc/wirte' should be '/etc/hosts', as in the source"),
        ('"max_size"', "„größe_max“", "'max_size' of the source is missing: add it"),
        ("width: 30em", "Breite: 30em", "'width' of the source is missing: add it"),
    ],
)  # fmt: skip
def test_code(source: str, target: str, problem: str) -> None:
    assert [found for found, _ in said(unit(source, target), "changed-code")] == [problem]


def test_code_beside_a_source_that_names_it_without_is_no_fault() -> None:
    assert (
        said(unit("stat failed, and/or exec", "stat() fehlgeschlagen, exec()"), "changed-code")
        == []
    )


def test_what_an_article_lost_is_shown_at_the_passage_that_lost_it() -> None:
    source = "One.\n\nMore at https://example.org/a.\n\nThree."
    config = Config(select=("changed-address",))
    (found,) = mtcheck.check("Eins.\n\nMehr dort.\n\nDrei.", source=source, config=config).findings
    assert (found.text, found.source_text) == ("Mehr dort.", "https://example.org/a")
    (found,) = mtcheck.check("Eins.\n\nZwei.", source=source, config=config).findings
    assert (found.start, found.end) == (5, 5)


@pytest.mark.parametrize(
    ("text", "found", "problem"),
    [
        ("user43 to je bochník", "user43", "'user43' should be '@user43', as in the source"),
        ("@ user43 to je bochník", "@ user43", "'@ user43' should be '@user43', as in the source"),
        ("@uživatel43 má bochník", "@uživatel43",
         "'@uživatel43' should be '@user43', as in the source"),
        ("＠user43 to je bochník", "＠user43", "'＠user43' should be '@user43', as in the source"),
        ("To je bochník.", "To je bochník.", "'@user43' of the source is missing: add it"),
    ],
)  # fmt: skip
def test_a_changed_handle_is_shown_where_it_stands(text: str, found: str, problem: str) -> None:
    config = Config(select=("changed-handle",))
    source = "@user43 that is a loaf"
    (finding,) = mtcheck.check(text, language="cs", source=source, config=config).findings
    assert (finding.text, finding.message) == (found, f"handle: {problem}")
