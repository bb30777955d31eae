"""Words on screen and paper: Vietnamese in the code, other languages from gettext catalogues."""

from __future__ import annotations

import gettext

import resources
from db.messages import Message

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "vi"


def set_language(code: str) -> None:
    """Choose the language of every later text: one of LANGUAGES, else Vietnamese."""
    global _catalogue, _language
    _language = code if code in LANGUAGES else "vi"
    if _language == "vi":
        _catalogue = gettext.NullTranslations()
    else:
        place = resources.path("translations")
        _catalogue = gettext.translation("so-chi-bo", place, languages=[_language])


def language() -> str:
    """Return the code of the language in use."""
    return _language


def _(text: str) -> str:
    """Return a Vietnamese text in the language in use; an empty one stays empty."""
    # The catalogue's own description stands under the empty text.
    return _catalogue.gettext(text) if text else ""


def translate(message: Message) -> str:
    """Return a message from the book in the language in use, its facts filled in."""
    return message.say(_)
