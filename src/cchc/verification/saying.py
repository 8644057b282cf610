"""What came of verifying a report, as text and as JSON."""

import json
from collections.abc import Iterator
from typing import Final

from cchc.render.lists_json import Object, as_json
from cchc.verification.model import Difference, Verification
from cchc.words import Lang, Words
from cchc.words.numbers import Noun, count, so_many
from cchc.words.text import safe

SCHEMA: Final = "cchc.verification/1"
_AT_MOST: Final = 50  # differences on a screen
_LONGEST: Final = 120  # characters of a value
_PARTS: Final = {
    "inputs": Words("tệp số liệu", "file of counts"),
    "against.inputs": Words("tệp so sánh", "file compared with"),
    "definitions": Words("tệp định nghĩa", "file of definitions"),
    "registry": Words("danh mục đơn vị", "registry"),
    "target_set": Words("bộ chỉ tiêu", "target set"),
    "targets": Words("chỉ tiêu", "target"),
    "results": Words("kết quả", "result"),
    "totals": Words("tổng", "total"),
    "groups": Words("tổng theo nhóm", "total of a group"),
    "bottlenecks": Words("đơn vị làm giảm tỷ lệ chung", "bottleneck"),
    "changes": Words("thay đổi", "change"),
    "findings": Words("phát hiện", "finding"),
    "judging": Words("đánh giá lại", "judging again"),
}


def lines(found: Verification, lang: Lang, *, everything: bool = False) -> Iterator[str]:
    """Say whether the report holds, then what differs, causes first, then what was not checked."""
    yield _closing(found).in_(lang)
    yield f"{safe(found.report)} · SHA-256 {found.sha256}"
    effects = [each for each in found.differences if not each.is_cause]
    for title, several in ((_CAUSES, found.causes), (_EFFECTS, effects)):
        if several:
            most = len(several) if everything else _AT_MOST
            yield f"\n{title.in_(lang)}"
            yield from (f"- {_spelled(each, lang)}" for each in several[:most])
            if len(several) > most:
                number = count(len(several) - most, lang)
                yield Words(
                    f"… và {number} điều nữa; --all hiện tất cả.",
                    f"… and {number} more; --all shows everything.",
                ).in_(lang)
    if found.remarks:
        yield f"\n{_REMARKS.in_(lang)}"
        yield from (f"- {each.in_(lang)}" for each in found.remarks)


def as_document(found: Verification, lang: Lang) -> str:
    """Write it for other programs."""
    return as_json(
        {
            "schema": SCHEMA,
            "report": {"path": found.report, "sha256": found.sha256, "schema": found.schema},
            "identical": found.is_identical,
            "differences": [_object(each, lang) for each in found.differences],
            "remarks": [each.in_(lang) for each in found.remarks],
            "exit_code": int(found.exit_code),
        }
    )


def _object(each: Difference, lang: Lang) -> Object:
    return {
        "part": each.part,
        "entry": each.entry,
        "key": each.key,
        "was": _plain(each.was, lang),
        "now": _plain(each.now, lang),
        "cause": each.is_cause,
    }


def _plain(value: object, lang: Lang) -> object:
    return value.in_(lang) if isinstance(value, Words) else value


def _spelled(each: Difference, lang: Lang) -> str:
    what = _PARTS[each.part].in_(lang) if each.part in _PARTS else each.part
    name = " ".join(filter(None, (what, safe(each.entry))))
    if isinstance(each.now, Words):
        return f"{name}: {each.now.in_(lang)}"
    if not each.key and each.was is None:
        return Words(
            f"{name}: báo cáo không có, nay có", f"{name}: not in the report, and there now"
        ).in_(lang)
    if not each.key and each.now is None:
        return Words(
            f"{name}: báo cáo có, nay không có", f"{name}: in the report, and not there now"
        ).in_(lang)
    was, now = _value(each.was), _value(each.now)
    key = f" {each.key}" if each.key else ""
    return Words(
        f"{name}:{key} trong báo cáo là {was}, nay là {now}",
        f"{name}:{key} was {was} in the report, and is {now} now",
    ).in_(lang)


def _value(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return safe(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _closing(found: Verification) -> Words:
    if found.is_identical:
        return Words(
            "Giống hệt: số liệu, định nghĩa và tùy chọn này cho đúng báo cáo đó.",
            "Identical: these counts, definitions and options give that report.",
        )
    vi, en = so_many(len(found.differences), Noun("điều", "difference"))
    if found.causes:
        return Words(
            f"Khác {vi}; nguyên nhân có thể là tệp đầu vào hoặc định nghĩa đã đổi.",
            f"{en}; files of counts or definitions that changed may be why.",
        )
    return Words(
        f"Khác {vi}, dù tệp số liệu và định nghĩa vẫn như cũ: chính báo cáo đã bị sửa, hoặc phiên bản"
        " chương trình khác.",
        f"{en}, though counts and definitions are the same: the report itself was changed, or"
        " the version of the program is another.",
    )


_CAUSES: Final = Words("Đầu vào khác:", "What it is made from differs:")
_EFFECTS: Final = Words("Báo cáo khác:", "What it says differs:")
_REMARKS: Final = Words("Lưu ý:", "Remarks:")
