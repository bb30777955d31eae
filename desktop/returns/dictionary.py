"""The dictionary of figures (từ điển số liệu): all that a form's tags can name, as tables.

Everything comes from the catalogue, the facts and the registers themselves; only how a tag is
written is told here. The texts are Vietnamese, each marked for translation where it arises.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db.figures import FAMILIES, Family, Figure, Filter, measure_of
from db.messages import N_, Message, plain
from desktop.returns.facts import FACTS
from desktop.returns.sources import Column, Source, sources
from desktop.returns.tags import Variant

_BETWEEN = "; "
_ITSELF = "…"

Text = str | Message
"""What stands in a cell; a message where it is put together of several texts."""


@dataclass(frozen=True)
class Section:
    """One table of the dictionary: a title, a line or none under it, headings, rows of texts.

    Tables of one `part` follow one another. The first column is what one writes in a tag, or the
    tag itself; `tag` says how it stands in one.
    """

    part: str
    title: str
    note: Message
    headings: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    tag: str = _ITSELF

    def example(self, row: tuple[Text, ...]) -> str:
        """Return a row of this table as it is written into a cell of a form."""
        return self.tag.replace(_ITSELF, str(row[0]))


def dictionary() -> list[Section]:
    """Return the dictionary's tables in the order in which they are read."""
    return [
        Section(_WRITING, N_("Các loại thẻ"), Message(_HOW), (N_("Thẻ"), N_("Nghĩa")), _TAGS),
        Section(
            _WRITING,
            N_("Số liệu của thời gian khác"),
            Message(N_("Ghi sau dấu | trong thẻ số liệu. Kỳ dài hơn 12 tháng thì ghi “–”.")),
            (N_("Chữ"), N_("Nghĩa")),
            _VARIANTS,
            "{{figure meetings.held | …}}",
        ),
        Section(
            _WRITING,
            N_("Thông tin chung"),
            Message(N_("Dùng với thẻ fact, ví dụ {{{{fact unit.name}}}}.")),
            (N_("Tên"), N_("Nghĩa")),
            tuple((name, fact.meaning) for name, fact in FACTS.items()),
            "{{fact …}}",
        ),
        *(_of_family(family) for family in FAMILIES),
        Section(
            _FIGURES,
            N_("Giá trị của bộ lọc"),
            Message(N_("Ghi sau mã số liệu, trong ngoặc vuông, ví dụ models.new[kind=dvk].")),
            (N_("Bộ lọc"), N_("Số liệu"), N_("Lọc theo"), N_("Giá trị")),
            tuple(_filters()),
        ),
        *(_of_register(name, source) for name, source in sources().items()),
    ]


def _of_family(family: Family) -> Section:
    return Section(
        _FIGURES,
        family.title,
        Message(""),
        (N_("Mã số liệu"), N_("Tên"), N_("Nghĩa"), N_("Đơn vị"), N_("Bộ lọc")),
        tuple(_of_figure(figure) for figure in family.figures),
        "{{figure …}}",
    )


def _of_figure(figure: Figure) -> tuple[str, ...]:
    filters = _BETWEEN.join(by.name for by in figure.filters)
    return figure.id, figure.name, figure.meaning, measure_of(figure), filters


def _filters() -> Iterator[tuple[Text, ...]]:
    """Give every filter with its values, or with where they come from."""
    for family in FAMILIES:
        for by in dict.fromkeys(by for figure in family.figures for by in figure.filters):
            yield _filter(family, by)


def _filter(family: Family, by: Filter) -> tuple[Text, ...]:
    having = [figure.id for figure in family.figures if by in figure.filters]
    figures = f"{family.name}.*" if len(having) == len(family.figures) else _BETWEEN.join(having)
    values = [_is(named.text, named.words) for named in by.fixed.values()]
    return by.name, figures, by.label, _listed(values) or _AS_IN_THE_BOOK


def _is(word: str, label: str) -> Message:
    if word == label:
        return plain(word)
    return Message(N_("{word} = {meaning}"), {"word": word, "meaning": Message(label)})


def _listed(texts: Iterable[Message]) -> Text:
    """Return several texts as one; an empty text for none."""
    found = list(texts)
    if not found:
        return ""
    first, *rest = found
    if not rest:
        return first
    return Message(N_("{first}; {rest}"), {"first": first, "rest": _listed(rest)})


def _of_register(name: str, source: Source) -> Section:
    return Section(
        _REGISTERS,
        source.register.title,
        _which(name, source),
        (N_("Cột"), N_("Tên"), N_("Ghi chú")),
        tuple(
            (column.name, column.title, _listed(_remarks(column)))
            for column in source.columns.values()
        ),
        "{{column …}}",
    )


def _which(name: str, source: Source) -> Message:
    """Return which of a register's records belong to a period (sources.RecordReader)."""
    told = {"name": name, "figure": source.of_period}
    if source.of_period:
        return Message(N_("{{{{each {name}}}}}: các bản ghi mà số liệu {figure} đếm."), told)
    if source.listing is None and source.register.dates:
        return Message(N_("{{{{each {name}}}}}: các bản ghi có ngày trong kỳ."), told)
    if source.listing is None and any(field.name == "year" for field in source.register.fields):
        return Message(N_("{{{{each {name}}}}}: các bản ghi của năm có ngày cuối kỳ."), told)
    return Message(N_("{{{{each {name}}}}}: mọi bản ghi của sổ."), told)


def _remarks(column: Column) -> Iterator[Message]:
    if column.adds is not None:
        yield Message(N_("cộng được bằng thẻ sum"))
    if column.personal:
        yield Message(N_("có tên người"))
    for word, label in column.words.items():
        yield _is(word, label)


_WRITING = N_("Cách ghi thẻ trong biểu mẫu")
_FIGURES = N_("Số liệu")
_REGISTERS = N_("Sổ và cột của dòng lặp")
_AS_IN_THE_BOOK = N_("Mã hoặc loại có trong sổ, ghi như trong sổ.")
_HOW = N_(
    "Thẻ nằm giữa hai ngoặc nhọn, riêng trong một ô hoặc giữa câu. Ô chỉ có một thẻ số liệu thành "
    "số thật; định dạng, khung, chiều cao dòng của ô được giữ. Tên sổ, tên cột ghi được bằng "
    "tiếng Việt như tiêu đề trong sổ trao đổi."
)
_TAGS = (
    ("{{figure meetings.held}}", N_("Một số liệu của kỳ báo cáo.")),
    ("{{figure meetings.held | last_year}}", N_("Số liệu ấy của thời gian khác: bảng dưới.")),
    ("{{figure models.new[kind=dvk]}}", N_("Số liệu thu hẹp theo một bộ lọc.")),
    (
        "{{figure inspections.checks + inspections.supervisions}}",
        N_("Các số liệu cùng đơn vị cộng lại; không cộng người với lượt người, không cộng tỷ lệ."),
    ),
    ("{{fact unit.name}}", N_("Thông tin chung; thêm “| upper” để in hoa.")),
    (
        "{{each models}}",
        N_("Dòng này lặp lại cho từng bản ghi của sổ trong kỳ. Mỗi dòng ghi một lần."),
    ),
    ("{{each models[kind=dvk]}}", N_("Chỉ các bản ghi có chữ ấy ở cột ấy.")),
    ("{{each models.new[kind=dvk]}}", N_("Chỉ các bản ghi mà số liệu ấy đếm.")),
    (
        "{{each models | by area}}",
        N_("Các bản ghi chia nhóm theo một cột; dòng nhóm ở ngay trên hoặc ngay dưới."),
    ),
    ("{{group}}", N_("Dòng này đứng một lần cho mỗi nhóm, ví dụ tên nhóm hoặc dòng cộng.")),
    ("{{column name}}", N_("Một cột của bản ghi ở dòng lặp, hoặc tên nhóm ở dòng nhóm.")),
    ("{{column number}}", N_("Số thứ tự; thêm “| roman” để ghi số La Mã.")),
    (
        "{{figure study.rate[subject={code}]}}",
        N_("Số liệu thu hẹp theo một cột của bản ghi ở dòng lặp."),
    ),
    ("{{count}}", N_("Ở dòng nhóm: số bản ghi của nhóm.")),
    ("{{sum people}}", N_("Ở dòng nhóm: một cột của nhóm cộng lại.")),
    ("{{count members[gender=nữ]}}", N_("Ở bất cứ đâu: số bản ghi của một sổ.")),
    ("{{sum model_results.people}}", N_("Ở bất cứ đâu: một cột của một sổ cộng lại.")),
    ("{{together}}", N_("Từ dòng này đến hết trang in trên cùng một tờ, ví dụ phần ký tên.")),
)
_VARIANTS = (
    (Variant.LAST_YEAR.value, N_("Cùng kỳ năm trước.")),
    (Variant.YEAR_TO_DATE.value, N_("Lũy kế từ ngày 01/01 đến ngày cuối kỳ.")),
    (Variant.SINCE_START.value, N_("Từ khi bắt đầu có sổ đến ngày cuối kỳ.")),
    (Variant.VERSUS_LAST_YEAR.value, N_("Kỳ này so với cùng kỳ năm trước, tính bằng %.")),
)
