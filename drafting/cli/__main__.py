"""`python -m drafting.cli` is `afterword`."""

import sys

from drafting.cli import main

if __name__ == "__main__":
    sys.exit(main())
