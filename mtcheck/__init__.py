"""mtcheck finds the artifacts of machine translation in published text.

import mtcheck
report = mtcheck.check("He met Recepp Tayip Erdogan.", language="en")
for finding in report.findings:
    print(finding.line, finding.rule, finding.message, finding.fix)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mtcheck._version import __version__

if TYPE_CHECKING:
    from mtcheck.config import Config
    from mtcheck.document import Document
    from mtcheck.engine import check
    from mtcheck.finding import Finding, Severity
    from mtcheck.readers import read
    from mtcheck.report import Report

__all__ = [
    "Config", "Document", "Finding", "Report", "Severity", "__version__", "check", "read",
]  # fmt: skip

_HOMES = {
    "Config": "config",
    "Document": "document",
    "Finding": "finding",
    "Report": "report",
    "Severity": "finding",
    "check": "engine",
    "read": "readers",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: `import mtcheck` alone costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'mtcheck' has no attribute {name!r}")
    value = getattr(import_module(f"mtcheck.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
