"""The rules over the words, and what a person says to them. A rule yields Findings; a new one is a file and a line in `rules`."""
