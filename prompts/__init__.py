"""What a model is told: templates and examples as files, with a small strict loader.

A prompt is a markdown file: YAML front matter (`variables`, and where wanted `examples` and
`openings`), then the sections `## system` and `## user`. Places in braces are variables; what fills
them is data and is never read as a template again.
"""

from prompts.loader import Chat, Prompt, PromptError, load

__all__ = ["Chat", "Prompt", "PromptError", "load"]
