"""The template writer: every part from phrases and grammar, without any model."""

from drafting.writers.template.writer import TemplateWriter

__all__ = ["TemplateWriter"]
