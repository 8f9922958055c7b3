"""Every kind of problem with an example that the program itself printed; `docs/problems.md` is made of them.

`python -m tests.problems` rewrites the page; tests/repository/test_problems.py holds that it is current.
"""
