"""D-rules, hundred 6: roadmaps, sets that extend others, and targets passed on to sub-units."""

from cchc.diagnostics import Rule, Severity
from cchc.words import Words

# --- 0: roadmaps ---------------------------------------------------------------------------

MILESTONE_NOT_A_PERIOD = Rule(
    code="D601",
    name="milestone-not-a-period",
    severity=Severity.ERROR,
    message=Words(
        "Không hiểu kỳ «{found}» trong lộ trình.",
        "The roadmap's period «{found}» is not understood.",
    ),
    why=Words(
        "Mỗi mốc của lộ trình áp dụng cho một số tháng của năm.",
        "A milestone applies to some months of the year.",
    ),
    fix=Words(
        "Hãy ghi như Q1, «Quý I», T3, 2023-03 hoặc «6 tháng».",
        "Write it like Q1, T3, 2023-03 or “6 months”.",
    ),
)
MILESTONE_OF_ANOTHER_YEAR = Rule(
    code="D602",
    name="milestone-of-another-year",
    severity=Severity.ERROR,
    message=Words(
        "Kỳ «{found}» không thuộc năm {year} của bộ chỉ tiêu.",
        "The period «{found}» is not in {year}, the year of the set.",
    ),
    why=Words(
        "Lộ trình chia chỉ tiêu của một năm theo các tháng của chính năm đó.",
        "A roadmap divides the target of a year over the months of that year.",
    ),
    fix=Words("Hãy sửa năm hoặc bỏ năm trong tên kỳ.", "Correct the year or leave it out."),
)
MILESTONES_OVERLAP = Rule(
    code="D603",
    name="milestones-overlap",
    severity=Severity.ERROR,
    message=Words(
        "Kỳ «{found}» trùng tháng với kỳ «{other}» trong cùng lộ trình.",
        "The period «{found}» shares months with «{other}» in the same roadmap.",
    ),
    why=Words(
        "Một tháng có hai mức thì không biết so với mức nào.",
        "A month with two thresholds cannot be compared with either.",
    ),
    fix=Words("Hãy sửa hoặc xóa một trong hai kỳ.", "Change or remove one of the two."),
)
ROADMAP_FALLS = Rule(
    code="D604",
    name="roadmap-falls",
    severity=Severity.WARNING,
    message=Words(
        "Mức «{found}» của kỳ {period} dễ đạt hơn mức «{other}» của kỳ trước đó ({earlier}).",
        "The threshold «{found}» of {period} is laxer than «{other}» before it ({earlier}).",
    ),
    why=Words(
        "Lộ trình đi dần đến mức giao cả năm, nên mức sau không dễ đạt hơn mức trước.",
        "A roadmap leads up to the target of the year, so no step is laxer than the one before.",
    ),
    fix=Words(
        "Hãy đối chiếu các mốc của lộ trình với văn bản.",
        "Compare the steps of the roadmap with the document.",
    ),
)
ROADMAP_MISSES_TARGET = Rule(
    code="D605",
    name="roadmap-misses-target",
    severity=Severity.WARNING,
    message=Words(
        "Lộ trình kết thúc ở mức «{found}», khác mức giao cả năm «{target}».",
        "The roadmap ends at «{found}», not at the target of the year, «{target}».",
    ),
    why=Words(
        "Mốc cuối năm chính là chỉ tiêu của cả năm.",
        "The last step of the year is the target of the year itself.",
    ),
    fix=Words(
        "Hãy sửa mốc cuối hoặc mức giao cho khớp nhau.",
        "Correct the last step or the threshold so that they agree.",
    ),
)
DIRECTION_DIFFERS = Rule(
    code="D606",
    name="threshold-direction-differs",
    severity=Severity.ERROR,
    message=Words(
        "Mức «{found}» là mức {side}, nhưng mức «{other}» mà nó cụ thể hóa là mức {other_side}.",
        "The threshold «{found}» is a {side}, but «{other}», which it details, is a {other_side}.",
    ),
    why=Words(
        "Mức tối thiểu và mức tối đa không so được với nhau.",
        "A floor and a ceiling cannot be compared.",
    ),
    fix=Words(
        "Hãy ghi cả hai cùng là mức tối thiểu hoặc cùng là mức tối đa.",
        "Make both floors or both ceilings.",
    ),
)

# --- 1: sets that extend others ------------------------------------------------------------

PARENT_SET_UNKNOWN = Rule(
    code="D611",
    name="parent-set-unknown",
    severity=Severity.ERROR,
    message=Words(
        "Không có bộ chỉ tiêu «{found}» để kế thừa.{near}",
        "There is no target set «{found}» to extend.{near}",
    ),
    why=Words(
        "Nội dung không ghi lại được lấy từ bộ chỉ tiêu cấp trên.",
        "What is not written here is taken from the set above.",
    ),
    fix=Words(
        "Hãy ghi mã của một bộ trong cùng thư mục targets hoặc của một bộ có sẵn trong chương trình.",
        "Write the id of a set in the same folder targets, or of one that comes with the program.",
    ),
)
SETS_IN_CIRCLE = Rule(
    code="D612",
    name="sets-in-circle",
    severity=Severity.ERROR,
    message=Words(
        "Bộ chỉ tiêu «{found}» kế thừa chính nó: {circle}.",
        "The target set «{found}» extends itself: {circle}.",
    ),
    why=Words(
        "Đi theo một vòng tròn thì không bao giờ đến bộ chỉ tiêu gốc.",
        "Going round in a circle never leads to a set that states its targets.",
    ),
    fix=Words("Hãy sửa «extends» của một trong các bộ này.", "Correct “extends” of one of them."),
)
PARENT_SET_OF_ANOTHER_YEAR = Rule(
    code="D613",
    name="parent-set-of-another-year",
    severity=Severity.ERROR,
    message=Words(
        "Bộ chỉ tiêu này của năm {year}, nhưng bộ được kế thừa «{found}» của năm {other}.",
        "This target set is of {year}, but «{found}», which it extends, is of {other}.",
    ),
    why=Words(
        "Chỉ tiêu được giao theo từng năm; chỉ tiêu của năm khác không còn ràng buộc.",
        "Targets are assigned for one year; those of another one do not bind.",
    ),
    fix=Words(
        "Hãy kế thừa bộ chỉ tiêu của cùng năm hoặc sửa «year».",
        "Extend the set of the same year or correct “year”.",
    ),
)
ITEM_NOT_ABOVE = Rule(
    code="D614",
    name="item-not-above",
    severity=Severity.ERROR,
    message=Words(
        "Bộ được kế thừa «{set}» không có mục {item}.{near}",
        "«{set}», which this set extends, has no item {item}.{near}",
    ),
    why=Words(
        "Một dòng chỉ kế thừa được dòng có cùng số mục của cấp trên.",
        "A row inherits from the row above that has the same item number.",
    ),
    fix=Words(
        "Hãy sửa số mục; chỉ tiêu riêng của đơn vị thì ghi trong một bộ không kế thừa.",
        "Correct the item; targets of the unit's own go into a set that extends nothing.",
    ),
)
INDICATOR_NOT_ABOVE = Rule(
    code="D615",
    name="indicator-not-above",
    severity=Severity.ERROR,
    message=Words(
        "Mục {item} ghi chỉ số «{found}», nhưng mục này của cấp trên là chỉ số «{indicator}».",
        "Item {item} names the indicator «{found}», but the same item above names «{indicator}».",
    ),
    why=Words(
        "Chỉ tiêu được phân giao thì vẫn tính theo cùng b và a.",
        "A target that is passed on is still computed from the same b and a.",
    ),
    fix=Words("Hãy bỏ «indicator» ở dòng này.", "Leave “indicator” out of this row."),
)
LAXER_THAN_ABOVE = Rule(
    code="D616",
    name="laxer-than-above",
    severity=Severity.WARNING,
    message=Words(
        "Mức «{found}» dễ đạt hơn mức «{other}» mà cấp trên giao ({where}).",
        "The threshold «{found}» is laxer than «{other}», assigned from above ({where}).",
    ),
    why=Words(
        "Đạt mức dễ hơn thì vẫn có thể không đạt chỉ tiêu của cấp trên.",
        "Who meets a laxer threshold may still miss the target from above.",
    ),
    fix=Words(
        "Hãy đối chiếu với văn bản; không cần làm gì nếu đơn vị cố ý giao như vậy.",
        "Compare it with the document; nothing to do if it was assigned so on purpose.",
    ),
)

# --- 2: targets passed on ------------------------------------------------------------------

SHARE_MALFORMED = Rule(
    code="D621",
    name="share-malformed",
    severity=Severity.ERROR,
    message=Words(
        "«{key}» phải là một tỷ lệ phần trăm trên 0 và không quá 100, nhưng đang ghi «{found}».",
        "«{key}» must be a percentage above 0 and up to 100, but reads «{found}».",
    ),
    why=Words(
        "Tỷ trọng cho biết đơn vị gánh bao nhiêu phần việc của chỉ tiêu.",
        "A share says which part of the target's work a unit carries.",
    ),
    fix=Words('Hãy ghi như "40%" hoặc "33,5%".', 'Write it like "40%" or "33.5%".'),
)
ASSIGNED_UNIT_UNKNOWN = Rule(
    code="D622",
    name="assigned-unit-unknown",
    severity=Severity.ERROR,
    message=Words(
        "Danh mục «{registry}» không có đơn vị mã «{found}».{near}",
        "The registry «{registry}» has no unit with the code «{found}».{near}",
    ),
    why=Words(
        "Chỉ tiêu giao cho một mã không có thì không ai phải thực hiện.",
        "A target passed on to a code that does not exist binds nobody.",
    ),
    fix=Words(
        "Hãy ghi mã của một đơn vị hoặc cá nhân trong danh mục.",
        "Write the code of a unit or officer of the registry.",
    ),
)
SHARES_NOT_WHOLE = Rule(
    code="D623",
    name="shares-not-whole",
    severity=Severity.WARNING,
    message=Words(
        "Tỷ trọng của {units} cộng lại là {found}%, không phải {expected}%.",
        "The shares of {units} add up to {found}%, not to {expected}%.",
    ),
    why=Words(
        "Tỷ trọng của các đơn vị phải phủ hết phần việc được giao, không thừa không thiếu.",
        "The shares must cover all of the work that was passed on, and no more.",
    ),
    fix=Words(
        "Hãy kiểm tra lại các tỷ trọng, hoặc bổ sung đơn vị còn thiếu.",
        "Check the shares, or add the unit that is missing.",
    ),
)
UNIT_WITHOUT_TARGET = Rule(
    code="D624",
    name="unit-without-target",
    severity=Severity.WARNING,
    message=Words(
        "«{unit}» (mã {code}) có trong danh mục nhưng không được giao chỉ tiêu nào.",
        "«{unit}» (code {code}) is in the registry, but no target is passed on to it.",
    ),
    why=Words(
        "Khi chỉ tiêu đã được phân giao, đơn vị không có chỉ tiêu nào thường là bị bỏ sót.",
        "Where targets are passed on, a unit without any has usually been forgotten.",
    ),
    fix=Words(
        "Hãy giao chỉ tiêu cho đơn vị này, hoặc bỏ đơn vị khỏi danh mục.",
        "Pass a target on to this unit, or take it out of the registry.",
    ),
)
