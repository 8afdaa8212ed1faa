"""The report that people look at: one page, or a folder with an index and a page for each article.

`render_html` gives a run as one page, `write_report` writes it as one or as many,
`render_comparison` gives the page of systems that are compared. A page loads
nothing: style and script stand in it, and its content security policy lets in nothing else. Article
text is escaped by the template engine, and characters that hide or reorder text are shown by their
code.

The way of a result: `article` says what is shown of one report, `overview` what is shown of many,
`templates/` how, and `texts/` in which words. Every part of a page is a template of its own that
takes one of these objects, so that other pages can be made of them.
"""

from __future__ import annotations

from mtcheck.render.html.comparison import render_comparison
from mtcheck.render.html.site import render_html, write_report

__all__ = ["render_comparison", "render_html", "write_report"]
