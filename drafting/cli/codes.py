"""The exit codes of CONTRACT, "Command line"."""

DONE, HAS_ERRORS, WRONG_INPUT = 0, 1, 2
