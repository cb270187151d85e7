"""The unit's own certificate authority, which can vouch for machines of its network only.

All lies in the folder ``https`` of the instance: the authority, what it signed for this server,
and whether HTTPS is switched on. Who takes this authority for trustworthy trusts it for names
under ``.local`` and for inner addresses (RFC 5280, 4.2.1.10), and for nothing on the Internet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import RuleViolation
from app.domain.lan import INNER, is_inner
from app.durable import write_whole

if TYPE_CHECKING:
    from cryptography import x509

FOLDER = "https"
AUTHORITY, AUTHORITY_KEY, SERVER, SWITCH = "authority.crt", "authority.key", "server.pem", "on"
AUTHORITY_YEARS = 10
SERVER_DAYS = 800
"""Apple's devices refuse more than 825 days, also from an authority of one's own."""
RENEW_DAYS = 30
BEHIND = timedelta(days=1)  # a telephone's clock may be somewhat slow
FIRST_YEAR = 2026  # a clock that shows less is wrong: the battery of an old machine is empty
EXISTS = "HTTPS chưa được lập. Hãy chạy “sohoagiai https on” trước."


@dataclass(frozen=True, slots=True)
class Standing:
    """What one can know of the certificates; moments in UTC.

    ``fingerprint`` (SHA-256) is what telephones and Firefox show, ``thumbprint`` (SHA-1) what
    Windows does: there is nothing else to compare with there.
    """

    is_on: bool
    fingerprint: str
    thumbprint: str
    authority_until: datetime
    server_until: datetime
    covers: frozenset[str]


def folder_of(instance: Path) -> Path:
    return instance / FOLDER


def exists(folder: Path) -> bool:
    return (folder / SERVER).exists()


def is_on(folder: Path) -> bool:
    return (folder / SWITCH).exists()


def switch(folder: Path, on: bool) -> None:
    if on:
        (folder / SWITCH).touch()
    else:
        (folder / SWITCH).unlink(missing_ok=True)


def standing(folder: Path) -> Standing:
    """Raises :class:`RuleViolation` where there are no certificates yet."""
    from cryptography.hazmat.primitives import hashes

    if not exists(folder):
        raise RuleViolation(EXISTS)
    authority, server = _read(folder / AUTHORITY), _read(folder / SERVER)
    return Standing(
        is_on=is_on(folder),
        fingerprint=_in_pairs(authority.fingerprint(_sha256())),
        thumbprint=_in_pairs(authority.fingerprint(hashes.SHA1())),  # nosec B303: shown
        authority_until=authority.not_valid_after_utc,
        server_until=server.not_valid_after_utc,
        covers=_covers(server),
    )


def as_file(folder: Path) -> bytes:
    """The authority's certificate (PEM) as browsers, telephones and SUPERIOR_CA take it."""
    if not exists(folder):
        raise RuleViolation(EXISTS)
    return (folder / AUTHORITY).read_bytes()


def found(folder: Path, unit_name: str) -> None:
    """Make the authority anew; every machine has to trust it anew as well."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec

    folder.mkdir(mode=0o700, exist_ok=True)
    now = _now()
    key = ec.generate_private_key(ec.SECP256R1())
    name = _named(f"Chứng thư nội bộ – {unit_name}")
    inner = [x509.DNSName("local"), *map(x509.IPAddress, INNER)]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BEHIND)
        .not_valid_after(now + timedelta(days=365 * AUTHORITY_YEARS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_may(sign=True), critical=True)
        .add_extension(x509.NameConstraints(inner, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, _sha256())
    )
    write_whole(folder / AUTHORITY_KEY, _key_bytes(key))
    write_whole(folder / AUTHORITY, _certificate_bytes(certificate))


def issue(folder: Path, names: Iterable[str], addresses: Iterable[str]) -> None:
    """A new key and certificate of the server, for ``names`` under ``.local`` and addresses.

    What the authority may not vouch for is left out. Both lie in one file, so that a server
    that reads it never meets a key with another's certificate.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    authority = _read(folder / AUTHORITY)
    signer = load_pem_private_key((folder / AUTHORITY_KEY).read_bytes(), None)
    key = ec.generate_private_key(ec.SECP256R1())
    now = _now()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(_named(next(iter(names), "Sổ Hòa Giải")))
        .issuer_name(authority.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BEHIND)
        .not_valid_after(min(now + timedelta(days=SERVER_DAYS), authority.not_valid_after_utc))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_may(sign=False), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.SERVER_AUTH]), critical=False
        )
        .add_extension(
            x509.SubjectAlternativeName(_alternatives(_wanted(names, addresses))), critical=False
        )
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
        .sign(signer, _sha256())
    )
    chain = _certificate_bytes(certificate) + _certificate_bytes(authority)
    write_whole(folder / SERVER, _key_bytes(key) + chain)


def keep_fresh(folder: Path, names: Iterable[str], addresses: Iterable[str]) -> bool:
    """Issue anew where the certificate ends soon or does not cover all; whether it did.

    An address that is no longer ours stays until then: a network that comes and goes would
    otherwise give a new certificate each time.
    """
    now, server = _now(), _read(folder / SERVER)
    soon = server.not_valid_after_utc - timedelta(days=RENEW_DAYS)
    if server.not_valid_before_utc <= now < soon and _wanted(names, addresses) <= _covers(server):
        return False
    issue(folder, names, addresses)
    return True


def _wanted(names: Iterable[str], addresses: Iterable[str]) -> frozenset[str]:
    inner = filter(is_inner, addresses)
    return frozenset({*(f"{one}.local" for one in names), *inner, "127.0.0.1"})


def _alternatives(wanted: frozenset[str]) -> list["x509.GeneralName"]:
    from cryptography import x509

    return [
        x509.DNSName(one) if one.endswith(".local") else x509.IPAddress(IPv4Address(one))
        for one in sorted(wanted)
    ]


def _covers(certificate: "x509.Certificate") -> frozenset[str]:
    from cryptography import x509

    held = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    return frozenset(str(one.value) for one in held.value)


def _may(*, sign: bool) -> "x509.KeyUsage":
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=not sign,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=sign,
        crl_sign=sign,
        encipher_only=False,
        decipher_only=False,
    )


def _named(words: str) -> "x509.Name":
    from cryptography import x509

    return x509.Name([x509.NameAttribute(x509.oid.NameOID.COMMON_NAME, words[:64])])


def _in_pairs(digest: bytes) -> str:
    return digest.hex(":").upper()


def _sha256():
    from cryptography.hazmat.primitives.hashes import SHA256

    return SHA256()


def _key_bytes(key) -> bytes:
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _certificate_bytes(certificate: "x509.Certificate") -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.PEM)


def _read(path: Path) -> "x509.Certificate":
    """The first certificate of a file."""
    from cryptography import x509

    return x509.load_pem_x509_certificates(path.read_bytes())[0]


def _now() -> datetime:
    now = datetime.now(UTC)
    if now.year < FIRST_YEAR:
        raise RuleViolation(
            f"Đồng hồ của máy đang sai ({now:%d/%m/%Y}). Hãy chỉnh lại ngày giờ rồi làm lại."
        )
    return now
