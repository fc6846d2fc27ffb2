"""A report in the shapes that other tools read: GitHub's annotations and SARIF 2.1.0.

Sources: GitHub's workflow commands ("Setting an error message"), OASIS SARIF 2.1.0.
"""

import json
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from drafting.source import Source
from guardrails import Finding, Report, Severity, rule_catalogue

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_github(report: Report, source: Source, file: str) -> str:
    """One workflow command a finding; nothing where there is none."""
    return "\n".join(_command(finding, source, file) for finding in report.findings)


def _command(finding: Finding, source: Source, file: str) -> str:
    start, end = source.span(finding)
    properties = {
        "file": file,
        "line": start.line,
        "endLine": end.line,
        **({"col": start.column, "endColumn": end.column} if start.line == end.line else {}),
        "title": finding.rule,
    }
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_GITHUB[finding.severity]} {told}::{_data(_sentence(finding))}"


def _sentence(finding: Finding) -> str:
    instead = f" Instead: {finding.instead}" if finding.instead else ""
    quoted = f'"{finding.quote}": ' if finding.quote.strip() else ""
    return f"{quoted}{finding.message}{instead}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(report: Report, source: Source, file: str) -> str:
    """A SARIF log of one run, with the rules that found something."""
    ids = sorted({finding.rule for finding in report.findings})
    driver = {
        "name": "Afterword",
        "semanticVersion": version("afterword"),
        "rules": list(_rules(ids)),
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, ids, source, file) for finding in report.findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rules(ids: list[str]) -> Iterator[dict[str, Any]]:
    known = rule_catalogue()
    for id_ in ids:
        rule = known.get(id_)
        if rule is None:
            yield {"id": id_}
        else:
            yield {
                "id": id_,
                "shortDescription": {"text": rule.says},
                "fullDescription": {"text": f"{rule.reason} Source: {rule.source}"},
                "defaultConfiguration": {"level": _SARIF[rule.severity]},
            }


def _result(finding: Finding, ids: list[str], source: Source, file: str) -> dict[str, Any]:
    start, end = source.span(finding)
    region = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": ids.index(finding.rule),
        "level": _SARIF[finding.severity],
        "message": {"text": _sentence(finding)},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": _uri(file)}, "region": region}}
        ],
    }


def _uri(file: str) -> str:
    return quote(Path(file).as_posix()) if file != "-" else "stdin"
