"""What a text becomes on the page: read as Markdown, and for what Streamlit reads into it."""

import re
from collections.abc import Iterator
from typing import Any

from google.protobuf.message import Message as Proto
from markdown_it import MarkdownIt
from markdown_it.token import Token
from streamlit.testing.v1 import AppTest

JOINER = "\u2060"
_READER = MarkdownIt("commonmark", {"linkify": True}).enable(["table", "strikethrough", "linkify"])
_PLAIN = {"text", "softbreak", "paragraph_open", "paragraph_close", "inline"}
_OWN = re.compile(
    r":(?:[a-z-]+)\[|:material/\w+:|:[a-z0-9_+-]+:|(?<!\\)\$|(?:https?://|www\.)\w", re.IGNORECASE
)
"""Directives, icons, emoji, formulas, bare links: in a text that has been read as Markdown."""
_READER.linkify.set({"fuzzy_link": False})  # as GitHub's Markdown, which Streamlit reads
_NO_MARKDOWN = frozenset({"html", "text", "code"})  # our style sheet, and what stands as it is
_SHOWN_AS_MARKDOWN = frozenset({"body", "label", "help", "caption", "title", "element"})


def structure(markdown: str) -> list[str]:
    """Everything in a text that is more than its letters, in order."""
    return [token.type for token in _tokens(markdown) if token.type not in _PLAIN] + [
        found.group() for found in _OWN.finditer(_unescaped(markdown))
    ]


def letters(markdown: str) -> str:
    """The letters that a reader sees."""
    text = "".join(token.content for token in _tokens(markdown) if token.type == "text")
    return text.replace(JOINER, "")


def _tokens(markdown: str) -> Iterator[Token]:
    for token in _READER.parse(markdown):
        yield token
        yield from token.children or ()


def _unescaped(markdown: str) -> str:
    """The text as the tree holds it: Streamlit looks for its signs after escapes are gone."""
    return re.sub(r"\\([^\w\s])", lambda found: found[1] if found[1] != "$" else "", markdown)


def strings(app: AppTest) -> Iterator[str]:
    """Every text of a page that Streamlit shows as Markdown."""
    for node in _nodes(app._tree.root):  # type: ignore[attr-defined]  # AppTest shows no tree
        proto = getattr(node, "proto", None)
        if isinstance(proto, Proto) and node.type not in _NO_MARKDOWN:
            yield from _of(proto)


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _nodes(child)


def _of(proto: Proto) -> Iterator[str]:
    for field, value in proto.ListFields():
        if isinstance(value, str) and field.name in _SHOWN_AS_MARKDOWN:
            yield value
        elif isinstance(value, Proto):
            yield from _of(value)
