"""What is said of a file in a table does not name the file again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from db.messages import Message
from desktop.text import set_language, translate
from desktop.ui.screens.consolidation.words import shortened

FACTS = {"file": "KL01 tháng 5.xlsx", "unit": "“Chi bộ 3”", "other": "b.xlsx", "number": 2}


@pytest.fixture(params=["vi", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    set_language(request.param)
    yield request.param
    set_language("vi")


def told(template: str) -> Message:
    return Message(template, FACTS)


@pytest.mark.parametrize(
    "template",
    [
        "Tệp “{file}” rỗng, có lẽ đã hỏng khi chép; hãy chép lại hoặc xin lại tệp.",
        "Tệp “{file}” trùng với “{other}” của {unit}; chỉ tính một lần.",
        "Tệp “{file}”: số {number} của {unit} đã nhận rồi; chỉ tính một lần.",
    ],
)
@pytest.mark.usefixtures("language")
def test_a_reason_in_a_table_begins_after_the_name_of_its_file(template: str) -> None:
    message = told(template)
    text = shortened(translate(message), message)
    assert str(FACTS["file"]) not in text
    assert text[0].isupper() or text[0].isdigit()
    assert translate(message).endswith(text[1:])
