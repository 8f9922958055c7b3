"""`make watch`: what was saved is made at once and shown in a browser, for this computer alone.

The building goes on in the process that was started, as in `make`; a second process serves the pages, so that neither waits for the other.
"""
