"""What the clinic wrote: its words, the labels, and the plans in `handouts/` with their themes and papers. Nothing is drawn here."""

from __future__ import annotations

from generator.project.files import Files, Project, read_project
from generator.project.folder import PlannedEdition
from generator.project.folder_files import FolderFiles, read_countries
from generator.yamlsource.shown import shown

__all__ = ["Files", "FolderFiles", "PlannedEdition", "Project", "read_countries", "read_project", "shown"]
