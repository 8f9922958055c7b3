"""The form of a clinic's file for editors, as JSON Schema: from the model, with what each key is for."""

from __future__ import annotations

from generator.content.schema import schema_of, schema_text
from generator.project.clinic_files import ClinicFile

CLINIC_SCHEMA = "clinic.schema.json"


def clinic_schema() -> str:
    """Return the JSON Schema of the files in handouts/clinics/; the same text each time."""
    return schema_text("a clinic of a group", schema_of(ClinicFile))
