"""`python -m generator` does the same as the command `handouts`."""

from __future__ import annotations

import gc
import sys

if __name__ == "__main__":
    gc.disable()  # while modules are loaded, nothing becomes garbage: `main` says how often to look for it
    try:
        from generator.cli import main
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        from generator.console import main
    gc.enable()
    sys.exit(main())
