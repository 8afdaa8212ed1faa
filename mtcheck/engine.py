"""The whole main path: a document and rules -> a report. Every front end calls `check`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256

from mtcheck._version import __version__
from mtcheck.accepting.suppression import UNUSED, Silenced, divide, unused_hits
from mtcheck.config import Config
from mtcheck.detect import detect_language
from mtcheck.document import Document
from mtcheck.finding import Applicability, Finding, Hit
from mtcheck.patterns import compile_pattern
from mtcheck.plan import make_plan
from mtcheck.refutation import refutation
from mtcheck.report import Failure, Report
from mtcheck.rule import Rule
from mtcheck.score import compute_score

_MARKUP = compile_pattern(r"<[A-Za-z/!?&\\]")
"""The begin of a tag, or of what may become one with the next fix."""
_BLANK_LINE = compile_pattern(r"(?:\n|\r\n?)[ \t]*+[\n\r]")
_SHOWN = 60
"""Characters of a finding's text that its message repeats."""


def check(
    text: str | Document,
    *,
    language: str | None = None,
    source: str | None = None,
    source_language: str | None = None,
    references: Sequence[str] = (),
    config: Config | None = None,
) -> Report:
    """Check one text.

    `text` is the published text, or a Document from a reader; `language` and `source_language` are
    ISO 639-1 codes (detected from the texts where they are not given); `source` is the article that
    was translated and `references` are human translations of it. A rule that crashes is named in
    `Report.failed`; what a rule could not judge is named in `Report.skipped`. Raises ConfigError
    for rules that do not exist and RuleError for rule files that cannot be used.
    """
    config = config or _default()
    document = text.fresh() if isinstance(text, Document) else Document(text)
    document.language = language or document.language or config.target_lang
    document.source_language = source_language or document.source_language or config.source_lang
    document.source = source or document.source
    document.references = tuple(references) or document.references
    document.accepted |= frozenset(word.lower() for word in config.accept)
    document.names = tuple(dict.fromkeys((*document.names, *config.names)))
    document.forbidden = tuple(dict((*document.forbidden, *config.forbidden)).items())
    document.glossary = tuple(dict.fromkeys((*document.glossary, *config.glossary)))
    if config.ignore_suppressions:
        document.suppressions = ()
    if document.language is None:
        document.language = detect_language(document)
    if document.source_language is None and document.source:
        document.source_language = detect_language(Document(document.source))
    return check_document(document, config.rules())


@cache
def _default() -> Config:
    return Config()


def check_document(document: Document, rules: Sequence[Rule]) -> Report:
    """Run the rules over a document whose language is settled: site furniture first.

    The document itself stays as it is; the report holds a copy in which furniture is marked.
    """
    document = document.fresh()
    rules = tuple(rules)
    plan = make_plan(
        rules,
        document.language,
        document.source_language,
        bool(document.source),
        bool(document.references),
    )
    run = _Run(document)
    run.apply(plan.chrome)
    chrome = sorted(hit.span for _, hit in run.hits)
    run.document = document = document.with_chrome(chrome)
    closed = plan.gates.closed(document)
    run.apply(rule for number, rule in enumerate(plan.others) if number not in closed)
    refuted = _refuted(document, run)
    found = _findings(document, _settle(run.hits))
    findings, silenced, unused = divide((*found, *refuted), document.suppressions)
    silenced += tuple(Silenced(f, refuted[f], by_source=True) for f in findings if f in refuted)
    findings = tuple(f for f in findings if f not in refuted)
    if unused:
        left_out = {s.rule for s in plan.skipped} | {f.rule for f in run.failed}
        ran = [rule.name for rule in rules if rule.name not in left_out]
        more = _findings(document, [(UNUSED, hit) for hit in unused_hits(unused, ran)])
        findings = tuple(sorted((*findings, *more), key=lambda f: (f.start, f.end, f.rule)))
    return Report(
        document=document,
        findings=findings,
        silenced=silenced,
        score=compute_score(findings, document.size, signature(document, rules)),
        skipped=plan.skipped,
        failed=tuple(run.failed),
    )


class _Run:
    """What the rules say of one document, gathered."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.hits: list[tuple[Rule, Hit]] = []
        self.failed: list[Failure] = []

    def apply(self, rules: Iterable[Rule]) -> None:
        for rule in rules:
            try:
                if hits := rule.hits(self.document):
                    self.hits += [(rule, self._sound(rule, hit)) for hit in hits]
            except Exception as error:  # noqa: BLE001  (reported as failed; the run exits with 2)
                self.failed.append(Failure(rule.name, f"crashed: {type(error).__name__}: {error}"))

    def _sound(self, rule: Rule, hit: Hit) -> Hit:
        """Return the hit; raise an error where a checker gives what cannot become a finding."""
        if not isinstance(hit, Hit):
            raise TypeError(f"the checker gave {type(hit).__name__}, not a Hit")
        if not 0 <= hit.start <= hit.end <= len(self.document.text):
            raise ValueError(f"the checker gave a place outside the text: {hit.start} to {hit.end}")
        _message(rule, hit, "")
        return hit


def _refuted(document: Document, run: _Run) -> dict[Finding, str]:
    """Take the hits that the source refutes from a run, and return them as findings, with reasons."""
    reasons = [(pair, refutation(document, *pair)) for pair in run.hits]
    run.hits = [pair for pair, reason in reasons if reason is None]
    refuted = [(pair, reason) for pair, reason in reasons if reason is not None]
    findings = _findings(document, [pair for pair, _ in refuted])
    return dict(zip(findings, (reason for _, reason in refuted), strict=True))


def _settle(hits: list[tuple[Rule, Hit]]) -> list[tuple[Rule, Hit]]:
    """Drop what another rule already says of the same place: one fault, one finding."""
    ordered = sorted(hits, key=lambda pair: (pair[1].span, pair[0].name))
    winners: list[list[int]] = [[] for _ in ordered]
    open_: list[int] = []
    for i, (rule, hit) in enumerate(ordered):
        open_ = [j for j in open_ if ordered[j][1].end > hit.start]
        for j in open_:
            if _yields(rule, hit, *ordered[j]):
                winners[i].append(j)
            if _yields(*ordered[j], rule, hit):
                winners[j].append(i)
        open_.append(i)
    kept: dict[int, bool] = {}
    return [pair for i, pair in enumerate(ordered) if _is_kept(i, winners, kept)]


def _is_kept(i: int, winners: list[list[int]], kept: dict[int, bool]) -> bool:
    """Tell whether a hit stays: it yields only to hits that stay themselves."""
    if i not in kept:
        kept[i] = True  # for rules that yield to each other in a circle
        kept[i] = not any(_is_kept(j, winners, kept) for j in winners[i])
    return kept[i]


def _yields(rule: Rule, hit: Hit, other_rule: Rule, other: Hit) -> bool:
    """Tell whether a hit gives way to another one that overlaps it.

    It does where its rule says so, and inside a line or a copy that has to go as a whole.
    """
    if other_rule.answers_to(rule.yields_to):
        return True
    if rule.answers_to(other_rule.yields_to):
        return False
    if other.span == hit.span:
        return other_rule.whole and rule.whole and other_rule.name < rule.name
    return other_rule.whole and other_rule.name != rule.name and other.span.contains(hit.span)


def _findings(document: Document, hits: list[tuple[Rule, Hit]]) -> tuple[Finding, ...]:
    seen: dict[str, int] = {}
    findings = []
    for rule, hit in hits:
        mark = _fingerprint(document, rule, hit)
        seen[mark] = seen.get(mark, 0) + 1
        copy = f"{mark}-{seen[mark]}" if seen[mark] > 1 else mark
        findings.append(_finding(document, rule, hit, copy))
    return tuple(findings)


def _finding(document: Document, rule: Rule, hit: Hit, fingerprint: str) -> Finding:
    assert document.origin is not None  # noqa: S101  (set by Document itself)
    place = document.origin.locate(hit.start)
    text = document.text[hit.start : hit.end]
    return Finding(
        rule=rule.name,
        group=rule.group,
        category=rule.category,
        severity=rule.severity,
        message=_message(rule, hit, text),
        start=hit.start,
        end=hit.end,
        text=text,
        line=place.line,
        column=place.column,
        place=place.name,
        fingerprint=fingerprint,
        source_text=hit.source_text,
        fix=hit.fix,
        applicability=_applicability(document, rule, hit),
        confidence=hit.confidence,
        related=hit.related,
        habit=rule.habit,
    )


def _applicability(document: Document, rule: Rule, hit: Hit) -> Applicability | None:
    """Return that of the rule, where the checker is certain and the fix can make no markup."""
    if hit.fix is None:
        return None
    makes_markup = _MARKUP.search(hit.fix + document.text[hit.end : hit.end + 1])
    certain = hit.confidence == 1 and not makes_markup
    return rule.applicability if certain else Applicability.UNSAFE


def _message(rule: Rule, hit: Hit, text: str) -> str:
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return rule.message.format_map({"match": shown, "fix": hit.fix or "", **hit.values})


def _fingerprint(document: Document, rule: Rule, hit: Hit) -> str:
    """Hash the rule, the folded text and three words of its block on both sides; never a position.

    Where something is missing and there is no text, the source says what.
    """
    head = _BLANK_LINE.split(document.text[max(0, hit.start - 80) : hit.start])[-1]
    tail = _BLANK_LINE.split(document.text[hit.end : hit.end + 80])[0]
    before, after = head.casefold().split()[-3:], tail.casefold().split()[:3]
    text = (document.text[hit.start : hit.end] or hit.source_text or "").casefold().split()
    parts = (rule.name, " ".join(text), " ".join(before), " ".join(after))
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def signature(document: Document | None, rules: Sequence[Rule]) -> str:
    """Return what a score depends on: version, rules, languages, evidence."""
    parts = [f"mtcheck|v:{__version__}|rules:{_digest(tuple(rules))}"]
    if document:
        pair = f"{document.source_language or '?'}-{document.language or '?'}"
        has_source = "yes" if document.source else "no"
        parts.append(f"lang:{pair}|src:{has_source}|ref:{len(document.references)}")
    return "|".join(parts)


@cache
def _digest(rules: tuple[Rule, ...]) -> str:
    return sha256(repr(rules).encode("utf-8", "surrogatepass")).hexdigest()[:8]
