"""D-rules: what can be wrong in our own definitions.

Hundreds are families: 1 the text of a file, 2 its keys and values, 3 the folder as a whole,
4 the registries of units.  A published code never changes its meaning and is never used again.
"""

from cchc.diagnostics import Rule, Severity
from cchc.words import Words

# --- 1: the text of a file -----------------------------------------------------------------

FILE_TOO_LARGE = Rule(
    code="D101",
    name="definition-file-too-large",
    severity=Severity.ERROR,
    message=Words(
        "Tệp dài {found} byte, vượt giới hạn {limit} byte.",
        "The file has {found} bytes, more than the limit of {limit}.",
    ),
    why=Words(
        "Một tệp định nghĩa chỉ dài vài chục nghìn byte; tệp quá dài là tệp nhầm hoặc cố ý gây hại.",
        "A file of definitions has some ten thousand bytes; a huge one is a mistake or an attack.",
    ),
    fix=Words(
        "Hãy kiểm tra xem có đặt nhầm tệp vào thư mục này không.",
        "Check whether another file was put into this folder by mistake.",
    ),
)
NOT_UTF8 = Rule(
    code="D102",
    name="definition-not-utf8",
    severity=Severity.ERROR,
    message=Words(
        "Byte {byte} ở đây không thuộc bảng mã UTF-8.", "The byte {byte} here is not UTF-8."
    ),
    why=Words(
        "Đoán sai bảng mã sẽ làm sai nguyên văn của văn bản.",
        "A wrong guess of the encoding would corrupt the wording of the document.",
    ),
    fix=Words("Hãy lưu lại tệp với bảng mã UTF-8.", "Save the file again with the encoding UTF-8."),
)
UNSEEN_CHARACTER = Rule(
    code="D103",
    name="unseen-character",
    severity=Severity.ERROR,
    message=Words(
        "Ở đây có ký tự điều khiển {character}, là ký tự không nhìn thấy được.",
        "Here stands the control character {character}, which cannot be seen.",
    ),
    why=Words(
        "Ký tự không nhìn thấy được làm hai chữ giống hệt nhau trở thành khác nhau.",
        "What cannot be seen makes two words that look alike differ.",
    ),
    fix=Words("Hãy xóa ký tự này.", "Remove this character."),
)
NOT_YAML = Rule(
    code="D104",
    name="not-yaml",
    severity=Severity.ERROR,
    message=Words("Chỗ này sai cú pháp YAML: {reason}.", "This is not YAML: {reason}."),
    why=Words(
        "Từ chỗ sai trở đi không thể biết tệp muốn nói gì.",
        "Behind this place there is no telling what the file says.",
    ),
    fix=Words(
        "Hãy sửa thụt đầu dòng và dấu câu; văn bản có «: », « #», @ hoặc % phải đặt trong ngoặc kép.",
        "Mend the indentation and the punctuation; quote text that contains “: ”, “ #”, @ or %.",
    ),
)
NESTED_TOO_DEEP = Rule(
    code="D105",
    name="nested-too-deep",
    severity=Severity.ERROR,
    message=Words(
        "Các nhóm và danh sách lồng nhau quá {limit} tầng.",
        "Mappings and lists are nested more than {limit} deep.",
    ),
    why=Words(
        "Định nghĩa chỉ cần vài tầng; lồng quá sâu có thể làm chương trình ngừng chạy.",
        "Definitions need a few levels; nesting too deep can kill the program.",
    ),
    fix=Words(
        "Hãy bỏ các dấu ngoặc hoặc gạch đầu dòng thừa.", "Remove the surplus brackets or dashes."
    ),
)
TOO_MANY_VALUES = Rule(
    code="D106",
    name="too-many-values",
    severity=Severity.ERROR,
    message=Words("Tệp có hơn {limit} giá trị.", "The file has more than {limit} values."),
    why=Words(
        "Giới hạn giữ cho máy không bị treo vì một tệp hỏng hoặc cố ý gây hại.",
        "The limit keeps a broken or malicious file from hanging the computer.",
    ),
    fix=Words(
        "Hãy chia tệp nhỏ hơn; danh mục đơn vị lớn nên ghi dưới dạng CSV.",
        "Split the file; write a large registry of units as CSV.",
    ),
)
ANCHOR_OR_ALIAS = Rule(
    code="D107",
    name="anchor-or-alias",
    severity=Severity.ERROR,
    message=Words(
        "«{found}» là cách ghi tắt để lặp lại một đoạn YAML, không được dùng trong tệp định nghĩa.",
        "«{found}» is YAML's shorthand to repeat a part; definitions do not use it.",
    ),
    why=Words(
        "Mỗi chỉ tiêu phải đọc được ngay tại chỗ của nó; cách ghi tắt còn có thể phình ra vô hạn.",
        "Every target must be readable where it stands; and the shorthand can grow without end.",
    ),
    fix=Words(
        "Hãy chép đầy đủ nội dung; nếu đây là văn bản, hãy đặt trong ngoặc kép.",
        "Write the content out; if this is text, quote it.",
    ),
)
MERGE_KEY = Rule(
    code="D108",
    name="merge-key",
    severity=Severity.ERROR,
    message=Words(
        "Khóa «<<» trộn một nhóm khác vào đây, không được dùng trong tệp định nghĩa.",
        "The key «<<» merges another mapping into this one; definitions do not use it.",
    ),
    why=Words(
        "Khóa bị trộn vào không còn chỗ đứng riêng để chỉ ra khi có lỗi.",
        "A merged key has no place of its own to point at when it is wrong.",
    ),
    fix=Words("Hãy ghi đầy đủ các khóa tại đây.", "Write the keys out here."),
)
TAG = Rule(
    code="D109",
    name="tag",
    severity=Severity.ERROR,
    message=Words(
        "«{found}» là thẻ kiểu của YAML, không được dùng trong tệp định nghĩa.",
        "«{found}» is a YAML tag; definitions do not use any.",
    ),
    why=Words(
        "Mọi giá trị được đọc đúng như đã gõ; thẻ kiểu có thể bắt chương trình làm việc khác.",
        "Every value is read as typed; a tag can make a program do something else.",
    ),
    fix=Words(
        "Hãy xóa thẻ này; nếu đây là văn bản, hãy đặt trong ngoặc kép.",
        "Remove the tag; if this is text, quote it.",
    ),
)
DIRECTIVE = Rule(
    code="D110",
    name="directive",
    severity=Severity.ERROR,
    message=Words(
        "Dòng này bắt đầu bằng «%» như một chỉ thị YAML, không được dùng trong tệp định nghĩa.",
        "This line begins with «%» like a YAML directive; definitions do not use any.",
    ),
    why=Words(
        "Vài chục nghìn chỉ thị đủ làm treo máy, và không định nghĩa nào cần đến.",
        "Some ten thousand directives hang the computer, and no definition needs one.",
    ),
    fix=Words(
        "Hãy xóa dòng này; nếu đây là văn bản, hãy thụt đầu dòng.",
        "Remove the line; if this is text, indent it.",
    ),
)
KEY_REPEATED = Rule(
    code="D111",
    name="key-repeated",
    severity=Severity.ERROR,
    message=Words(
        "Khóa «{key}» đã được ghi ở dòng {line}.",
        "The key «{key}» was given in line {line} already.",
    ),
    why=Words(
        "YAML lặng lẽ giữ giá trị sau và bỏ giá trị trước.",
        "YAML silently keeps the later value and drops the earlier one.",
    ),
    fix=Words("Hãy giữ lại một trong hai.", "Keep one of the two."),
)
KEY_NOT_TEXT = Rule(
    code="D112",
    name="key-not-text",
    severity=Severity.ERROR,
    message=Words(
        "Khóa ở đây phải là một từ, nhưng đang là {found}.",
        "The key here must be a word, but is {found}.",
    ),
    why=Words("Mỗi khóa là tên của một giá trị.", "A key is the name of a value."),
    fix=Words(
        "Hãy ghi tên khóa trước dấu hai chấm; nếu đây là văn bản, hãy đặt trong ngoặc kép.",
        "Write the key's name before the colon; if this is text, quote it.",
    ),
)
SEVERAL_DOCUMENTS = Rule(
    code="D113",
    name="several-documents",
    severity=Severity.ERROR,
    message=Words(
        "Từ «---» ở đây bắt đầu một tài liệu YAML thứ hai, nhưng mỗi tệp chỉ được có một.",
        "With «---» a second YAML document begins here, but a file holds only one.",
    ),
    why=Words(
        "Tên tệp là mã của định nghĩa, nên mỗi tệp chỉ chứa một định nghĩa.",
        "The name of the file is the id of the definition, so a file holds one.",
    ),
    fix=Words(
        "Hãy xóa «---» hoặc chuyển phần sau sang tệp khác.",
        "Remove “---” or move what follows into a file of its own.",
    ),
)
DEFINITION_FILE_EMPTY = Rule(
    code="D114",
    name="definition-file-empty",
    severity=Severity.ERROR,
    message=Words("Tệp không có nội dung nào.", "The file has no content."),
    why=Words(
        "Tệp rỗng thường do lần lưu bị gián đoạn.",
        "An empty file usually comes from an interrupted save.",
    ),
    fix=Words("Hãy điền nội dung hoặc xóa tệp.", "Fill in the content or remove the file."),
)

# --- 2: keys and values --------------------------------------------------------------------

KEY_MISSING = Rule(
    code="D201",
    name="key-missing",
    severity=Severity.ERROR,
    message=Words("Ở đây thiếu khóa «{key}».", "The key «{key}» is missing here."),
    why=Words(
        "Điều không được khai báo thì không được đoán.", "What is not declared is not guessed."
    ),
    fix=Words("Hãy thêm «{key}:» với giá trị của nó.", "Add “{key}:” with its value."),
)
KEY_UNKNOWN = Rule(
    code="D202",
    name="key-unknown",
    severity=Severity.ERROR,
    message=Words("Không có khóa nào tên là «{key}».{near}", "No key is called «{key}».{near}"),
    why=Words(
        "Một khóa viết sai sẽ bị bỏ qua mà không ai biết.",
        "A misspelt key would be ignored without anyone noticing.",
    ),
    fix=Words(
        "Hãy xóa khóa này hoặc đổi thành một trong: {known}.",
        "Remove the key or change it to one of: {known}.",
    ),
)
WRONG_SHAPE = Rule(
    code="D203",
    name="wrong-shape",
    severity=Severity.ERROR,
    message=Words(
        "{key} phải là {expected}, nhưng đang là {found}.",
        "{key} must be {expected}, but is {found}.",
    ),
    why=Words(
        "Văn bản, danh sách và nhóm khóa không thay thế được cho nhau.",
        "A text, a list and a mapping cannot stand for each other.",
    ),
    fix=Words("Hãy ghi lại thành {expected}.", "Write it as {expected}."),
)
VALUE_BLANK = Rule(
    code="D204",
    name="value-blank",
    severity=Severity.ERROR,
    message=Words(
        "«{key}» phải có nội dung, nhưng đang để trống.", "«{key}» must have content, but is blank."
    ),
    why=Words(
        "Ô trống không cho biết văn bản ghi gì.", "A blank does not say what the document states."
    ),
    fix=Words("Hãy điền nội dung cho «{key}».", "Fill in “{key}”."),
)
ID_MALFORMED = Rule(
    code="D205",
    name="id-malformed",
    severity=Severity.ERROR,
    message=Words(
        "«{key}» phải gồm chữ thường không dấu a–z, chữ số và dấu gạch nối, nhưng đang ghi «{found}».",
        "«{key}» must consist of small letters a–z, digits and hyphens, but reads «{found}».",
    ),
    why=Words(
        "Mã định danh là tên tệp và được dùng trong lệnh, nên phải gõ được trên mọi máy.",
        "An id is a file name and part of commands, so every computer must be able to type it.",
    ),
    fix=Words("Hãy ghi như «dossiers-paid-online».", "Write it like “dossiers-paid-online”."),
)
CHOICE_UNKNOWN = Rule(
    code="D206",
    name="choice-unknown",
    severity=Severity.ERROR,
    message=Words(
        "«{key}» chỉ nhận một trong: {choices}, nhưng đang ghi «{found}».{near}",
        "«{key}» takes one of: {choices}, but reads «{found}».{near}",
    ),
    why=Words(
        "Mỗi lựa chọn có một ý nghĩa đã định; giá trị khác không có ý nghĩa nào.",
        "Each choice has a meaning of its own; another value has none.",
    ),
    fix=Words("Hãy ghi một trong các giá trị trên.", "Write one of these values."),
)
NOT_TRUE_OR_FALSE = Rule(
    code="D207",
    name="not-true-or-false",
    severity=Severity.ERROR,
    message=Words(
        "«{key}» chỉ nhận true hoặc false, nhưng đang ghi «{found}».",
        "«{key}» takes true or false, but reads «{found}».",
    ),
    why=Words(
        "YAML có hai mươi hai cách viết đúng và sai; ở đây chỉ dùng hai.",
        "YAML knows twenty-two spellings of yes and no; only two are used here.",
    ),
    fix=Words("Hãy ghi true hoặc false.", "Write true or false."),
)
DATE_IMPOSSIBLE = Rule(
    code="D208",
    name="date-impossible",
    severity=Severity.ERROR,
    message=Words(
        "«{key}» phải là một ngày có thật dạng năm-tháng-ngày, nhưng đang ghi «{found}».",
        "«{key}» must be a real date as year-month-day, but reads «{found}».",
    ),
    why=Words(
        "«03/04/2024» được hiểu khác nhau ở các nước; 2024-04-03 thì không.",
        "“03/04/2024” is read differently in different countries; 2024-04-03 is not.",
    ),
    fix=Words("Hãy ghi như 2024-01-29.", "Write it like 2024-01-29."),
)
ITEM_MALFORMED = Rule(
    code="D209",
    name="item-malformed",
    severity=Severity.ERROR,
    message=Words(
        "«{key}» phải là số mục của phụ lục, nhưng đang ghi «{found}».",
        "«{key}» must be an item number of the annex, but reads «{found}».",
    ),
    why=Words(
        "Số mục nối chỉ tiêu với dòng của nó trong phụ lục.",
        "The item number ties the target to its row of the annex.",
    ),
    fix=Words("Hãy ghi như «II», «IV.1» hoặc «2.3».", "Write it like “II”, “IV.1” or “2.3”."),
)
YEAR_OUT_OF_RANGE = Rule(
    code="D210",
    name="year-out-of-range",
    severity=Severity.ERROR,
    message=Words(
        "«{key}» phải là năm từ 2000 đến 2100, nhưng đang ghi «{found}».",
        "«{key}» must be a year from 2000 to 2100, but reads «{found}».",
    ),
    why=Words(
        "Bộ chỉ tiêu được chọn theo năm, nên năm phải đúng.",
        "Target sets are chosen by their year, so it must be right.",
    ),
    fix=Words("Hãy ghi năm bằng bốn chữ số.", "Write the year with four digits."),
)
THRESHOLD_UNREADABLE = Rule(
    code="D211",
    name="threshold-unreadable",
    severity=Severity.ERROR,
    message=Words("Không hiểu mức giao: {reason}", "The threshold is not understood: {reason}"),
    why=Words(
        "Mức giao quyết định đạt hay không đạt, nên không được đoán.",
        "The threshold decides between met and missed, so it is not guessed.",
    ),
    fix=Words(
        "Hãy đối chiếu với văn bản và ghi lại mức giao.",
        "Compare it with the document and write it again.",
    ),
)
THRESHOLD_NOT_A_PERCENTAGE = Rule(
    code="D212",
    name="threshold-not-a-percentage",
    severity=Severity.ERROR,
    message=Words(
        "Mức giao «{found}» tính bằng «{measure}», nhưng chỉ tiêu tỷ lệ phải tính bằng %.",
        "The threshold «{found}» is in «{measure}», but a target on a ratio must be in %.",
    ),
    why=Words(
        "Chỉ tiêu ở đây so b/a với một tỷ lệ phần trăm; điểm và số vụ là đại lượng khác.",
        "A target here compares b/a with a percentage; points and cases are something else.",
    ),
    fix=Words(
        "Hãy ghi mức giao bằng %, hoặc bỏ dòng chỉ tiêu này.",
        "Write the threshold in %, or leave this row out.",
    ),
)
ENTRY_REPEATED = Rule(
    code="D213",
    name="entry-repeated",
    severity=Severity.ERROR,
    message=Words(
        "«{found}» được ghi hai lần trong «{key}».", "«{found}» stands in «{key}» twice."
    ),
    why=Words(
        "Lặp lại thường là quên sửa sau khi chép dòng.",
        "A repetition is usually a copied line that was not changed.",
    ),
    fix=Words("Hãy sửa hoặc xóa một trong hai.", "Change or remove one of the two."),
)
DATES_REVERSED = Rule(
    code="D214",
    name="dates-reversed",
    severity=Severity.ERROR,
    message=Words(
        "Ngày bắt đầu {first} sau ngày kết thúc {last}.",
        "The first day {first} is after the last {last}.",
    ),
    why=Words(
        "Khoảng thời gian như vậy không chứa ngày nào.", "Such a span of time contains no day."
    ),
    fix=Words("Hãy kiểm tra lại hai ngày.", "Check both dates."),
)

# --- 3: the folder as a whole --------------------------------------------------------------

FOLDER_MISSING = Rule(
    code="D301",
    name="folder-missing",
    severity=Severity.ERROR,
    message=Words(
        "Không có thư mục này, trong khi ở đây phải có {expected}.",
        "There is no such folder, but {expected} must be here.",
    ),
    why=Words(
        "Chỉ số và bộ chỉ tiêu được đọc từ hai thư mục indicators và targets.",
        "Indicators and target sets are read from the folders indicators and targets.",
    ),
    fix=Words(
        "Hãy kiểm tra đường dẫn hoặc tạo thư mục này.", "Check the path or create the folder."
    ),
)
NO_TARGET_SET = Rule(
    code="D302",
    name="no-target-set",
    severity=Severity.ERROR,
    message=Words(
        "Thư mục này không có bộ chỉ tiêu nào (tệp .yaml).",
        "This folder holds no target set (no .yaml file).",
    ),
    why=Words(
        "Không có chỉ tiêu thì không có gì để đánh giá.",
        "Without targets there is nothing to judge.",
    ),
    fix=Words(
        "Hãy thêm một tệp .yaml cho mỗi văn bản giao chỉ tiêu.",
        "Add one .yaml file for each decision that assigns targets.",
    ),
)
DEFINITION_FILE_UNREADABLE = Rule(
    code="D303",
    name="definition-file-unreadable",
    severity=Severity.ERROR,
    message=Words("Không đọc được tệp: {reason}.", "The file cannot be read: {reason}."),
    why=Words(
        "Thiếu một tệp định nghĩa là thiếu chỉ tiêu mà không ai biết.",
        "Without one of its files a folder lacks targets and nobody notices.",
    ),
    fix=Words(
        "Hãy kiểm tra quyền đọc hoặc chuyển mục này ra khỏi thư mục.",
        "Check the read permission or move this out of the folder.",
    ),
)
FILE_NOT_READ = Rule(
    code="D304",
    name="file-not-read",
    severity=Severity.NOTE,
    message=Words(
        "Mục này không được đọc: ở đây chỉ đọc tệp {expected}.",
        "This is not read: only {expected} files are read here.",
    ),
    why=Words(
        "Mọi thứ không được dùng đều được nêu tên, để không chỉ tiêu nào bị bỏ sót.",
        "Everything that is not used is named, so that no target is left out unnoticed.",
    ),
    fix=Words(
        "Hãy đổi phần mở rộng của tên nếu đây là định nghĩa; không cần làm gì nếu không phải.",
        "Change the ending of its name if it is a definition; otherwise nothing needs doing.",
    ),
)
ID_NOT_FILE_NAME = Rule(
    code="D305",
    name="id-not-file-name",
    severity=Severity.ERROR,
    message=Words(
        "Mã «{found}» phải trùng với tên tệp «{expected}».",
        "The id «{found}» must equal the name of the file, «{expected}».",
    ),
    why=Words(
        "Tên tệp và mã giống nhau thì tìm một định nghĩa không cần mở tệp nào.",
        "Where name and id agree, a definition is found without opening a file.",
    ),
    fix=Words("Hãy đổi tên tệp hoặc sửa mã.", "Rename the file or change the id."),
)
ID_REPEATED = Rule(
    code="D306",
    name="id-repeated",
    severity=Severity.ERROR,
    message=Words(
        "Mã «{found}» đã được dùng ở {place}.", "The id «{found}» is used at {place} already."
    ),
    why=Words("Một mã chỉ được chỉ về một định nghĩa.", "An id must mean one definition only."),
    fix=Words("Hãy đổi một trong hai mã.", "Change one of the two ids."),
)
DECLARED_INDICATOR_UNKNOWN = Rule(
    code="D307",
    name="declared-indicator-unknown",
    severity=Severity.ERROR,
    message=Words(
        "Thư mục indicators không có chỉ số «{found}».{near}",
        "The folder indicators has no indicator «{found}».{near}",
    ),
    why=Words(
        "Không có định nghĩa của b và a thì không tính được chỉ tiêu.",
        "Without a definition of b and a the target cannot be computed.",
    ),
    fix=Words(
        "Hãy sửa mã hoặc thêm tệp indicators/{found}.yaml.",
        "Correct the id or add the file indicators/{found}.yaml.",
    ),
)
ITEM_REPEATED = Rule(
    code="D308",
    name="item-repeated",
    severity=Severity.ERROR,
    message=Words("Mục {item} đã có ở {place}.", "Item {item} stands at {place} already."),
    why=Words(
        "Số mục phải chỉ về đúng một dòng của phụ lục.",
        "An item number must mean one row of the annex.",
    ),
    fix=Words("Hãy đối chiếu số mục với phụ lục.", "Compare the item numbers with the annex."),
)
TARGET_AMBIGUOUS = Rule(
    code="D309",
    name="target-ambiguous",
    severity=Severity.ERROR,
    message=Words(
        "Chỉ số «{indicator}» đã được giao cho {levels} ở mục {item} ({place}).",
        "The indicator «{indicator}» was assigned to {levels} by item {item} ({place}) already.",
    ),
    why=Words(
        "Hai mức giao cho cùng một chỉ số và cùng một cấp thì không biết theo mức nào.",
        "With two thresholds for one indicator and level there is no telling which applies.",
    ),
    fix=Words(
        "Hãy sửa levels, hoặc lập chỉ số riêng cho một trong hai mục.",
        "Correct levels, or declare an indicator of its own for one of the items.",
    ),
)
SECTION_MISSING = Rule(
    code="D310",
    name="section-missing",
    severity=Severity.ERROR,
    message=Words(
        "Mục {item} thuộc phần «{section}», nhưng sections không có phần này.",
        "Item {item} belongs to section «{section}», which sections does not have.",
    ),
    why=Words(
        "Phụ lục in ra được chia theo các phần của văn bản.",
        "The printed annex is divided into the sections of the document.",
    ),
    fix=Words(
        "Hãy thêm «{section}» vào sections hoặc sửa số mục.",
        "Add “{section}” to sections or correct the item number.",
    ),
)
REGISTRY_UNKNOWN = Rule(
    code="D311",
    name="registry-unknown",
    severity=Severity.ERROR,
    message=Words(
        "Thư mục targets/units không có danh mục đơn vị «{found}».{near}",
        "The folder targets/units has no registry of units «{found}».{near}",
    ),
    why=Words(
        "Danh mục cho biết đơn vị nào phải báo cáo.", "The registry says which units must report."
    ),
    fix=Words(
        "Hãy sửa mã hoặc thêm tệp targets/units/{found}.csv.",
        "Correct the id or add the file targets/units/{found}.csv.",
    ),
)
INDICATOR_UNUSED = Rule(
    code="D312",
    name="indicator-unused",
    severity=Severity.NOTE,
    message=Words(
        "Không chỉ tiêu nào dùng chỉ số «{found}».", "No target uses the indicator «{found}»."
    ),
    why=Words(
        "Chỉ số không được giao thì không bao giờ được đánh giá.",
        "An indicator that is not assigned is never judged.",
    ),
    fix=Words(
        "Không cần làm gì nếu chỉ số dành cho năm khác; nếu không, hãy kiểm tra mã trong bộ chỉ tiêu.",
        "Nothing to do if it is kept for another year; otherwise check the ids in the target sets.",
    ),
)
NAME_SHARED = Rule(
    code="D313",
    name="name-shared",
    severity=Severity.ERROR,
    message=Words(
        "«{found}» cũng là tên của chỉ số «{other}» ({place}) trong bộ {set}.",
        "«{found}» is also a name of the indicator «{other}» ({place}) in the set {set}.",
    ),
    why=Words(
        "Dòng số liệu ghi tên này không thể biết là của chỉ số nào.",
        "A row of counts with this name cannot be told to belong to either.",
    ),
    fix=Words("Hãy đổi hoặc xóa một trong hai tên.", "Change or remove one of the two names."),
)
AGAINST_DIRECTION = Rule(
    code="D314",
    name="threshold-against-direction",
    severity=Severity.WARNING,
    message=Words(
        "Mức giao «{found}» là mức {side}, nhưng chỉ số «{indicator}» ghi «better: {better}».",
        "The threshold «{found}» is a {side}, but the indicator «{indicator}» says «better: {better}».",
    ),
    why=Words(
        "Chỉ số càng cao càng tốt thường được giao mức tối thiểu, càng thấp càng tốt thì mức tối đa.",
        "Where higher is better one assigns a floor, where lower is better a ceiling.",
    ),
    fix=Words(
        "Hãy đối chiếu mức giao với văn bản và xem lại «better» của chỉ số.",
        "Compare the threshold with the document and review the indicator's “better”.",
    ),
)

THRESHOLD_IMPLAUSIBLE = Rule(
    code="D315",
    name="threshold-implausible",
    severity=Severity.WARNING,
    message=Words(
        "Mức giao «{found}» khó đúng: {reason}.",
        "The threshold «{found}» is implausible: {reason}.",
    ),
    why=Words(
        "Mức giao là số phần trăm: 60 là 60%, còn 0,6 là 0,6%.",
        "A threshold is a number of percent: 60 is 60%, and 0.6 is 0.6%.",
    ),
    fix=Words(
        "Hãy đối chiếu với văn bản; nếu đúng là dưới 1% thì ghi kèm dấu %.",
        "Compare it with the document; if it really is below 1%, write it with a percent sign.",
    ),
)
MEASURE_NOT_PERCENT = Rule(
    code="D316",
    name="measure-not-percent",
    severity=Severity.WARNING,
    message=Words(
        "Đơn vị tính là «{found}», nhưng mức giao được hiểu là tỷ lệ phần trăm.",
        "The unit of measure is «{found}», but the threshold is taken for a percentage.",
    ),
    why=Words(
        "Số hồ sơ hay số ngày không so được với một tỷ lệ.",
        "A number of dossiers or days cannot be compared with a ratio.",
    ),
    fix=Words(
        "Hãy kiểm tra đơn vị tính; chỉ tiêu không phải tỷ lệ thì không đưa vào đây.",
        "Check the unit of measure; a target that is no ratio does not belong here.",
    ),
)
EFFECTIVE_IN_OTHER_YEAR = Rule(
    code="D317",
    name="effective-in-other-year",
    severity=Severity.WARNING,
    message=Words(
        "Bộ chỉ tiêu của năm {year}, nhưng ngày hiệu lực không có ngày nào trong năm đó.",
        "The set is of {year}, but it is in effect on no day of that year.",
    ),
    why=Words(
        "«cchc list-targets --on» sẽ không tìm thấy bộ này vào ngày nào của năm.",
        "“cchc list-targets --on” would find this set on no day of the year.",
    ),
    fix=Words(
        "Hãy kiểm tra năm và ngày hiệu lực của bộ chỉ tiêu.",
        "Check the year and the dates of effect of the set.",
    ),
)

# --- 4: the registries of units ------------------------------------------------------------

COLUMN_MISSING = Rule(
    code="D401",
    name="column-missing",
    severity=Severity.ERROR,
    message=Words(
        "Dòng tiêu đề phải có cột «{column}», nhưng chỉ có: {found}.",
        "The heading row must have a column «{column}», but has only: {found}.",
    ),
    why=Words("Mỗi đơn vị phải có mã, tên và cấp.", "A unit must have a code, a name and a level."),
    fix=Words(
        "Hãy thêm cột «{column}»; các cột cách nhau bằng dấu phẩy hoặc chấm phẩy.",
        "Add the column “{column}”; separate columns by commas or semicolons.",
    ),
)
COLUMN_UNKNOWN = Rule(
    code="D402",
    name="column-unknown",
    severity=Severity.ERROR,
    message=Words(
        "Danh mục đơn vị không có cột nào tên là «{column}».{near}",
        "A registry of units has no column called «{column}».{near}",
    ),
    why=Words(
        "Một cột viết sai tên sẽ bị bỏ qua mà không ai biết.",
        "A misspelt column would be ignored without anyone noticing.",
    ),
    fix=Words(
        "Hãy xóa cột này hoặc đổi thành một trong: {known}.",
        "Remove the column or change it to one of: {known}.",
    ),
)
COLUMN_REPEATED = Rule(
    code="D403",
    name="column-repeated",
    severity=Severity.ERROR,
    message=Words(
        "Dòng tiêu đề có hai cột «{column}».", "The heading row has two columns «{column}»."
    ),
    why=Words(
        "Không thể biết cột nào là đúng.", "There is no way to tell which of the two is right."
    ),
    fix=Words("Hãy xóa một trong hai cột.", "Remove one of the two columns."),
)
REGISTRY_ROW_RAGGED = Rule(
    code="D404",
    name="registry-row-ragged",
    severity=Severity.ERROR,
    message=Words(
        "Dòng này có {found} ô, còn dòng tiêu đề có {expected} ô.",
        "This row has {found} cells, the heading row has {expected}.",
    ),
    why=Words(
        "Một dấu phân cách thừa hoặc thiếu làm nội dung lệch sang cột khác.",
        "One separator too many or too few moves the content into other columns.",
    ),
    fix=Words(
        "Hãy kiểm tra các dấu phân cách; nội dung có dấu phân cách phải đặt trong ngoặc kép.",
        "Check the separators; quote text that contains one.",
    ),
)
REGISTRY_QUOTES_BROKEN = Rule(
    code="D405",
    name="registry-quotes-broken",
    severity=Severity.ERROR,
    message=Words(
        "Dấu ngoặc kép mở ở dòng này không được đóng đúng chỗ.",
        "A quotation mark opened in this row is not closed where it should be.",
    ),
    why=Words(
        "Dấu ngoặc kép không đóng nuốt các dòng phía sau.",
        "An unclosed quotation mark swallows the rows behind it.",
    ),
    fix=Words(
        "Hãy thêm hoặc bỏ dấu ngoặc kép ở dòng này.", "Add or remove a quotation mark in this row."
    ),
)
NO_UNITS = Rule(
    code="D406",
    name="no-units",
    severity=Severity.ERROR,
    message=Words("Danh mục này không có đơn vị nào.", "This registry holds no unit."),
    why=Words(
        "Không có đơn vị thì không biết ai phải báo cáo.",
        "Without units there is no telling who must report.",
    ),
    fix=Words("Hãy thêm các đơn vị phải báo cáo.", "Add the units that must report."),
)
CODE_REPEATED = Rule(
    code="D407",
    name="code-repeated",
    severity=Severity.ERROR,
    message=Words(
        "Mã đơn vị «{found}» đã có ở dòng {line}.",
        "The unit code «{found}» stands in line {line} already.",
    ),
    why=Words("Một mã chỉ được chỉ về một đơn vị.", "A code must mean one unit only."),
    fix=Words(
        "Hãy sửa một trong hai mã hoặc xóa dòng lặp.", "Correct one of the codes or remove the row."
    ),
)
PARENT_UNKNOWN = Rule(
    code="D408",
    name="parent-unknown",
    severity=Severity.ERROR,
    message=Words(
        "Đơn vị cấp trên «{found}» không có trong danh mục này.{near}",
        "The parent unit «{found}» is not in this registry.{near}",
    ),
    why=Words(
        "Số liệu của đơn vị không biết cộng vào đâu.",
        "There is no telling where the unit's counts add up.",
    ),
    fix=Words(
        "Hãy ghi mã của một đơn vị trong danh mục, hoặc để trống.",
        "Write the code of a unit of this registry, or leave it blank.",
    ),
)
PARENTS_IN_CIRCLE = Rule(
    code="D409",
    name="parents-in-circle",
    severity=Severity.ERROR,
    message=Words(
        "Đơn vị «{found}» là cấp trên của chính nó: {circle}.",
        "The unit «{found}» is its own parent: {circle}.",
    ),
    why=Words(
        "Cộng số liệu theo một vòng tròn thì không bao giờ xong.",
        "Adding up along a circle never ends.",
    ),
    fix=Words(
        "Hãy sửa «parent» của một trong các đơn vị này.",
        "Correct “parent” of one of these units.",
    ),
)
UNIT_NAME_SHARED = Rule(
    code="D410",
    name="unit-name-shared",
    severity=Severity.WARNING,
    message=Words(
        "Tên «{found}» cũng là tên của đơn vị «{code}» (dòng {line}) cùng cấp trên.",
        "The name «{found}» is also that of the unit «{code}» (line {line}) under the same parent.",
    ),
    why=Words(
        "Số liệu ghi theo tên này sẽ bị từ chối vì không biết là của đơn vị nào.",
        "Counts under this name will be refused, because either unit may be meant.",
    ),
    fix=Words(
        "Hãy đổi một trong hai tên, hoặc ghi valid_from và valid_to nếu hai đơn vị nối tiếp nhau.",
        "Change one of the names, or give valid_from and valid_to if one unit followed the other.",
    ),
)
NAMES_NOT_COMPARED = Rule(
    code="D411",
    name="names-not-compared",
    severity=Severity.NOTE,
    message=Words(
        "Danh mục có {found} đơn vị, nhiều hơn {limit}, nên không tìm các tên trùng nhau.",
        "The registry has {found} units, more than {limit}, so names were not compared.",
    ),
    why=Words(
        "Việc không được kiểm tra thì được nói ra; khi đọc số liệu, tên trùng vẫn bị từ chối.",
        "What was not checked is said; counts under a name of two units are refused all the same.",
    ),
    fix=Words(
        "Hãy ghi mã đơn vị thay cho tên trong số liệu.",
        "Write unit codes instead of names in the counts.",
    ),
)

# --- 5: layouts and recipes ----------------------------------------------------------------

QUANTITY_UNKNOWN = Rule(
    code="D501",
    name="quantity-unknown",
    severity=Severity.ERROR,
    message=Words("Không có đại lượng «{found}».{near}", "There is no quantity «{found}».{near}"),
    why=Words(
        "Tử số và mẫu số chỉ tính được từ những cột mà một biểu mẫu trong layouts/ đã khai báo.",
        "b and a can only be made from columns that a layout in layouts/ declares.",
    ),
    fix=Words(
        "Hãy dùng mã đại lượng có trong một tệp của layouts/, hoặc khai báo thêm ở đó.",
        "Use the id of a quantity in a file under layouts/, or declare it there.",
    ),
)
RECIPE_HALF = Rule(
    code="D502",
    name="recipe-half",
    severity=Severity.ERROR,
    message=Words(
        "«{given}» có quantities, nhưng «{missing}» thì không.",
        "«{given}» has quantities, but «{missing}» has none.",
    ),
    why=Words(
        "Chỉ có một trong hai số thì không tính được tỷ lệ.",
        "One of the two counts alone gives no ratio.",
    ),
    fix=Words(
        "Hãy ghi quantities cho cả tử số và mẫu số, hoặc bỏ cả hai.",
        "Give quantities for both, or for neither.",
    ),
)
HEADING_PATH_REPEATED = Rule(
    code="D503",
    name="heading-path-repeated",
    severity=Severity.ERROR,
    message=Words(
        "Đường dẫn tiêu đề «{found}» đã có nghĩa là «{other}» ({place}).",
        "The heading path «{found}» already means «{other}» ({place}).",
    ),
    why=Words(
        "Một cột chỉ mang một ý nghĩa.",
        "A column has one meaning.",
    ),
    fix=Words("Hãy bỏ một trong hai chỗ.", "Remove one of the two."),
)
GROUP_UNKNOWN = Rule(
    code="D504",
    name="heading-group-unknown",
    severity=Severity.ERROR,
    message=Words(
        "Không có nhóm tiêu đề «{found}» trong groups.{near}",
        "There is no group of headings «{found}» in groups.{near}",
    ),
    why=Words(
        "Dấu $ đứng trước tên một nhóm tiêu đề khai báo trong cùng tệp.",
        "A $ stands before the name of a group of headings declared in the same file.",
    ),
    fix=Words("Hãy sửa tên nhóm hoặc khai báo nhóm đó.", "Correct the name or declare the group."),
)
