"""What the loader says of rule files that cannot be used: the file, the line, and what to change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mtcheck.document import Span
from mtcheck.errors import RuleError
from mtcheck.finding import Applicability, Severity
from mtcheck.rule import Example, built_in_rules
from mtcheck.rule_file import load_folder, load_rule, read_markers

GOOD = """\
summary = "A paragraph comes twice."
why = "Readers lose their place."
checker = "duplicate"
category = "accuracy/addition"
severity = "minor"
message = "stands there already"

[[bad]]
text = "Boats wait.\\n\\n⟦Boats wait.⟧"

[[good]]
text = "Boats wait."
"""
BAD_EXAMPLE, GOOD_EXAMPLE = GOOD.index("[[bad]]"), GOOD.index("[[good]]")
HEAD = GOOD[:BAD_EXAMPLE]

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a rule file of the group "repetition"."""

    def writer(content: str) -> Path:
        path = tmp_path / "repetition" / "twice-told.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")
        return path

    return writer


def replaced(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def with_line(line: str) -> str:
    """Return the rule with a further line 7, before its examples."""
    return HEAD.rstrip("\n") + f"\n{line}\n\n" + GOOD[BAD_EXAMPLE:]


def problem(path: Path) -> str:
    with pytest.raises(RuleError) as caught:
        load_rule(path)
    return str(caught.value)


def test_rule_is_read_whole(write: Write) -> None:
    rule = load_rule(
        write(
            with_line(
                'options.min_words = 2\nlanguages = ["en", "de"]\nneeds = ["source"]\n'
                'yields-to = ["names"]\naliases = ["twice"]\nhabit = true\napplicability = "safe"'
            )
        )
    )
    assert (rule.name, rule.group) == ("twice-told", "repetition")
    assert rule.summary == "A paragraph comes twice."
    assert rule.why == "Readers lose their place."
    assert (rule.checker, dict(rule.options)) == ("duplicate", {"min_words": 2})
    assert (rule.category, rule.severity) == ("accuracy/addition", Severity.MINOR)
    assert rule.message == "stands there already"
    assert (rule.languages, rule.needs) == (("en", "de"), ("source",))
    assert (rule.yields_to, rule.aliases) == (("names",), ("twice",))
    assert (rule.habit, rule.applicability) == (True, Applicability.SAFE)
    assert rule.bad == (Example("Boats wait.\n\nBoats wait.", (Span(13, 24),)),)
    assert rule.good == (Example("Boats wait.", ()),)


def test_a_fix_is_unsafe_unless_its_rule_says_otherwise(write: Write) -> None:
    rule = load_rule(write(GOOD))
    assert (rule.habit, rule.applicability) == (False, Applicability.UNSAFE)


def test_examples_say_what_they_are_about(write: Write) -> None:
    further = 'language = "de"\nsource = "Un."\nsource-language = "fr"\nfix = "x"\nmessage = "y"\n'
    further += 'format = "po"\n'
    rule = load_rule(write(GOOD[:GOOD_EXAMPLE] + further + "\n" + GOOD[GOOD_EXAMPLE:]))
    (example,) = rule.bad
    assert example.language == "de"
    assert (example.source, example.source_language) == ("Un.", "fr")
    assert (example.fix, example.message, example.format) == ("x", "y", "po")


def test_windows_line_ends_do_not_matter(write: Write) -> None:
    assert load_rule(write(GOOD.replace("\n", "\r\n"))).name == "twice-told"


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (HEAD + GOOD[GOOD_EXAMPLE:], 1, "bad: the rule has no example of it"),
        (GOOD[:GOOD_EXAMPLE], 1, "good: the rule has no example of it"),
        ("bad = []\n" + HEAD + GOOD[GOOD_EXAMPLE:], 1, "bad: write each example as [[bad]]"),
        (
            replaced('"Boats wait."\n', '"⟦Boats⟧ wait."\n'),
            12,
            "good.text: needs no ⟦…⟧: 'Boats wait.'",
        ),
        (
            replaced("⟦Boats wait.⟧", "Boats lie."),
            9,
            "bad.text: needs ⟦…⟧ around what it objects to: 'Boats wait.\\n\\nBoats lie.'",
        ),
        (
            GOOD[:GOOD_EXAMPLE] + '[[bad]]\ntext = "Boats."\n\n' + GOOD[GOOD_EXAMPLE:],
            12,
            "bad.text: needs ⟦…⟧ around what it objects to: 'Boats.'",
        ),
        (replaced('"Boats wait."\n', "3\n"), 12, "good.text: must be a text"),
    ],
    ids=[
        "no-bad", "no-good", "empty-bad", "marked-good", "unmarked-bad", "unmarked-second-bad",
        "text-is-no-text",
    ],
)  # fmt: skip
def test_examples_are_asked_for(write: Write, content: str, line: int, message: str) -> None:
    path = write(content)
    assert problem(path) == f"{path}:{line}: {message}"


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (
            replaced('severity = "minor"', 'severty = "minor"\nseverity = "minor"'),
            5,
            "severty: unknown key, did you mean 'severity'?",
        ),
        (with_line('yields_to = ["names"]'), 7, "yields_to: unknown key, did you mean 'yields-to'?"),
        (
            GOOD + 'languge = "de"\n',
            13,
            "good.languge: unknown key, did you mean 'language'?",
        ),
        (
            replaced("text = \"Boats wait.\"\n", "txt = \"Boats wait.\"\n"),
            12,
            "good.txt: unknown key, did you mean 'text'?",
        ),
        (with_line("xyzzy = 1"), 7, "xyzzy: unknown key"),
    ],
    ids=["near", "underscore", "in-example", "example-without-text", "far"],
)  # fmt: skip
def test_unknown_keys_are_refused_at_their_line(
    write: Write, content: str, line: int, message: str
) -> None:
    path = write(content)
    assert problem(path) == f"{path}:{line}: {message}"


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (replaced('severity = "minor"\n', ""), 1, "severity: is missing"),
        (replaced('why = "Readers lose their place."\n', ""), 1, "why: is missing"),
        (
            replaced('"minor"', '"mild"'),
            5,
            "severity: 'mild' is none of info, minor, major, critical",
        ),
        (with_line('applicability = "sure"'), 7, "applicability: 'sure' is none of safe, unsafe"),
        (with_line("habit = 1"), 7, "habit: must be true or false"),
        (replaced('"minor"', "1"), 5, "severity: 1 is none of info, minor, major, critical"),
        (
            replaced('"accuracy/addition"', '"accurate/addition"'),
            4,
            "category: 'accurate' is none of accuracy, linguistic-conventions, terminology, style,"
            " locale-conventions, audience-appropriateness, design-and-markup",
        ),
        (replaced('"A paragraph comes twice."', '" "'), 1, "summary: must be a text"),
        (replaced('"Readers lose their place."', "2"), 2, "why: must be a text"),
        (with_line('languages = "en"'), 7, "languages: must be a list of texts"),
        (with_line("aliases = [1]"), 7, "aliases: must be a list of texts"),
        (
            with_line('needs = ["sources"]'),
            7,
            "needs: 'sources' is none of language, source, source-language, reference",
        ),
    ],
    ids=[
        "no-severity", "no-why", "severity", "applicability", "habit", "severity-type", "category",
        "blank", "text-type", "list-type", "item-type", "needs",
    ],
)  # fmt: skip
def test_values_are_checked(write: Write, content: str, line: int, message: str) -> None:
    path = write(content)
    assert problem(path) == f"{path}:{line}: {message}"


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (
            with_line("options.min_word = 2"),
            7,
            "options.min_word: checker 'duplicate' has no such option, did you mean 'min_words'?",
        ),
        (
            with_line("[options]\nmin_word = 2"),
            8,
            "options.min_word: checker 'duplicate' has no such option, did you mean 'min_words'?",
        ),
        (with_line('options.min_words = "2"'), 7, "options.min_words: must be of type int"),
        (with_line("options.min_words = 2.5"), 7, "options.min_words: must be of type int"),
        (with_line("options.min_words = true"), 7, "options.min_words: must be of type int"),
        (
            replaced('"duplicate"', '"known-name"'),
            1,
            "options: checker 'known-name' needs the option 'kind'",
        ),
        (
            replaced('"duplicate"', '"duplicates"'),
            3,
            "checker: no checker 'duplicates', did you mean 'duplicate'?",
        ),
        (replaced('"duplicate"', '"qqq"'), 3, "checker: no checker 'qqq'"),
    ],
    ids=[
        "unknown", "unknown-in-table", "text-for-int", "float-for-int", "bool-for-int",
        "option-missing", "checker-near", "checker-far",
    ],
)  # fmt: skip
def test_options_are_held_against_the_checker(
    write: Write, content: str, line: int, message: str
) -> None:
    path = write(content)
    assert problem(path) == f"{path}:{line}: {message}"


def test_list_options_hold_texts(write: Write) -> None:
    needed = 'options.pattern = "a"\noptions.delete = true\n'
    content = with_line(needed + "options.gate = {}").replace('"duplicate"', '"pattern"')
    path = write(content.format('["for"]'))
    assert load_rule(path).options["gate"] == ("for",)
    path = write(content.format('"for"'))
    assert problem(path) == f"{path}:9: options.gate: must be a list of texts"
    path = write(content.format("[1]"))
    assert problem(path) == f"{path}:9: options.gate: must be a list of texts"


@pytest.mark.parametrize(
    ("message", "why"),
    [
        ("'{0}' is wrong", "{0} is no plain name"),
        ("'{match.text}' is wrong", "{match.text} is no plain name"),
        ("'{}' is wrong", "{} is no plain name"),
        ("'{match' is wrong", "expected '}' before end of string"),
    ],
)
def test_messages_hold_plain_names_only(write: Write, message: str, why: str) -> None:
    path = write(replaced('"stands there already"', f'"{message}"'))
    assert problem(path) == f"{path}:6: message: {why}"


@pytest.mark.parametrize("field", ["{match!z}", "{match:d}"])
def test_messages_that_cannot_be_filled_in_are_refused(write: Write, field: str) -> None:
    path = write(replaced('"stands there already"', f'"{field} stands there"'))
    assert problem(path).startswith(f"{path}:6: message: ")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (replaced('"minor"', "minor"), 5),
        (replaced('message = "stands', 'severity = "stands'), 6),
        (replaced("[[bad]]", "[[bad]"), 8),
    ],
    ids=["unquoted", "key-twice", "bracket"],
)
def test_broken_toml_is_named_with_its_line(write: Write, content: str, line: int) -> None:
    path = write(content)
    message = problem(path)
    assert message.startswith(f"{path}:")
    assert f"line {line}," in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("content", "line", "key"),
    [
        (with_line("options = 3"), 7, "options"),
        (replaced('"duplicate"', "3"), 3, "checker"),
        (replaced('"duplicate"', '["duplicate"]'), 3, "checker"),
        (replaced('"duplicate"', '"no.such"'), 3, "checker"),
        ("bad = [3]\n" + HEAD + GOOD[GOOD_EXAMPLE:], 1, "bad"),
        (GOOD + "fix = 3\n", 13, "good.fix"),
        (GOOD + "language = 3\n", 13, "good.language"),
    ],
    ids=[
        "options", "checker-int", "checker-list", "checker-dotted", "example-int", "fix-int",
        "language-int",
    ],
)  # fmt: skip
def test_values_of_a_wrong_type_are_no_crash(
    write: Write, content: str, line: int, key: str
) -> None:
    path = write(content)
    assert problem(path).startswith(f"{path}:{line}: {key}: ")


def test_file_that_is_no_utf_8_is_named(write: Write) -> None:
    path = write(GOOD)
    path.write_bytes(GOOD.encode() + b"# caf\xe9\n")
    assert problem(path).startswith(f"{path}:")


@pytest.mark.parametrize("name", ["Twice", "twice_told", "twice-", "2-told"])
def test_names_are_kebab_case(write: Write, name: str) -> None:
    path = write(GOOD).rename(write(GOOD).with_name(f"{name}.toml"))
    assert problem(path) == f"{path}:1: name: {name!r} is not kebab-case"


def test_folder_is_read_by_group_then_name(tmp_path: Path) -> None:
    for place in ("names/b-rule", "names/a-rule", "chrome/z-rule"):
        path = tmp_path / f"{place}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(GOOD, encoding="utf-8")
    loaded = [(rule.group, rule.name) for rule in load_folder(tmp_path)]
    assert loaded == [("chrome", "z-rule"), ("names", "a-rule"), ("names", "b-rule")]


def test_folder_of_no_known_group_is_refused(tmp_path: Path) -> None:
    (tmp_path / "nmaes").mkdir()
    (tmp_path / "nmaes" / "a-rule.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(RuleError, match="nmaes"):
        list(load_folder(tmp_path))


def test_rule_answers_to_its_name_group_and_former_names(write: Write) -> None:
    rule = load_rule(write(with_line('aliases = ["twice"]')))
    for name in ("twice-told", "repetition", "twice", "all"):
        assert rule.answers_to([name])
    assert not rule.answers_to(["names", "duplicate"])


def test_built_in_rules_are_read_once() -> None:
    assert built_in_rules() is built_in_rules()


def test_markers_give_the_spans_of_the_text_without_them() -> None:
    text, spans = read_markers("⟦a⟧b⟦c\nd⟧é⟦⟧")
    assert (text, spans) == ("abc\ndé", (Span(0, 1), Span(2, 5), Span(6, 6)))
