"""The facts of clinics with files of their own: all that there is to say of a clinic's approval without making its handouts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.compose.neutral import facts
from generator.document.printed import digest_of
from generator.project import Files, FolderFiles
from generator.project.clinic_files import clinic_ids, read_clinic


@dataclass(frozen=True, slots=True)
class ClinicFacts:
    """A clinic by its id: the digest of its facts, and whether it has named its product."""

    id: str
    digest: str
    named: bool


def facts_of_clinics(content: Path, handouts: Path) -> Iterator[ClinicFacts]:
    """Yield what each clinic says of itself; one whose file has a mistake is left out, as `make clinics` tells that."""
    files = Files(content, FolderFiles(handouts, {}))
    for name in clinic_ids(handouts)[0]:
        clinic = read_clinic(handouts, name)[0]
        if clinic and (details := files.details(clinic)):
            book, here = details
            yield ClinicFacts(name, digest_of(facts(book, here)), book.clinic.product is not None)
