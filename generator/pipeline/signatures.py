"""What a digital signature at the end of one of our files says, and which certificates are known here.

That a certificate belongs to the person it names is not checked: a reader such as Acrobat asks those who issued it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from ssl import DER_cert_to_PEM_cert, PEM_cert_to_DER_cert
from typing import TYPE_CHECKING, Literal

from generator.pipeline.publish import as_problem
from generator.pipeline.whole_file import write_whole
from generator.problems import Problem
from generator.project import shown
from generator.yamlsource.outside import RefusedFileError, read_file

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.diff_analysis import StandardDiffPolicy

FIELD = "Signature"  # the field's name, as TaggedCanvas.signature_field writes it
CERTIFICATES = "certificates"  # in handouts/
INSTALL = "install pyHanko once: .venv/bin/python -m pip install pyhanko~=0.38.0 (on Windows .venv\\Scripts\\python)"
_SHORT = 16  # digits of a digest, in a file's name
_MOST_BYTES = 100_000
_MODERN = frozenset({"sha256", "sha384", "sha512"})


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed a file, as the certificate names them, and on which day, as they say; `digest` is that of the certificate."""

    name: str
    day: date | None
    digest: str


Unsigned = Literal["altered", "unsigned", "unchecked"]


def signature_of(data: bytes, sealed: bytes) -> Signature | Unsigned:
    """Return the signature that is all a PDF file has after its `sealed` part, with which it begins.

    'altered' if it is broken or something else was added too, 'unsigned' if there is none, 'unchecked' without the package that checks it.
    """
    try:
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.pdf_utils.reader import PdfFileReader
        from pyhanko.sign.general import SigningError
    except ImportError:
        return "unchecked"
    try:
        reader = PdfFileReader(BytesIO(data), strict=True)
        if not reader.embedded_signatures:
            return "unsigned"
        return _checked(reader, sealed) or "altered"
    except (PdfError, SigningError, ValueError, LookupError, TypeError, AttributeError, RecursionError, OSError):
        return "altered"  # what pyHanko can't read was not written by it


def _checked(reader: PdfFileReader, sealed: bytes) -> Signature | None:
    """Return the one signature of a file if it is whole and covers all of it."""
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    (signature,) = reader.embedded_signatures
    if signature.field_name != FIELD or signature.evaluate_signature_coverage() != SignatureCoverageLevel.ENTIRE_FILE:
        return None
    if signature.md_algorithm not in _MODERN or not _adds_nothing_else(reader, sealed):
        return None
    certificate = signature.signer_cert
    if not all(validate_sig_integrity(signature.signer_info, certificate, "data", signature.compute_digest())):
        return None
    when, der = signature.self_reported_timestamp, certificate.dump()
    return Signature(name_of(der), when.date() if when else None, sha256(der).hexdigest())


def _adds_nothing_else(reader: PdfFileReader, sealed: bytes) -> bool:
    """Return whether what follows the sealed part is one update of it, which fills in the field for a signature and no more."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.diff_analysis import SuspiciousModification

    if reader.xrefs.total_revisions != 2:
        return False
    if reader.xrefs.get_startxref_for_revision(0) != PdfFileReader(BytesIO(sealed), strict=True).last_startxref:
        return False  # an update of something else: readers would not see the sealed part
    try:
        _only_a_signature().apply(reader.get_historical_resolver(0), reader.get_historical_resolver(1))
    except SuspiciousModification:
        return False
    return True


def _only_a_signature() -> StandardDiffPolicy:
    """Return what may differ: the field's value, and in the catalog the permissions, which say that nothing may change any more.

    `Extensions` there names the standard that the signature is written by.
    """
    from pyhanko.sign.diff_analysis import (
        CatalogModificationRule,
        FormUpdatingRule,
        SigFieldModificationRule,
        StandardDiffPolicy,
    )

    fields = FormUpdatingRule(field_rules=[SigFieldModificationRule()])
    return StandardDiffPolicy(global_rules=[CatalogModificationRule({"/AcroForm", "/Extensions", "/Perms"})], form_rule=fields)


def keep_certificate(handouts: Path, certificate: bytes) -> tuple[Problem, ...]:
    """Keep a certificate (DER), which is public, among those known here; return why that is not possible."""
    folder = handouts / CERTIFICATES
    file = folder / _file_of(sha256(certificate).hexdigest())
    if file.exists():
        return ()
    try:
        folder.mkdir(exist_ok=True)
        write_whole(file, DER_cert_to_PEM_cert(certificate).encode("ascii"))
    except OSError as error:
        return (as_problem(error, folder, shown(folder)),)
    return ()


def is_known(handouts: Path, digest: str) -> bool:
    """Return whether the certificate with this digest is among those known here."""
    try:
        pem = read_file(handouts / CERTIFICATES / _file_of(digest), _MOST_BYTES, within=handouts)
        return sha256(PEM_cert_to_DER_cert(pem.decode("ascii"))).hexdigest() == digest
    except (RefusedFileError, ValueError):
        return False


def _file_of(digest: str) -> str:
    return f"{digest[:_SHORT]}.pem"


def name_of(certificate: bytes) -> str:
    """Return whom a certificate (DER) names: a common name, or else all that it says of them."""
    from cryptography.x509 import load_der_x509_certificate
    from cryptography.x509.oid import NameOID

    subject = load_der_x509_certificate(certificate).subject
    named = subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(named[0].value) if named else subject.rfc4514_string()
