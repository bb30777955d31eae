"""Sentences for the clerk: written in Vietnamese where they arise, translated above."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools know as "mark, do not translate"
    """Mark a Vietnamese text for the translation catalogue and return it unchanged."""
    return text


@dataclass(frozen=True)
class Message:
    """A sentence with its facts kept apart, so that it can be shown in either language.

    One that stands `inside` another begins with a small letter: a heading named in a sentence.
    """

    template: str
    args: dict[str, Any] = field(default_factory=dict)
    inside: bool = False

    def __str__(self) -> str:
        return self.say(str)

    def within(self) -> Message:
        """Return the same sentence to stand inside another."""
        return replace(self, inside=True)

    def say(self, word: Callable[[str], str]) -> str:
        """Return the sentence, `word` giving each template in the language wanted."""
        args = {
            name: value.say(word) if isinstance(value, Message) else value
            for name, value in self.args.items()
        }
        text = word(self.template).format(**args)
        return text[:1].lower() + text[1:] if self.inside else text


def stored(args: dict[str, Any]) -> dict[str, Any]:
    """Return facts as JSON can hold them: a sentence among them as its parts."""
    return {
        name: {**vars(value), "args": stored(value.args)} if isinstance(value, Message) else value
        for name, value in args.items()
    }


def told(args: dict[str, Any]) -> dict[str, Any]:
    """Return facts as they were before `stored`."""
    return {
        name: Message(**{**value, "args": told(value["args"])})
        if isinstance(value, dict)
        else value
        for name, value in args.items()
    }


def plain(text: str) -> Message:
    """Return a text that is the same in either language: a name, a date."""
    return Message(N_("{text}"), {"text": text})


class BookError(Exception):
    """Something a person can act on; its text names place, cause and remedy."""

    def __init__(self, template: str, **args: Any) -> None:
        super().__init__(template, args)
        self.message = Message(template, args)

    def __str__(self) -> str:
        return str(self.message)
