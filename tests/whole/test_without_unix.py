"""What only Unix has may be missing: the program makes the same files without it, as it has to on Windows."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import Project

# Python's modules and functions that Windows lacks, of those that programs like this one use.
WITHOUT = """
import os, signal, sys
for name in ("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"):
    sys.modules[name] = None
for module, names in (
    (os, "chown chroot fchown fork forkpty getegid geteuid getgid getpgid getuid killpg lchown mkfifo nice setsid sysconf"),
    (signal, "SIGALRM SIGHUP SIGKILL SIGUSR1 SIGUSR2 alarm pthread_sigmask setitimer"),
):
    for name in names.split():
        delattr(module, name)
from generator.cli import main
sys.exit(main())
"""


def test_all_is_made_without_what_windows_lacks(built: Project) -> None:
    before = built.files()
    for leaflet in built.output.glob("en/*.p*"):
        leaflet.unlink()
    command = [sys.executable, "-c", WITHOUT, "build", "--jobs", "1"]
    ran = subprocess.run(command, cwd=built.folder, env=built.environment(), capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert built.files() == before
