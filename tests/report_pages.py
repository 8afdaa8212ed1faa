"""Pages of the report of every kind, for the tests in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import mtcheck
from mtcheck.accepting.earlier import load_earlier
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.evaluation.compare import Comparison, compare
from mtcheck.finding import Severity
from mtcheck.readers import read_bytes
from mtcheck.render.html import render_comparison, render_html, write_report
from mtcheck.report import Failure, Report, Skipped, Unread, to_json
from mtcheck.score import compute_score

FIRST = "The minister flew to Ankara on Tuesday for two days of talks about the new bridge."
ARTICLES = {
    "news/faulty.txt": f"""\
Skip to content

{FIRST}

{FIRST}

“It was a long day,” he said. He met Recepp Tayip Erdogan in the evening, "and we spoke of much".

The official said. leader of the Kremlin congratulating his troops.

Read also: A bridge too far
""",
    "news/clean.txt": f"{FIRST}\n\nHe met Recep Tayyip Erdogan in the evening.\n",
    "news/again.txt": f"Skip to content\n\n{FIRST}\n\nThe wife of Recepp Tayip Erdogan is is here.\n",
    "wide.md": f"""\
# {"Donaudampfschifffahrts" * 12}

{FIRST} See https://example.org/{"a" * 300} and Recepp Tayip Erdogan.

| {" | ".join(f"column {n}" for n in range(20))} |
|{"---|" * 20}
| {" | ".join(f"{n} boats" for n in range(20))} |

```
{"wide = 'code' " * 30}
```

> {FIRST}

- {"m" * 400}
""",
    "sport/mixed.txt": f"Skip to content\n\n{FIRST}\n\nقال الوزير إن الجسر الجديد يفتح في مايو.\n",
    "sport/" + "x" * 180 + ".txt": f"{FIRST} {'<b onclick=alert(1)>' * 9}\n",
    "empty.txt": "",
}
ARABIC = "قال الوزير إن الجسر الجديد يفتح في مايو أمام السيارات."
HEBREW = "השר אמר שהגשר החדש ייפתח בחודש מאי לתנועת כלי רכב."
CHINESE = "部长星期二飞往安卡拉进行为期两天的会谈。会谈的主题是新桥 and we spoke of much。"
SOURCE = "Le ministre s'est envolé mardi pour Ankara.\n\nIl y a vu le président.\n\nIl est rentré."
TARGET = """\
The minister flew to Ankara on Tuesday.

There he met Recepp Tayip Erdogan, the president.

He came back. "We spoke of much," he said. “All is well.”
"""
REFERENCE = """\
The minister left for Ankara on Tuesday.

There he met President Recep Tayyip Erdogan.
"""
CONFIG = Config(min_score=60)


def documents() -> Iterator[Report | Unread]:
    """Yield a report on each of the articles, and a file that could not be read."""
    for name, content in ARTICLES.items():
        document = read_bytes(content.encode(), name)
        yield mtcheck.check(document, language="en")
    for name, text, language in (("ar", ARABIC, "ar"), ("he", HEBREW, "he"), ("zh", CHINESE, "zh")):
        path = f"world/{name}.txt"
        yield mtcheck.check(Document(f"{text}\n\n{text}\n", path), language=language)
    yield Unread("binary.txt", "is binary: byte 0 is NUL")


def sourced() -> Report:
    """Return a report with source and reference."""
    return mtcheck.check(
        Document(TARGET, "news/bridge.md"),
        language="en",
        source=SOURCE,
        source_language="fr",
        references=[REFERENCE],
    )


def severities() -> list[Report]:
    """Return a report with each severity, with rules that did not run and one that crashed."""
    (found,) = mtcheck.check("He met Recepp Tayip Erdogan.", language="en").findings
    reports = []
    for severity in Severity:
        document = Document("He met Recepp Tayip Erdogan.", f"{severity}.txt", "en")
        finding = replace(found, severity=severity, accepted=severity is Severity.MINOR)
        score = compute_score([finding], document.size, "signature")
        skipped = (Skipped("name-case", "needs a reference"),)
        failed = (Failure("stray-stop", "crashed: KeyError: 'a'"),)
        reports.append(Report(document, (finding,), score, skipped, failed))
    return reports


def systems() -> Comparison:
    """Return two systems compared, over the documents that both have."""
    reports: dict[str, dict[str, Report]] = {}
    for system, wrong in (("engine-a", "Recepp Tayip"), ("engine-b", "Recep Tayyip")):
        text = f"{FIRST}\n\nHe met {wrong} Erdogan.\n\n{ARABIC}"
        reports[system] = {
            name: mtcheck.check(Document(f"{text} In {name} it rained.", name), language="en")
            for name in ("a.txt", "b.txt", f"{system}.txt")
        }
    return compare(reports)


def write_pages(folder: Path) -> dict[str, Path]:
    """Write pages of all kinds into a folder, and return them by kind."""
    results = list(documents())
    earlier = [r for r in results if isinstance(r, Report)][:3]
    (folder / "earlier.json").write_text(to_json(earlier[::2], "signature"), encoding="utf-8")
    old = load_earlier(folder / "earlier.json")
    (folder / "one.html").write_text(render_html([results[0]], CONFIG), encoding="utf-8")
    (folder / "many.html").write_text(render_html(results, CONFIG, old), encoding="utf-8")
    (folder / "sourced.html").write_text(render_html([sourced()], CONFIG), encoding="utf-8")
    (folder / "levels.html").write_text(
        render_html([*severities(), Unread("b", "is a folder")], CONFIG), encoding="utf-8"
    )
    (folder / "systems.html").write_text(render_comparison(systems()), encoding="utf-8")
    write_report(results, folder / "paged" / "index.html", CONFIG, old, most_bytes=1)
    return {
        "one": folder / "one.html",
        "many": folder / "many.html",
        "sourced": folder / "sourced.html",
        "levels": folder / "levels.html",
        "systems": folder / "systems.html",
        "index": folder / "paged" / "index.html",
        "page": folder / "paged" / "articles" / "00001.html",
    }
