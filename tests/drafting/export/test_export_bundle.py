import io
import unicodedata
import zipfile
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.export import bundle, safe_name, unique

PATHS = ["../../etc/passwd", "C:\\x", "~", "-rf", "🎉", "", "...", "张伟" * 90]
DEVICES = ["CON", "prn", "Aux", "NUL", "com1", "LPT9", "COM¹", "conin$", "con.txt", "nul. "]
ODD = st.one_of(
    st.text(max_size=300),
    st.text(st.sampled_from('aA./\\:*?"<>|~ \n\0\u202e张🎉éא.-_'), max_size=60),
    st.sampled_from(
        [*DEVICES, "../../etc/passwd", "C:\\x", "~", "-rf", "🎉", "", "...", "张伟" * 90]
    ),
)


def _is_safe(name: str) -> bool:
    stem = name.split(".", maxsplit=1)[0]
    return (
        PurePosixPath(name).name == name == PureWindowsPath(name).name
        and not PureWindowsPath(name).is_reserved()
        and bool(stem)
        and len(name.encode()) <= 255
        and name == name.strip(" .-")
        and all(unicodedata.category(sign)[0] in "LNM" or sign in ".-" for sign in name)
    )


@given(ODD, st.sampled_from([".txt", ".ics", ""]))
def test_every_name_is_safe_and_ends_as_it_should(text: str, ending: str) -> None:
    name = safe_name(text, ending)
    assert _is_safe(name)
    assert name.endswith(ending)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Thank-you to Dana Reyes", "thank-you-to-dana-reyes.eml"),
        ("王小明 / O'Neill & Söhne", "王小明-o-neill-söhne.eml"),
        ("../../etc/passwd", "etc-passwd.eml"),
        ("CON", "con-file.eml"),
        ("🎉", "file.eml"),
        ("cafe\u0301", "café.eml"),
    ],
)
def test_a_name_stays_readable(text: str, name: str) -> None:
    assert safe_name(text, ".eml") == name


def test_a_long_name_is_cut_between_characters() -> None:
    assert safe_name("张" * 100, ".txt") == "张" * 33 + ".txt"


def test_names_that_differ_by_case_alone_are_taken() -> None:
    assert unique("Straße.txt", ["STRASSE.TXT"]) == "Straße-2.txt"
    assert unique("a.txt", ["A.TXT", "a-2.txt"]) == "a-3.txt"
    assert unique("a", ["a"]) == "a-2"
    assert unique("a.txt", []) == "a.txt"


@given(st.lists(st.tuples(ODD, st.binary(max_size=40)), max_size=8))
def test_a_zip_gives_back_every_file_under_a_name_of_its_own(
    files: list[tuple[str, bytes]],
) -> None:
    data = bundle(files)
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        assert read.testzip() is None
        names = read.namelist()
        assert [read.read(name) for name in names] == [content for _, content in files]
    assert all(map(_is_safe, names))
    assert len({unicodedata.normalize("NFKC", name).casefold() for name in names}) == len(files)
    assert bundle(files) == data
