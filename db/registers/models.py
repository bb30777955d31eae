"""Models (mô hình), their results and replications: their descriptions."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from db.dates import show_date
from db.messages import N_, Message
from db.registers import checks
from db.registers.checks import LEVELS
from db.registers.fields import (
    CODE,
    REQUIRED_CODE,
    SUBJECTS_SERVED,
    BookCheck,
    Choice,
    Field,
    FieldKind,
    Register,
    Values,
)
from db.schema import Holder, Model, ModelArea, ModelKind, ModelResult, Replication

KIND_CHOICES = (
    Choice(ModelKind.FOLLOWING, N_("Học tập và làm theo Bác")),
    Choice(ModelKind.MOBILISING, N_("Dân vận khéo")),
)
AREA_CHOICES = (
    Choice(ModelArea.ECONOMY, N_("Kinh tế")),
    Choice(ModelArea.CULTURE, N_("Văn hóa - xã hội")),
    Choice(ModelArea.DEFENCE, N_("Quốc phòng - an ninh")),
    Choice(ModelArea.POLITICS, N_("Xây dựng hệ thống chính trị")),
)
HOLDER_CHOICES = (
    Choice(Holder.COLLECTIVE, N_("Tập thể")),
    Choice(Holder.PERSON, N_("Cá nhân")),
)

HOLDER = Field(
    "holder", N_("Chủ thể"), FieldKind.CHOICE, choices=HOLDER_CHOICES, width=10, carried=True
)
"""Whether one person or several stand behind something, as models and commendations say it."""
REGISTERED = Field("registered", N_("Ngày đăng ký"), FieldKind.DATE, width=12)
COMPLETED = Field("completed", N_("Ngày hoàn thành"), FieldKind.DATE, width=14, later=True)
STOPPED = Field("stopped", N_("Ngày dừng"), FieldKind.DATE, width=12, later=True)
RECOGNISED = Field("recognised", N_("Ngày quyết định"), FieldKind.DATE, width=14, later=True)
SUSPENDED = Field(
    "suspended", N_("Ngày tạm dừng"), FieldKind.DATE, width=14, listed=False, later=True
)

MODELS = Register(
    name="models",
    sheet=N_("Mô hình"),
    title=N_("Mô hình"),
    table=Model,
    prefix="MH",
    place=40,
    dates=("registered",),
    naming=("name",),
    doubts={
        f"{each.name}_before_registered": checks.not_before(each, REGISTERED)
        for each in (COMPLETED, STOPPED, RECOGNISED, SUSPENDED)
    },
    fields=(
        REQUIRED_CODE,
        Field("name", N_("Tên mô hình"), required=True, width=40),
        Field("kind", N_("Loại"), FieldKind.CHOICE, choices=KIND_CHOICES, width=24, carried=True),
        Field("area", N_("Lĩnh vực"), FieldKind.CHOICE, choices=AREA_CHOICES, width=24),
        HOLDER,
        Field("leader", N_("Người thực hiện"), FieldKind.PERSON, width=24),
        REGISTERED,
        Field("content", N_("Nội dung chính"), FieldKind.LONG_TEXT, width=40),
        SUBJECTS_SERVED,
        COMPLETED,
        STOPPED,
        Field("recognised_by", N_("Cấp công nhận"), suggestions=LEVELS, later=True),
        Field("decision", N_("Số quyết định"), listed=False, later=True),
        RECOGNISED,
        Field("situation", N_("Thực trạng, lý do"), FieldKind.LONG_TEXT, width=30, listed=False),
        Field("goals", N_("Mục tiêu, tiêu chí"), FieldKind.LONG_TEXT, width=30, listed=False),
        Field("place", N_("Địa bàn, đối tượng"), FieldKind.LONG_TEXT, width=30, listed=False),
        Field("forces", N_("Lực lượng thực hiện"), FieldKind.LONG_TEXT, width=30, listed=False),
        Field("resources", N_("Nguồn lực, thời gian"), FieldKind.LONG_TEXT, width=30, listed=False),
        Field(
            "outputs", N_("Sản phẩm, kết quả đầu ra"), FieldKind.LONG_TEXT, width=30, listed=False
        ),
        Field(
            "upkeep", N_("Khả năng duy trì, nhân rộng"), FieldKind.LONG_TEXT, width=30, listed=False
        ),
        Field(
            "follows", N_("Học tập, làm theo Bác về"), FieldKind.LONG_TEXT, width=30, listed=False
        ),
        Field("started", N_("Ngày bắt đầu"), FieldKind.DATE, width=12, listed=False),
        SUSPENDED,
    ),
)


def _before_registration(
    session: Session, values: Values, _record_id: int | None, _today: date
) -> Message | None:
    """Point out a result older than the registration of its model (CONTRACT §2)."""
    day, model = values.get("day"), session.get(Model, values.get("model") or 0)
    registered = None if model is None else model.registered
    if day is None or registered is None or day >= registered:
        return None
    return Message(
        N_("Kết quả ngày {day} có trước Ngày đăng ký {registered} của mô hình. Xem lại hai ngày."),
        {"day": show_date(day), "registered": show_date(registered)},
    )


OF_MODEL = Field(
    "model",
    N_("Mã mô hình"),
    FieldKind.REFERENCE,
    target="models",
    label=N_("Mô hình"),
    required=True,
)

RESULTS = Register(
    name="model_results",
    sheet=N_("Kết quả mô hình"),
    title=N_("Kết quả mô hình"),
    table=ModelResult,
    prefix="KQ",
    place=41,
    dates=("day",),
    naming=("day", "result"),
    parent="model",
    adding={"quantity": "measure", "people": "", "money": ""},
    against={"result_before_registration": BookCheck("day", _before_registration)},
    fields=(
        CODE,
        OF_MODEL,
        Field("day", N_("Ngày"), FieldKind.DATE, required=True, width=12),
        Field("result", N_("Kết quả"), FieldKind.LONG_TEXT, width=40),
        Field("quantity", N_("Số lượng"), FieldKind.DECIMAL, width=10),
        Field("measure", N_("ĐVT"), width=10, carried=True),
        Field("people", N_("Số người hưởng lợi"), FieldKind.INTEGER, width=12),
        Field("money", N_("Kinh phí"), FieldKind.INTEGER, width=14, label=N_("Kinh phí (đồng)")),
    ),
)

REPLICATIONS = Register(
    name="replications",
    sheet=N_("Nhân rộng"),
    title=N_("Nhân rộng"),
    table=Replication,
    prefix="NR",
    place=42,
    dates=("day",),
    naming=("day", "place"),
    parent="model",
    fields=(
        CODE,
        OF_MODEL,
        Field("day", N_("Ngày"), FieldKind.DATE, required=True, width=12),
        Field("place", N_("Nơi nhân rộng"), width=30),
    ),
)
