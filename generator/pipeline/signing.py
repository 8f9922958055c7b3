"""Signs released PDF files with a clinic's own key (PAdES, ETSI EN 319 142-1, level B-B), by pyHanko, which only this takes.

A signature is added to the end of a file: all bytes before it, and the seal over them, stay as they are.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from generator.formats.pdf.job import PdfJob
from generator.pipeline.signatures import FIELD, INSTALL, name_of
from generator.problems import Location, Problem
from generator.project import shown
from generator.yamlsource.outside import RefusedFileError, read_file

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.writer import BasePdfFileWriter
    from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner
    from pyhanko.sign.signers.pdf_signer import PdfSigner

    from generator.formats import Job
    from generator.pipeline import Paths
    from generator.pipeline.jobs import BuildPlan
    from generator.pipeline.workers import Made

CODES: Mapping[str, str] = {
    "R014": "a key to sign with that is in the project's folder",
    "R015": "a file to sign with that is not a key, or a password that does not open it",
    "R016": "a certificate to sign with that is not valid on the day of the release",
    "R017": "signing without the package that signs",
}
PASSWORD = "HANDOUTS_KEY_PASSWORD"
_MOST_BYTES = 1_000_000  # a key with a long chain of certificates takes some 10,000


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A file with a key and its certificate (PKCS #12: .p12, .pfx), and the password that opens it."""

    file: Path
    password: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """A key that may sign on a day; `certificate` is the public part, as DER."""

    certificate: bytes
    name: str
    when: datetime
    _signer: SimpleSigner

    @property
    def digest(self) -> str:
        """The SHA-256 of the certificate, in hexadecimal digits."""
        return sha256(self.certificate).hexdigest()

    def planned(self, plan: BuildPlan) -> BuildPlan:
        """Return a plan whose files have a field for a signature, and are signed once made."""
        return replace(plan, jobs=tuple(map(self._to_sign, plan.jobs)), finish=self._finish)

    def _to_sign(self, job: Job) -> Job:
        return replace(job, signed_with=self.digest) if isinstance(job, PdfJob) and job.signable else job

    def _finish(self, made: Made) -> Made:
        if not (isinstance(made.job, PdfJob) and made.job.signed_with and made.rendered.data):
            return made
        return replace(made, rendered=replace(made.rendered, data=self.signed(made.rendered.data)))

    def signed(self, data: bytes) -> bytes:
        """Return a PDF file with its empty field signed; from then on, no change is allowed (ISO 32000-1, 12.8.2.2, P 1)."""
        from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
        from pyhanko.sign.signers import PdfSignatureMetadata

        about = PdfSignatureMetadata(
            field_name=FIELD,
            name=self.name,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
        )
        output = BytesIO()
        _pdf_signer(about, self._signer, self.when).sign_pdf(_update(data), existing_fields_only=True, output=output)
        return output.getvalue()


def password_given() -> str | None:
    """Return the password that the environment has, or None."""
    return os.environ.get(PASSWORD)


def read_signer(key: SigningKey, places: Paths, day: date) -> tuple[Signer | None, tuple[Problem, ...]]:
    """Return what signs on a day, or why it can't."""
    at = Location(shown(key.file))
    if any(key.file.resolve().is_relative_to(folder.resolve()) for folder in _folders(places)):
        hint = "keep it where only those who sign can read it, such as a USB stick: whoever has it can sign in your name"
        return None, (Problem("R014", "this key is in the handouts' folder, which may be passed on to others", at, hint),)
    try:
        data = read_file(key.file, _MOST_BYTES)
        return _signer(data, key.password, day, at)
    except RefusedFileError as error:
        return None, (Problem("R015", str(error), at, error.hint),)
    except ImportError:
        return None, (
            Problem("R017", "files are signed by the package pyHanko, which is not installed", hint=f"{INSTALL}, then release again"),
        )


def _folders(places: Paths) -> Iterator[Path]:
    yield from (places.content.absolute().parent, places.handouts, places.output)


def _signer(data: bytes, password: str, day: date, at: Location) -> tuple[Signer | None, tuple[Problem, ...]]:
    from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
    from pyhanko.sign.signers import SimpleSigner

    secret = password.encode() or None
    try:
        opened = pkcs12.load_pkcs12(data, secret)
        signer = SimpleSigner.load_pkcs12_data(data, other_certs=[], passphrase=secret)
    except ValueError as error:
        return None, (_unusable(str(error), password, at),)
    if opened.cert is None or opened.key is None:
        return None, (Problem("R015", "this file has no key with its certificate", at, _EXPORTED),)
    when = _on(opened, day)
    if when is None:
        of = opened.cert.certificate
        dates = f"from {of.not_valid_before_utc.date()} to {of.not_valid_after_utc.date()}"
        hint = "ask who gave you the certificate for a new one"
        return None, (Problem("R016", f"this certificate is valid {dates}, not on {day}", at, hint),)
    certificate = opened.cert.certificate.public_bytes(Encoding.DER)
    return Signer(certificate, name_of(certificate), when, signer), ()


_EXPORTED = "export your certificate with its private key, as a .p12 or .pfx file"


def _unusable(error: str, password: str, at: Location) -> Problem:
    if "password" not in error.lower():
        return Problem("R015", "this is not a file with a key to sign with", at, _EXPORTED)
    if not password:
        return Problem("R015", "this key needs a password", at, "type it when you are asked, or set HANDOUTS_KEY_PASSWORD")
    return Problem("R015", "the password does not open this key", at, "try again; it is the one set when the key was exported")


def _on(key: PKCS12KeyAndCertificates, day: date) -> datetime | None:
    """Return when on a day it signs: as the day begins, or later on it as the certificate does; None if that is not valid then.

    No clock has a part in it, so that a key whose signatures are always the same gives the same bytes.
    """
    if key.cert is None:
        return None
    of = key.cert.certificate
    midnight = datetime.combine(day, time(), UTC)
    when = max(midnight, of.not_valid_before_utc)
    return when if when.date() == day and when <= of.not_valid_after_utc else None


def _update(data: bytes) -> IncrementalPdfFileWriter:
    """Return what adds to the end of a file. pyHanko's private parts in use: `_handle_id` and `_update_meta`; hence the pin to 0.38."""
    from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.reader import PdfFileReader

    class Update(IncrementalPdfFileWriter):
        """Leaves the properties as they are, where pyHanko would write the time; its identifier comes from the bytes, not from chance."""

        @classmethod
        def _handle_id(cls, prev: PdfFileReader) -> ArrayObject:
            return ArrayObject([ByteStringObject(prev.trailer["/ID"][0].original_bytes), ByteStringObject(sha256(data).digest()[:16])])

        def _update_meta(self) -> None:
            """Change nothing."""

    return Update(BytesIO(data))


def _pdf_signer(about: PdfSignatureMetadata, signer: SimpleSigner, when: datetime) -> PdfSigner:
    """Return pyHanko's signer, which signs at a given time instead of now."""
    from pyhanko.sign.signers.pdf_signer import PdfSigner, PdfSigningSession

    class SignerOfDay(PdfSigner):
        def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
            session = super().init_signing_session(pdf_out, existing_fields_only)
            session.system_time = when
            return session

    return SignerOfDay(about, signer=signer)
