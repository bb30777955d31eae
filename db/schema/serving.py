"""What records share that serve subjects (chủ đề): links of their own, told as ids."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect


class Serving:
    """A record with `subject_links`, each tying it to one subject."""

    if TYPE_CHECKING:
        subject_links: Any

    @property
    def subject_ids(self) -> tuple[int, ...]:
        """Return the subjects served, in the order added; setting it keeps what stays."""
        return tuple(link.subject_id for link in self.subject_links)

    @subject_ids.setter
    def subject_ids(self, ids: Iterable[int]) -> None:
        link = inspect(type(self)).relationships["subject_links"].mapper.class_
        kept = {each.subject_id: each for each in self.subject_links}
        wanted = dict.fromkeys(ids)
        self.subject_links = [kept.get(each) or link(subject_id=each) for each in wanted]
