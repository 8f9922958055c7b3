"""Patient handouts from one YAML file: print-ready tagged PDF leaflets and an accessible PowerPoint deck."""

__version__ = "0.1.0"
