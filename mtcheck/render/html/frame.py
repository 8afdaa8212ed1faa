"""A page: templates filled in, style and script inside, and a policy that lets in nothing else."""

from __future__ import annotations

import base64
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from mtcheck._version import __version__
from mtcheck.languages import language_name
from mtcheck.render.escape import visible
from mtcheck.render.html.direction import direction_of
from mtcheck.render.html.texts import load_texts

_FOLDER = Path(__file__).parent / "templates"
LANGUAGE = "en"
"""The language of the interface."""


def fill(template: str, **values: Any) -> str:
    """Return a part of a page: the template of this name, filled in."""
    return environment().get_template(f"{template}.html.j2").render(values)


def page(title: str, body: str, *, kind: str) -> str:
    """Return a whole page around `body`, which is HTML; `kind` is the class of its body."""
    style, script = _asset("report.css"), _asset("report.js")
    return fill(
        "page",
        title=title,
        body=body,
        kind=kind,
        style=style,
        script=script,
        style_digest=_digest(style),
        script_digest=_digest(script),
    )


@cache
def environment() -> Environment:
    """Return the template engine: everything that a template is given is escaped."""
    made = Environment(
        loader=PackageLoader("mtcheck.render.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    texts = load_texts(LANGUAGE)
    made.globals |= {"t": texts, "version": __version__, "interface": LANGUAGE}
    made.filters["visible"] = lambda text: visible(text.replace("\r\n", "\n"), keep="\n\t")
    made.filters["language"] = language_name
    made.filters["number"] = texts.number
    made.filters["direction"] = direction_of
    return made


@cache
def _asset(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    return base64.b64encode(sha256(content.encode()).digest()).decode()
