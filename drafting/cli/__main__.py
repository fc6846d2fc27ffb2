"""`python -m drafting.cli` is `afterword`."""

import sys

from drafting.cli import main

if __name__ == "__main__":  # pragma: no branch - nobody imports it
    sys.exit(main())
