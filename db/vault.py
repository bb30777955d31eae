"""The book's key, wrapped for each clerk in a small file beside the book.

The key itself is random and never changes with a password. A clerk without a password has
it wrapped under the empty one: the book is still encrypted, but whoever holds both files
can open it.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from pathlib import Path

from nacl import pwhash
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from db.messages import N_, BookError

KEY_BYTES = 32
SUFFIX = "-keys"
EARLIER = "-keys-earlier"
FORMAT = "so-chi-bo-keys/1"


class KeysError(BookError):
    """The keys file is missing, damaged, or does not answer to the password."""


class WrongPasswordError(KeysError):
    """The password opens no entry of the keys file."""


@dataclass(frozen=True)
class Slot:
    """The key wrapped under one clerk's password by Argon2id; byte fields are base64."""

    clerk: str
    ops: int
    mem: int
    salt: str
    wrapped: str


@dataclass(frozen=True)
class Keys:
    """What the keys file holds: whose book it is and every clerk's wrapped key."""

    book_id: str
    slots: tuple[Slot, ...] = field(default=())


def new_key() -> bytes:
    """Return a random key for a new book."""
    return secrets.token_bytes(KEY_BYTES)


def keys_path(book: Path) -> Path:
    """Return where the keys file of a book lies."""
    return book.with_name(book.name + SUFFIX)


def _costs(password: str) -> tuple[int, int]:
    # An empty password guards nothing, so opening with it need not be slow.
    if password:
        return pwhash.argon2id.OPSLIMIT_INTERACTIVE, pwhash.argon2id.MEMLIMIT_INTERACTIVE
    return pwhash.argon2id.OPSLIMIT_MIN, pwhash.argon2id.MEMLIMIT_MIN


def wrap(key: bytes, password: str, clerk: str = "") -> Slot:
    """Return the key wrapped for a clerk."""
    ops, mem = _costs(password)
    salt = secrets.token_bytes(pwhash.argon2id.SALTBYTES)
    box = SecretBox(pwhash.argon2id.kdf(KEY_BYTES, password.encode(), salt, ops, mem))
    return Slot(clerk, ops, mem, _text(salt), _text(bytes(box.encrypt(key))))


def unwrap(keys: Keys, password: str, clerk: str = "") -> bytes:
    """Return the book's key; with no clerk named, every entry is tried.

    Raises WrongPasswordError when the password fits none of them.
    """
    for slot in keys.slots:
        if clerk and slot.clerk.casefold() != clerk.casefold():
            continue
        derived = pwhash.argon2id.kdf(
            KEY_BYTES, password.encode(), base64.b64decode(slot.salt), slot.ops, slot.mem
        )
        try:
            return SecretBox(derived).decrypt(base64.b64decode(slot.wrapped))
        except CryptoError:
            continue
    raise WrongPasswordError(
        N_("Mật khẩu không đúng. Sổ chưa mở và không bị thay đổi. Gõ lại mật khẩu.")
    )


def write(book: Path, keys: Keys) -> None:
    """Write the keys file whole, keeping the one before it as the earlier generation."""
    target = keys_path(book)
    fresh = target.with_name(target.name + ".new")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(as_text(keys))
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        target.replace(book.with_name(book.name + EARLIER))
    fresh.replace(target)


def as_text(keys: Keys) -> str:
    """Return what a keys file of these keys holds."""
    body = {"format": FORMAT, "keys": asdict(keys)}
    return json.dumps(body | {"digest": _digest(body)}, ensure_ascii=False, indent=1)


def read(book: Path) -> Keys:
    """Return the keys of a book, from the earlier generation where the newest is damaged.

    Raises KeysError when neither can be read.
    """
    for path in (keys_path(book), book.with_name(book.name + EARLIER)):
        keys = _parse(path)
        if keys is not None:
            return keys
    raise KeysError(
        N_(
            "Không đọc được tệp khóa {name} bên cạnh sổ. Thiếu tệp này thì không mở được sổ. "
            "Chép lại tệp khóa vào cùng thư mục, hoặc khôi phục từ bản sao lưu."
        ),
        name=keys_path(book).name,
    )


def _parse(path: Path) -> Keys | None:
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        digest = body.pop("digest")
        if body["format"] != FORMAT or digest != _digest(body):
            return None
        keys = body["keys"]
        return Keys(keys["book_id"], tuple(Slot(**slot) for slot in keys["slots"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _digest(body: Mapping[str, object]) -> str:
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
