"""Keys to sign with, and plainly made-up people whose certificates they are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

PASSWORD = "open, please"
_SINCE = datetime(2026, 1, 1, tzinfo=UTC)
_SMALLEST = 2048  # bits, of the keys that readers accept


def write_key(file: Path, name: str = "Test Clinic", *, password: str = PASSWORD, days: int = 700) -> Path:
    """Write a key with a certificate for `name`, signed by itself, which is valid for some days of 2026 and after."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption, pkcs12
    from cryptography.x509.oid import NameOID

    secret = _secret(name)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    new = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(secret.public_key()).serial_number(1)
    certificate = new.not_valid_before(_SINCE).not_valid_after(_SINCE + timedelta(days)).sign(secret, hashes.SHA256())
    locked = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    file.write_bytes(pkcs12.serialize_key_and_certificates(None, secret, certificate, None, locked))
    return file


@cache
def _secret(_name: str) -> RSAPrivateKey:
    """Return one person's secret: to make one takes long."""
    from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

    return generate_private_key(public_exponent=65537, key_size=_SMALLEST)
