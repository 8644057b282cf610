"""Definitions made up for tests.  Take one and ``replace`` what the test is about."""

from dataclasses import replace
from decimal import Decimal

from cchc.definitions.documents import SourceDocument
from cchc.definitions.indicator import (
    Better,
    Count,
    Formula,
    Indicator,
    Labels,
    OverTime,
    WhenEmpty,
)
from cchc.definitions.level import Level
from cchc.definitions.model import Dates, Target, TargetSet
from cchc.definitions.threshold import Threshold

ON_TIME = Indicator(
    id="dossiers-on-time",
    label="Tỷ lệ hồ sơ đúng hạn",
    numerator=Count(label="Số hồ sơ đúng hạn"),
    denominator=Count(label="Tổng số hồ sơ"),
    english=Labels(
        label="Share of dossiers on time", numerator="Dossiers on time", denominator="Dossiers"
    ),
    scope=None,
    formula=Formula.STATED,
    part_of_whole=True,
    over_time=OverTime.SUM,
    when_empty=WhenEmpty.NOT_APPLICABLE,
    better=Better.HIGHER,
    aliases=("đúng hạn",),
    note=None,
)
PAID_ONLINE = replace(ON_TIME, id="paid-online", formula=Formula.INFERRED, note="Cách hiểu.")
AT_LEAST_95 = Threshold(text="Tối thiểu 95", low=Decimal(95))
IV_1 = Target(
    item="IV.1",
    indicator=ON_TIME,
    wording="Tỷ lệ hồ sơ đúng hạn [tỉnh] đạt tối thiểu 95%",
    levels=(Level.PROVINCE, Level.COMMUNE),
    threshold=AT_LEAST_95,
    unit_of_measure="%",
    responsible=("Các sở, ban ngành", "UBND cấp xã"),
    coordinating=("Văn phòng UBND tỉnh",),
    basis="Mục 3.4.3",
    scope=None,
    note=None,
)
II = replace(IV_1, item="II", indicator=PAID_ONLINE, basis=None, coordinating=())
TINH_2023 = TargetSet(
    id="tinh-2023",
    year=2023,
    title="Giao chỉ tiêu năm 2023",
    issuer="Chủ tịch UBND tỉnh",
    number=None,
    issued=None,
    effective=Dates(),
    document=SourceDocument(file="docs/sources/tinh-2023.txt", sha256="0" * 64),
    registry="tinh-2023",
    body="62",
    sections={"II": "Thanh toán trực tuyến", "IV": "Giải quyết hồ sơ"},
    targets=(II, IV_1),
)
TINH_2024 = replace(TINH_2023, id="tinh-2024", year=2024)
KKT_2024 = replace(TINH_2023, id="kkt-2024", year=2024)
