"""`python -m generator` does the same as the command `handouts`."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    try:
        from generator.cli import main
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        from generator.console import main
    sys.exit(main())
