"""Measures a finished PDF as a reader, a printer and a copier meet it: from its bytes alone, whatever it was made of.

A measure is a function of the file's bytes; one that yields faults yields a line for each, with the figure and the words or the page.
"""
