"""The writers, behind one small interface: template, embedded, openai."""
