"""C-rules: what can be wrong in a submitter's file.

Hundreds are families: 1 the file, 2 a cell, 3 a row, 4 names, 5 periods.  A published code
never changes its meaning and is never used again.
"""

from cchc import limits
from cchc.diagnostics import Finding, Location, Rule, Severity
from cchc.words import Words

# --- 1: the file ---------------------------------------------------------------------------

FILE_EMPTY = Rule(
    code="C101",
    name="file-empty",
    severity=Severity.ERROR,
    message=Words("Tệp không có nội dung nào.", "The file has no content."),
    why=Words(
        "Tệp rỗng thường do lần lưu hoặc lần gửi bị gián đoạn, không có nghĩa là không phát sinh.",
        "An empty file usually comes from an interrupted save or transfer; it does not mean that"
        " nothing arose.",
    ),
    fix=Words(
        "Hãy mở tệp gốc, kiểm tra và gửi lại.", "Open the original, check it and send it again."
    ),
)
NOT_A_TABLE = Rule(
    code="C102",
    name="not-a-table",
    severity=Severity.ERROR,
    message=Words(
        "Tệp này là {kind}, không phải bảng số liệu .csv hoặc .xlsx.",
        "This file is {kind}, not a table of counts (.csv or .xlsx).",
    ),
    why=Words(
        "Loại tệp được nhận biết theo nội dung, không theo phần mở rộng của tên.",
        "What a file is is told from its content, not from the ending of its name.",
    ),
    fix=Words("{way_out}", "{way_out}"),
)
WORKBOOK_DAMAGED = Rule(
    code="C103",
    name="workbook-damaged",
    severity=Severity.ERROR,
    message=Words(
        "Không đọc được tệp Excel: {reason}.",
        "The workbook cannot be read: {reason}.",
    ),
    why=Words(
        "Một tệp Excel hỏng có thể thiếu dòng mà không ai biết, nên không dòng nào được dùng.",
        "A damaged workbook may lack rows without anyone noticing, so none of its rows is used.",
    ),
    fix=Words(
        "Hãy mở tệp bằng Excel, lưu lại thành .xlsx rồi gửi lại.",
        "Open the file in Excel, save it as .xlsx and send it again.",
    ),
)
ENCODING_UNKNOWN = Rule(
    code="C104",
    name="encoding-unknown",
    severity=Severity.ERROR,
    message=Words(
        "Không nhận ra bảng mã của tệp: dòng này có chữ không thuộc {encoding} (byte thứ {position} của"
        " tệp).",
        "The encoding of the file is not recognised: this row has text that is not {encoding} (byte"
        " {position} of the file).",
    ),
    why=Words(
        "Đoán sai bảng mã sẽ làm sai tên đơn vị.",
        "A wrong guess of the encoding would corrupt the names of units.",
    ),
    fix=Words(
        "Hãy mở tệp bằng Excel, lưu ở dạng «CSV UTF-8» hoặc .xlsx rồi gửi lại; nếu biết bảng mã, hãy ghi"
        " bằng --encoding.",
        "Open the file in Excel, save it as “CSV UTF-8” or .xlsx and send it again; if you know the"
        " encoding, name it with --encoding.",
    ),
)
QUOTES_BROKEN = Rule(
    code="C105",
    name="quotes-broken",
    severity=Severity.ERROR,
    message=Words(
        "Dấu ngoặc kép mở ở dòng này không được đóng đúng chỗ.",
        "A quotation mark opened in this row is not closed where it should be.",
    ),
    why=Words(
        "Dấu ngoặc kép không đóng nuốt các dòng phía sau, nên không dòng nào của tệp được dùng.",
        "An unclosed quotation mark swallows the rows behind it, so no row of the file is used.",
    ),
    fix=Words(
        "Hãy thêm hoặc bỏ dấu ngoặc kép ở dòng này.",
        "Add or remove a quotation mark in this row.",
    ),
)
NO_HEADING_ROW = Rule(
    code="C106",
    name="no-heading-row",
    severity=Severity.ERROR,
    message=Words(
        "Không tìm thấy dòng tiêu đề có đủ ba cột chỉ số, tử số b và mẫu số a; còn thiếu: {missing}.",
        "No heading row with the three columns indicator, numerator b and denominator a was found;"
        " missing: {missing}.",
    ),
    why=Words(
        "Cột được nhận biết theo tiêu đề, không theo vị trí.",
        "Columns are recognised by their headings, not by their position.",
    ),
    fix=Words(
        "Hãy đặt tiêu đề, ví dụ: «Chỉ số», «Đơn vị», «Kỳ», «Tử số (b)», «Mẫu số (a)».",
        "Add headings, for example: “Indicator”, “Unit”, “Period”, “Numerator (b)”, “Denominator (a)”.",
    ),
)
HEADING_REPEATED = Rule(
    code="C107",
    name="heading-repeated",
    severity=Severity.ERROR,
    message=Words(
        "Tiêu đề «{heading}» lặp lại ý nghĩa của cột «{other}»: cả hai đều là {meaning}.",
        "The heading «{heading}» repeats what column «{other}» means: both are {meaning}.",
    ),
    why=Words(
        "Không thể biết cột nào là số liệu đúng.",
        "There is no way to tell which of the two columns is right.",
    ),
    fix=Words(
        "Hãy đổi tên hoặc xóa một trong hai cột.", "Rename or remove one of the two columns."
    ),
)
RAGGED_ROW = Rule(
    code="C108",
    name="ragged-row",
    severity=Severity.ERROR,
    message=Words(
        "Dòng này có {found} ô, còn dòng tiêu đề có {expected} ô.",
        "This row has {found} cells, the heading row has {expected}.",
    ),
    why=Words(
        "Một dấu phân cách thừa hoặc thiếu làm các số lệch sang cột khác.",
        "One separator too many or too few moves the numbers into other columns.",
    ),
    fix=Words(
        "Hãy kiểm tra các dấu phân cách của dòng này; nội dung có dấu phân cách phải đặt trong ngoặc kép.",
        "Check the separators of this row; text that contains a separator must be quoted.",
    ),
)
NO_ROWS = Rule(
    code="C109",
    name="no-rows",
    severity=Severity.WARNING,
    message=Words(
        "Dưới dòng tiêu đề không có dòng số liệu nào.",
        "There is no row of counts below the headings.",
    ),
    why=Words(
        "Bảng trống không có nghĩa là không phát sinh.",
        "An empty table does not mean that nothing arose.",
    ),
    fix=Words(
        "Hãy điền số liệu; nếu không phát sinh, hãy ghi 0 ở cả hai cột b và a.",
        "Fill in the counts; if nothing arose, write 0 for both b and a.",
    ),
)
SHEET_NOT_USED = Rule(
    code="C110",
    name="sheet-not-used",
    severity=Severity.NOTE,
    message=Words("Trang tính không được dùng: {reason}.", "The sheet is not used: {reason}."),
    why=Words(
        "Mọi phần của tệp không được dùng đều được nêu tên.",
        "Every part of a file that is not used is named.",
    ),
    fix=Words(
        "Không cần làm gì nếu trang này không chứa số liệu.",
        "Nothing to do if this sheet holds no counts.",
    ),
)
COLUMNS_NOT_USED = Rule(
    code="C111",
    name="columns-not-used",
    severity=Severity.NOTE,
    message=Words("Các cột không được dùng: {columns}.", "Columns that are not used: {columns}."),
    why=Words(
        "Mọi phần của tệp không được dùng đều được nêu tên.",
        "Every part of a file that is not used is named.",
    ),
    fix=Words(
        "Không cần làm gì nếu các cột này chỉ để ghi chú.",
        "Nothing to do if these columns are only remarks.",
    ),
)
FILE_TOO_LARGE = Rule(
    code="C112",
    name="file-too-large",
    severity=Severity.ERROR,
    message=Words(
        "Tệp vượt giới hạn: {what} là {found}, tối đa {limit}.",
        "The file exceeds a limit: {what} is {found}, at most {limit}.",
    ),
    why=Words(
        "Giới hạn giữ cho máy không bị treo vì một tệp hỏng hoặc cố ý gây hại.",
        "The limit keeps a broken or malicious file from hanging the computer.",
    ),
    fix=Words(
        "Hãy chia tệp nhỏ hơn hoặc xóa các phần không dùng.",
        "Split the file or remove the parts that are not needed.",
    ),
)
FILE_UNREADABLE = Rule(
    code="C113",
    name="file-unreadable",
    severity=Severity.ERROR,
    message=Words("Không mở được tệp: {reason}.", "The file cannot be opened: {reason}."),
    why=Words(
        "Tệp có nhưng hệ điều hành không cho đọc.",
        "The file exists but the operating system does not let it be read.",
    ),
    fix=Words(
        "Hãy kiểm tra quyền đọc và đóng tệp nếu đang mở ở chương trình khác.",
        "Check the read permission and close the file if another program has it open.",
    ),
)
HIDDEN_CELLS_USED = Rule(
    code="C114",
    name="hidden-cells-used",
    severity=Severity.NOTE,
    message=Words(
        "{what} đang bị ẩn, nhưng vẫn được đọc.", "{what} hidden, but read all the same."
    ),
    why=Words(
        "Dòng bị lọc hoặc bị ẩn vẫn là số liệu; bỏ qua chúng mà không nói sẽ làm sai tổng số.",
        "Rows that are filtered out or hidden are counts all the same; leaving them out in silence would"
        " make the totals wrong.",
    ),
    fix=Words(
        "Hãy hiện các ô này lên để kiểm tra, hoặc xóa nếu không phải là số liệu.",
        "Unhide these cells and check them, or delete them if they are no counts.",
    ),
)
HEADINGS_CHANGED = Rule(
    code="C115",
    name="headings-changed",
    severity=Severity.ERROR,
    message=Words(
        "Dòng này là một dòng tiêu đề khác với tiêu đề ở dòng {line}; {rows} dòng bên dưới không được dùng.",
        "This row is a heading row that differs from the one in row {line}; the {rows} rows below are not"
        " used.",
    ),
    why=Words(
        "Đọc các dòng bên dưới theo tiêu đề cũ có thể lẫn b với a.",
        "Reading the rows below by the earlier headings could mistake b for a.",
    ),
    fix=Words(
        "Hãy xếp các cột của mọi bảng theo cùng một thứ tự, hoặc để mỗi bảng ở một trang tính.",
        "Put the columns of all tables into the same order, or each table on a sheet of its own.",
    ),
)

FILE_NOT_READ = Rule(
    code="C116",
    name="file-not-read",
    severity=Severity.NOTE,
    message=Words(
        "Tệp trong thư mục không được đọc: {reason}.",
        "A file of the folder is not read: {reason}.",
    ),
    why=Words(
        "Mọi tệp không được dùng đều được nêu tên.",
        "Every file that is not used is named.",
    ),
    fix=Words(
        "Không cần làm gì nếu tệp này không chứa số liệu.",
        "Nothing to do if this file holds no counts.",
    ),
)
FOLDER_EMPTY = Rule(
    code="C117",
    name="folder-empty",
    severity=Severity.ERROR,
    message=Words(
        "Thư mục không có tệp số liệu nào.",
        "The folder has no file of counts.",
    ),
    why=Words(
        "Thư mục trống không có nghĩa là không phát sinh.",
        "An empty folder does not mean that nothing arose.",
    ),
    fix=Words(
        "Hãy kiểm tra tên thư mục và các tệp bên trong.",
        "Check the name of the folder and the files in it.",
    ),
)
ENDING_CONTRADICTS = Rule(
    code="C118",
    name="ending-contradicts-content",
    severity=Severity.NOTE,
    message=Words(
        "Tên tệp có đuôi «{ending}», nhưng nội dung là {kind}; tệp được đọc theo nội dung.",
        "The name of the file ends in «{ending}», but its content is {kind}; it is read as what it"
        " contains.",
    ),
    why=Words(
        "Đổi đuôi của tên không đổi loại tệp; Excel có thể mở tệp như vậy khác với ở đây.",
        "Another ending does not make another kind of file; Excel may open such a file differently.",
    ),
    fix=Words(
        "Hãy lưu tệp đúng loại bằng «Lưu dưới dạng» thay vì đổi tên.",
        "Use “Save as” to choose the kind of file, rather than renaming it.",
    ),
)
ENCODING_GUESSED = Rule(
    code="C119",
    name="encoding-guessed",
    severity=Severity.NOTE,
    message=Words(
        "Tệp không phải UTF-8; chữ được đọc theo bảng mã {encoding}, ví dụ «{found}».",
        "The file is not UTF-8; its text is read as {encoding}, for example «{found}».",
    ),
    why=Words(
        "Bảng mã chỉ được đoán khi mọi chữ đọc ra đều là tiếng Việt.",
        "An encoding is guessed only if all of the text it gives can be Vietnamese.",
    ),
    fix=Words(
        "Không cần làm gì nếu chữ đọc đúng; nếu sai, hãy ghi bảng mã bằng --encoding.",
        "Nothing to do if that reads right; otherwise name the encoding with --encoding.",
    ),
)
SUBMISSION_NOT_READABLE = Rule(
    code="C120",
    name="submission-not-readable",
    severity=Severity.WARNING,
    message=Words(
        "Không đọc được số liệu từ tệp «{ending}» trong thư mục; nếu đây là báo cáo của một đơn vị"
        " thì đơn vị đó chưa được tính.",
        "No counts can be read from a «{ending}» file in the folder; if it is the report of a unit,"
        " that unit is not counted.",
    ),
    why=Words(
        "Đơn vị gửi văn bản, ảnh hoặc tệp nén vẫn là đơn vị đã gửi báo cáo.",
        "A unit that sent a document, a picture or an archive has reported all the same.",
    ),
    fix=Words(
        "Hãy giải nén, hoặc xin bảng số liệu gốc ở dạng .xlsx hoặc .csv; nếu không phải báo cáo,"
        " hãy chuyển tệp ra khỏi thư mục.",
        "Unpack it, or ask for the original table as .xlsx or .csv; if it is no report, move it out"
        " of the folder.",
    ),
)
FORM_OF_ANOTHER_SET = Rule(
    code="C121",
    name="form-of-another-set",
    severity=Severity.ERROR,
    message=Words(
        "Biểu này được lập cho bộ chỉ tiêu {found}, không phải cho {expected}.",
        "This form was made for the target set {found}, not for {expected}.",
    ),
    why=Words(
        "Cùng một số mục, ví dụ I.1, là hai chỉ tiêu khác nhau ở hai bộ, nên không dòng nào được dùng.",
        "The same item, such as I.1, is a different target in each set, so no row is used.",
    ),
    fix=Words(
        "Hãy chọn đúng bộ chỉ tiêu bằng --year hoặc --set, hoặc lập biểu mới bằng"
        " «cchc template --set {expected}».",
        "Choose the right set with --year or --set, or make a new form with"
        " “cchc template --set {expected}”.",
    ),
)
FORM_OUTDATED = Rule(
    code="C122",
    name="form-outdated",
    severity=Severity.WARNING,
    message=Words(
        "Biểu này được lập từ một bản khác của bộ chỉ tiêu {set}: câu chữ, mức giao hoặc ý nghĩa của"
        " a, b đã đổi.",
        "This form was made from another version of the target set {set}: wordings, thresholds or"
        " the meanings of a and b have changed.",
    ),
    why=Words(
        "Số liệu được đánh giá theo bộ chỉ tiêu đang dùng, không theo biểu đã điền.",
        "The counts are judged by the targets in use, not by what the form said.",
    ),
    fix=Words(
        "Hãy lập biểu mới bằng «cchc template --set {set}» và kiểm tra lại số liệu theo biểu đó.",
        "Make a new form with “cchc template --set {set}” and check the counts against it.",
    ),
)
FORM_ALTERED = Rule(
    code="C123",
    name="form-altered",
    severity=Severity.WARNING,
    message=Words(
        "Ô này của biểu đã bị sửa: lúc lập là «{expected}», nay là «{found}».",
        "This cell of the form was altered: it was made as «{expected}» and now reads «{found}».",
    ),
    why=Words(
        "Dòng, cột bị sửa hoặc đổi chỗ có thể làm số liệu rơi vào chỉ tiêu khác.",
        "Altered or moved rows and columns may put counts under another target.",
    ),
    fix=Words(
        "Hãy khôi phục ô này, hoặc chép số liệu sang một biểu mới.",
        "Restore the cell, or copy the counts into a new form.",
    ),
)
FILE_IDENTICAL = Rule(
    code="C124",
    name="file-identical",
    severity=Severity.NOTE,
    message=Words(
        "Tệp này giống hệt «{other}»; chỉ tính một lần.",
        "This file is identical to «{other}»; they count once.",
    ),
    why=Words(
        "Cùng một tệp thường được gửi hoặc sao chép hai lần.",
        "The same file is often sent or copied twice.",
    ),
    fix=Words(
        "Nên xóa một trong hai tệp; nếu là của hai đơn vị thì một đơn vị đã gửi nhầm tệp.",
        "Better remove one of the two; if they are of two units, one of them sent the wrong file.",
    ),
)
FORM_CHOICE_BLANK = Rule(
    code="C125",
    name="form-choice-blank",
    severity=Severity.ERROR,
    message=Words(
        "Ô này của biểu chưa được chọn ({heading}), nên số liệu trong biểu không được đọc.",
        "This cell of the form was not chosen ({heading}), so the counts of the form are not read.",
    ),
    why=Words(
        "Mọi dòng của biểu lấy đơn vị và kỳ báo cáo từ các ô chọn ở đầu biểu.",
        "Every row of the form takes unit and period from the cells to choose at its top.",
    ),
    fix=Words(
        "Hãy chọn trong danh sách ở ô này; không cần sửa từng dòng.",
        "Choose from the list in this cell; the rows need no change.",
    ),
)

# --- 2: a cell -----------------------------------------------------------------------------

NOT_A_COUNT = Rule(
    code="C201",
    name="not-a-count",
    severity=Severity.ERROR,
    message=Words(
        "Ô này phải là số nguyên không âm, nhưng đang ghi «{found}».",
        "This cell must be a whole number, not negative, but reads «{found}».",
    ),
    why=Words("Tử số và mẫu số là số đếm.", "Numerator and denominator are counts."),
    fix=Words("Hãy ghi số lượng bằng chữ số 0–9.", "Write the count with the digits 0–9."),
)
BADLY_GROUPED = Rule(
    code="C202",
    name="badly-grouped",
    severity=Severity.ERROR,
    message=Words(
        "«{found}» không rõ là số nào: chỉ dấu chấm được dùng để tách từng nhóm ba chữ số (1.234).",
        "«{found}» is no clear number: only a point marks groups of three digits (1.234).",
    ),
    why=Words(
        "«5.9123» có thể là 59.123 hoặc 5,9123; số không rõ thì không được đoán.",
        "“5.9123” may be 59,123 or 5.9123; an unclear number is not guessed.",
    ),
    fix=Words(
        "Hãy ghi liền các chữ số (như 1234) hoặc tách từng nhóm ba chữ số bằng dấu chấm (như 1.234).",
        "Write the digits without separators (like 1234) or in groups of three with points (like"
        " 1.234).",
    ),
)
FRACTIONAL = Rule(
    code="C203",
    name="fractional-count",
    severity=Severity.ERROR,
    message=Words(
        "Ô này phải là số nguyên, nhưng đang là số lẻ «{found}».",
        "This cell must be a whole number, but is the fraction «{found}».",
    ),
    why=Words(
        "Số hồ sơ không thể lẻ; khi mở tệp bằng Excel tiếng Anh, «1.234» đã thành số 1,234.",
        "Dossiers are not counted in fractions; in an English Excel “1.234” has become the fraction"
        " 1.234.",
    ),
    fix=Words(
        "Hãy đối chiếu với số gốc và ghi lại số nguyên.",
        "Compare with the original figure and write the whole number.",
    ),
)
PERCENTAGE = Rule(
    code="C204",
    name="percentage-for-count",
    severity=Severity.ERROR,
    message=Words(
        "Ô này phải là số lượng, nhưng đang ghi tỷ lệ «{found}».",
        "This cell must be a count, but holds the percentage «{found}».",
    ),
    why=Words(
        "Tỷ lệ được tính từ b và a; không cộng hoặc trung bình các tỷ lệ.",
        "The ratio is computed from b and a; percentages are never added or averaged.",
    ),
    fix=Words("Hãy ghi số lượng thay cho tỷ lệ.", "Write the count instead of the percentage."),
)
NEGATIVE = Rule(
    code="C205",
    name="negative-count",
    severity=Severity.ERROR,
    message=Words(
        "Ô này phải là số nguyên không âm, nhưng đang ghi «{found}».",
        "This cell must be a whole number, not negative, but reads «{found}».",
    ),
    why=Words("Số đếm không thể âm.", "A count cannot be negative."),
    fix=Words("Hãy kiểm tra số gốc và ghi lại.", "Check the original figure and write it again."),
)
DATE = Rule(
    code="C206",
    name="date-for-count",
    severity=Severity.ERROR,
    message=Words(
        "Ô này phải là số lượng, nhưng có định dạng ngày giờ: đang hiện {found}.",
        "This cell must be a count, but is formatted as a date: it shows {found}.",
    ),
    why=Words(
        "Excel tự đổi «3/4» thành ngày; không thể biết số ban đầu.",
        "Excel turns “3/4” into a date by itself; the original number cannot be known.",
    ),
    fix=Words(
        "Hãy đổi định dạng ô thành Số (Number) rồi nhập lại số lượng.",
        "Change the cell's format to Number and enter the count again.",
    ),
)
BOOLEAN = Rule(
    code="C207",
    name="boolean-for-count",
    severity=Severity.ERROR,
    message=Words(
        "Ô này phải là số lượng, nhưng là giá trị đúng/sai «{found}».",
        "This cell must be a count, but is the true/false value «{found}».",
    ),
    why=Words("TRUE không phải là 1.", "TRUE is not 1."),
    fix=Words("Hãy nhập số lượng.", "Enter the count."),
)
ERROR_CELL = Rule(
    code="C208",
    name="error-cell",
    severity=Severity.ERROR,
    message=Words(
        "Công thức trong ô này báo lỗi «{found}».",
        "The formula in this cell gives the error «{found}».",
    ),
    why=Words(
        "Ô báo lỗi không phải là ô trống và không phải là 0.",
        "An error cell is neither blank nor 0.",
    ),
    fix=Words(
        "Hãy sửa công thức hoặc nhập thẳng số lượng.", "Mend the formula or enter the count itself."
    ),
)
FORMULA_NOT_CALCULATED = Rule(
    code="C209",
    name="formula-not-calculated",
    severity=Severity.ERROR,
    message=Words(
        "Công thức «{found}» trong ô này chưa được tính, nên ô chưa có giá trị.",
        "The formula «{found}» in this cell was never calculated, so the cell has no value.",
    ),
    why=Words(
        "Tệp do chương trình khác tạo ra thường chỉ có công thức; ô như vậy không phải là ô trống.",
        "Files written by other programs often hold only the formula; such a cell is not blank.",
    ),
    fix=Words(
        "Hãy mở tệp bằng Excel, nhấn Ctrl+Alt+F9, lưu lại rồi gửi lại.",
        "Open the file in Excel, press Ctrl+Alt+F9, save it and send it again.",
    ),
)
COUNT_TOO_LARGE = Rule(
    code="C210",
    name="count-too-large",
    severity=Severity.ERROR,
    message=Words(
        "«{found}» lớn hơn {limit}: không thể là số hồ sơ.",
        "«{found}» is more than {limit}: it cannot be a number of dossiers.",
    ),
    why=Words(
        "Số quá lớn thường do dán nhầm mã số hoặc ghép hai ô.",
        "Too large a number is usually a pasted code or two cells joined.",
    ),
    fix=Words("Hãy kiểm tra số gốc và ghi lại.", "Check the original figure and write it again."),
)
READ_AS_NUMBER = Rule(
    code="C211",
    name="read-as-number",
    severity=Severity.NOTE,
    message=Words(
        "«{found}» được đọc là {count}; cột «{column}» có {times} ô viết cách này.",
        "«{found}» is read as {count}; column «{column}» has {times} cells written this way.",
    ),
    why=Words(
        "Dấu chấm giữa các nhóm ba chữ số là dấu phân cách hàng nghìn.",
        "A point between groups of three digits separates thousands.",
    ),
    fix=Words("Không cần làm gì nếu số đọc được là đúng.", "Nothing to do if the number is right."),
)
READ_AS_NOTHING = Rule(
    code="C212",
    name="read-as-nothing-arose",
    severity=Severity.NOTE,
    message=Words(
        "«{found}» được hiểu là không phát sinh (0); cột «{column}» có {times} ô viết cách này.",
        "«{found}» is read as nothing arose (0); column «{column}» has {times} cells written this way.",
    ),
    why=Words(
        "Dấu gạch ngang và «KPS» được dùng để ghi không phát sinh; ô trống thì không.",
        "A dash or “KPS” stands for nothing arose; a blank cell does not.",
    ),
    fix=Words("Nên ghi 0 cho rõ.", "Better write 0."),
)
FORMULA_STORED_ZERO = Rule(
    code="C213",
    name="formula-stored-zero",
    severity=Severity.WARNING,
    message=Words(
        "Công thức «{found}» đang lưu giá trị 0; nếu tệp do phần mềm xuất ra, có thể công thức chưa"
        " được tính.",
        "The formula «{found}» has the stored value 0; if software exported the file, the formula may"
        " never have been calculated.",
    ),
    why=Words(
        "Một số phần mềm ghi sẵn số 0 cho mọi công thức.",
        "Some software writes 0 as the result of every formula.",
    ),
    fix=Words(
        "Hãy mở tệp bằng Excel, nhấn Ctrl+Alt+F9 và xem số có đổi không.",
        "Open the file in Excel, press Ctrl+Alt+F9 and see whether the number changes.",
    ),
)
HALF_REPORTED = Rule(
    code="C214",
    name="half-reported",
    severity=Severity.WARNING,
    message=Words(
        "Chỉ có {given}, còn {missing} để trống: dòng này được coi là chưa báo cáo.",
        "Only {given} is given, {missing} is blank: this row counts as not reported.",
    ),
    why=Words(
        "Ô trống không phải là 0 và không phải là không phát sinh.",
        "A blank cell is not 0, nor does it say that nothing arose.",
    ),
    fix=Words(
        "Hãy điền ô còn trống; nếu không có hồ sơ nào thì ghi 0.",
        "Fill in the blank cell; where there is none, write 0.",
    ),
)

MERGED_COUNT = Rule(
    code="C215",
    name="merged-count",
    severity=Severity.WARNING,
    message=Words(
        "Các ô {range} bị gộp; «{found}» chỉ được tính cho ô đầu, các ô còn lại được coi là trống.",
        "The cells {range} are merged; «{found}» counts for the first of them, the others are blank.",
    ),
    why=Words(
        "Một số chung cho nhiều dòng có thể là tổng của chúng; chép xuống từng dòng sẽ làm tổng số tăng lên.",
        "One number for several rows may be their sum; copied into each it would swell the totals.",
    ),
    fix=Words(
        "Hãy bỏ gộp các ô này và ghi số của từng dòng, từng cột.",
        "Unmerge these cells and write the number of each row and column.",
    ),
)
NOTHING_BESIDE_COUNT = Rule(
    code="C216",
    name="nothing-beside-a-count",
    severity=Severity.WARNING,
    message=Words(
        "«{found}» ở {column} được hiểu là 0, trong khi {other} là {count}.",
        "«{found}» as {column} is read as 0, while {other} is {count}.",
    ),
    why=Words(
        "Dấu gạch ngang cũng được dùng khi chưa có số liệu; khi đó 0 dẫn đến kết luận sai.",
        "A dash is also used where there are no counts yet; read as 0 it then misleads.",
    ),
    fix=Words(
        "Hãy ghi 0 nếu không phát sinh, để trống nếu chưa có số liệu.",
        "Write 0 if nothing arose; leave the cell blank if there are no counts yet.",
    ),
)

# --- 3: a row ------------------------------------------------------------------------------

NUMERATOR_EXCEEDS_DENOMINATOR = Rule(
    code="C301",
    name="numerator-exceeds-denominator",
    severity=Severity.ERROR,
    message=Words(
        "Tử số {numerator} lớn hơn mẫu số {denominator}, trong khi b là một phần của a.",
        "The numerator {numerator} exceeds the denominator {denominator}, though b is a part of a.",
    ),
    why=Words(
        "Một phần không thể lớn hơn tổng số; thường là hai cột bị đổi chỗ hoặc b tính cả hồ sơ kỳ trước.",
        "A part cannot exceed the whole; most often the columns were swapped, or b counts dossiers of an"
        " earlier period as well.",
    ),
    fix=Words(
        "Hãy kiểm tra xem hai cột tử số và mẫu số có bị đổi chỗ cho nhau không.",
        "Check whether numerator and denominator were swapped.",
    ),
)
REPORTED_TWICE_DIFFERENTLY = Rule(
    code="C302",
    name="reported-twice-differently",
    severity=Severity.ERROR,
    message=Words(
        "Số liệu {this} ở đây khác với {other} tại {place} cho cùng đơn vị, chỉ số và kỳ.",
        "The counts {this} here differ from {other} at {place} for the same unit, indicator and period.",
    ),
    why=Words(
        "Không thể biết số nào đúng, nên cả hai dòng đều không được đánh giá.",
        "There is no way to tell which is right, so neither row is judged.",
    ),
    fix=Words("Hãy chỉ giữ lại dòng đúng.", "Keep only the row that is right."),
)
REPORTED_TWICE = Rule(
    code="C303",
    name="reported-twice",
    severity=Severity.NOTE,
    message=Words(
        "Dòng này lặp lại số liệu tại {place}; chỉ tính một lần.",
        "This row repeats the counts at {place}; they count once.",
    ),
    why=Words(
        "Cùng đơn vị, chỉ số, kỳ và cùng số liệu.",
        "Same unit, indicator and period, same counts.",
    ),
    fix=Words("Nên xóa dòng lặp.", "Better remove the repeated row."),
)
ROW_NOT_USED = Rule(
    code="C304",
    name="row-not-used",
    severity=Severity.NOTE,
    message=Words("Dòng này không được dùng: {reason}.", "This row is not used: {reason}."),
    why=Words(
        "Mọi phần của tệp không được dùng đều được nêu tên.",
        "Every part of a file that is not used is named.",
    ),
    fix=Words(
        "Không cần làm gì nếu dòng này không phải là số liệu.",
        "Nothing to do if this row holds no counts.",
    ),
)

MERGED_CELLS_FILLED = Rule(
    code="C305",
    name="merged-cells-filled",
    severity=Severity.NOTE,
    message=Words(
        "Cột «{column}» có ô gộp, ví dụ {range}; {rows} dòng lấy nội dung ở ô đầu của vùng gộp.",
        "Column «{column}» has merged cells, such as {range}; {rows} rows take what the first cell of"
        " theirs says.",
    ),
    why=Words(
        "Tên đơn vị, chỉ tiêu hoặc kỳ trong ô gộp là của mọi dòng trong vùng; số liệu thì không.",
        "A unit, target or period in merged cells is that of all their rows; a count is not.",
    ),
    fix=Words("Không cần làm gì nếu hiểu đúng.", "Nothing to do if that is right."),
)

# --- 4: names ------------------------------------------------------------------------------

INDICATOR_UNKNOWN = Rule(
    code="C401",
    name="indicator-unknown",
    severity=Severity.ERROR,
    message=Words(
        "Bộ chỉ tiêu {set} không có chỉ tiêu nào tên là «{found}».{near}",
        "The target set {set} has no target called «{found}».{near}",
    ),
    why=Words(
        "Chỉ tiêu có thể ghi bằng mã chỉ số, số mục trong phụ lục (ví dụ IV.1) hoặc tên.",
        "A target may be given by the indicator's id, the annex item (such as IV.1) or its wording.",
    ),
    fix=Words(
        "Hãy chạy «cchc list-targets --year {year}» để xem tên và mã.",
        "Run “cchc list-targets --year {year}” to see names and ids.",
    ),
)
INDICATOR_BLANK = Rule(
    code="C402",
    name="indicator-blank",
    severity=Severity.ERROR,
    message=Words(
        "Dòng này có nội dung nhưng không ghi chỉ số.",
        "This row has content but names no indicator.",
    ),
    why=Words(
        "Không biết số liệu này thuộc chỉ tiêu nào.",
        "There is no way to tell which target these counts belong to.",
    ),
    fix=Words(
        "Hãy ghi mã hoặc tên chỉ số, hoặc xóa dòng.",
        "Write the indicator's id or name, or remove the row.",
    ),
)
INDICATOR_CONTRADICTORY = Rule(
    code="C403",
    name="indicator-contradictory",
    severity=Severity.ERROR,
    message=Words(
        "«{found}» và «{other}» trong cùng một dòng là hai chỉ tiêu khác nhau.",
        "«{found}» and «{other}» in the same row are two different targets.",
    ),
    why=Words(
        "Hai cột cùng ghi chỉ tiêu phải chỉ về một chỉ tiêu.",
        "Two columns that name the target must name the same one.",
    ),
    fix=Words("Hãy sửa một trong hai ô.", "Correct one of the two cells."),
)
INDICATOR_AMBIGUOUS = Rule(
    code="C404",
    name="indicator-ambiguous",
    severity=Severity.ERROR,
    message=Words(
        "«{found}» có thể là nhiều chỉ số: {candidates}.",
        "«{found}» may be several indicators: {candidates}.",
    ),
    why=Words(
        "Tên gần giống không được đoán: hai chỉ số có thể chỉ khác nhau một chữ.",
        "A name that is only similar is not guessed: two indicators may differ by one word.",
    ),
    fix=Words(
        "Hãy ghi mã chỉ số hoặc số mục trong phụ lục thay cho tên.",
        "Write the indicator's id or the annex item instead.",
    ),
)
ITEMS_FROM_NUMBERS = Rule(
    code="C405",
    name="items-from-numbers",
    severity=Severity.NOTE,
    message=Words(
        "Cột «{heading}» ghi số mục trong phụ lục, nên chỉ tiêu được lấy từ cột này.",
        "The column «{heading}» holds annex items, so the targets are taken from it.",
    ),
    why=Words(
        "Tên chỉ tiêu trong bảng không đủ để biết là chỉ tiêu nào, còn mọi số ở cột này đều là số mục.",
        "The names in the table do not tell which targets are meant, but every number here is an item.",
    ),
    fix=Words(
        "Hãy đổi tiêu đề của cột thành «Mục» nếu hiểu đúng; nếu không, hãy ghi đúng tên chỉ tiêu.",
        "If that is right, call the column “Mục”; if not, write the wording of the targets.",
    ),
)
UNIT_UNKNOWN = Rule(
    code="C411",
    name="unit-unknown",
    severity=Severity.WARNING,
    message=Words(
        "Đơn vị «{found}» không có trong danh mục {registry}.{near}",
        "The unit «{found}» is not in the registry {registry}.{near}",
    ),
    why=Words(
        "Số liệu vẫn được đánh giá, nhưng không biết cấp của đơn vị và đơn vị này có thể bị ghi sai tên.",
        "The counts are judged all the same, but the unit's level is not known and its name may be"
        " misspelt.",
    ),
    fix=Words(
        "Hãy sửa tên theo danh mục, ghi mã đơn vị, hoặc bổ sung đơn vị vào danh mục.",
        "Correct the name after the registry, write the unit's code, or add the unit to the registry.",
    ),
)
UNIT_AMBIGUOUS = Rule(
    code="C412",
    name="unit-ambiguous",
    severity=Severity.ERROR,
    message=Words(
        "«{found}» có thể là nhiều đơn vị: {candidates}.",
        "«{found}» may be several units: {candidates}.",
    ),
    why=Words(
        "Tên gần giống không được đoán: hai xã có thể chỉ khác nhau một dấu.",
        "A name that is only similar is not guessed: two communes may differ by one mark.",
    ),
    fix=Words(
        "Hãy ghi mã đơn vị thay cho tên, hoặc ghi tên đúng từng dấu như trong danh mục.",
        "Write the unit's code instead, or the name with every mark as in the registry.",
    ),
)
UNIT_BLANK = Rule(
    code="C413",
    name="unit-blank",
    severity=Severity.ERROR,
    message=Words(
        "Dòng này có số liệu nhưng không ghi đơn vị.", "This row has counts but names no unit."
    ),
    why=Words(
        "Không biết số liệu này của đơn vị nào.", "There is no way to tell whose counts these are."
    ),
    fix=Words(
        "Hãy ghi tên hoặc mã đơn vị ở từng dòng; ô trống không lấy theo dòng trên.",
        "Write the unit's name or code in every row; a blank cell does not repeat the one above.",
    ),
)
UNIT_CONTRADICTORY = Rule(
    code="C414",
    name="unit-contradictory",
    severity=Severity.ERROR,
    message=Words(
        "«{found}» và «{other}» trong cùng một dòng là hai đơn vị khác nhau.",
        "«{found}» and «{other}» in the same row are two different units.",
    ),
    why=Words(
        "Mã và tên đơn vị trong một dòng phải chỉ về một đơn vị.",
        "The code and the name in one row must mean the same unit.",
    ),
    fix=Words("Hãy sửa mã hoặc tên đơn vị.", "Correct the code or the name."),
)
MAYBE_COUNTED_TWICE = Rule(
    code="C415",
    name="maybe-counted-twice",
    severity=Severity.WARNING,
    message=Words(
        "«{unit}» có thể là «{near}», đơn vị này cũng đã báo cáo {item}; tổng có thể đã tính hai lần.",
        "«{unit}» may be «{near}», which reported {item} as well; the total may count it twice.",
    ),
    why=Words(
        "Đơn vị không có trong danh mục được tính riêng, vì tên gần giống không được đoán.",
        "A unit outside the registry counts on its own, since a name that is only similar is not guessed.",
    ),
    fix=Words(
        "Nếu là một đơn vị, hãy sửa tên và chỉ giữ một dòng; nếu không, hãy bổ sung vào danh mục.",
        "If they are one unit, correct the name and keep one row; if not, add it to the registry.",
    ),
)
READ_AS_NAME = Rule(
    code="C421",
    name="read-as-name",
    severity=Severity.NOTE,
    message=Words("«{found}» được hiểu là «{name}»{how}.", "«{found}» is read as «{name}»{how}."),
    why=Words(
        "Tên được so khớp không phân biệt hoa thường, cách bỏ dấu và cách viết tắt thông dụng.",
        "Names match regardless of case, of where the tone mark stands and of common abbreviations.",
    ),
    fix=Words("Không cần làm gì nếu hiểu đúng.", "Nothing to do if that is right."),
)
UNIT_FROM_TITLE = Rule(
    code="C422",
    name="unit-from-title",
    severity=Severity.NOTE,
    message=Words(
        "Số liệu được hiểu là của «{unit}», lấy từ «{found}».",
        "The counts are taken as those of «{unit}», from «{found}».",
    ),
    why=Words(
        "Bảng không có cột đơn vị; đơn vị báo cáo được ghi ở phía trên bảng.",
        "The table has no column of units; who reports stands above it.",
    ),
    fix=Words("Không cần làm gì nếu hiểu đúng.", "Nothing to do if that is right."),
)
PARTS_EXCEED_UNIT = Rule(
    code="C433",
    name="parts-exceed-unit",
    severity=Severity.WARNING,
    message=Words(
        "{parts} đơn vị, cá nhân trong «{unit}» cộng lại là {these}, lớn hơn số của chính «{unit}» ({this}).",
        "The {parts} parts of «{unit}» add up to {these}, more than «{unit}» itself ({this}).",
    ),
    why=Words(
        "Hồ sơ của từng người đã nằm trong số của phòng; tổng lấy số của phòng.",
        "The dossiers of each person are in those of the room; totals take those of the room.",
    ),
    fix=Words(
        "Hãy đối chiếu số của phòng với số của từng người.",
        "Compare the counts of the room with those of each person.",
    ),
)
UNIT_NOT_VALID = Rule(
    code="C416",
    name="unit-not-valid",
    severity=Severity.WARNING,
    message=Words(
        "«{unit}» chỉ có hiệu lực {valid}, không có trong kỳ được đánh giá; dòng này vẫn được đánh giá.",
        "«{unit}» is valid {valid} only, not in the period that is judged; this row is judged all the"
        " same.",
    ),
    why=Words(
        "Đơn vị đã giải thể hoặc chưa thành lập thì không thể có hồ sơ trong kỳ.",
        "A body that no longer exists, or not yet, cannot have had dossiers in the period.",
    ),
    fix=Words(
        "Hãy kiểm tra kỳ báo cáo, hoặc ngày hiệu lực trong danh mục đơn vị.",
        "Check the period, or the dates of validity in the registry.",
    ),
)
COUNTS_OF_THE_BODY = Rule(
    code="C423",
    name="counts-of-the-body",
    severity=Severity.NOTE,
    message=Words(
        "Bảng không ghi đơn vị; số liệu được coi là của «{unit}».",
        "The table names no unit; its counts are taken as those of «{unit}».",
    ),
    why=Words(
        "Bảng của một đơn vị cấp dưới không ghi tên sẽ bị tính là số liệu của cấp trên.",
        "A table of a sub-unit that does not give its name is judged as that of the body above.",
    ),
    fix=Words(
        "Nếu là của đơn vị khác, hãy ghi phía trên bảng «Đơn vị báo cáo: …».",
        "If they are of another unit, write “Đơn vị báo cáo: …” above the table.",
    ),
)
NOT_ASSIGNED = Rule(
    code="C431",
    name="target-not-assigned",
    severity=Severity.WARNING,
    message=Words(
        "«{unit}» ({level}) không được giao chỉ tiêu {item}; dòng này không được đánh giá.",
        "«{unit}» ({level}) is not assigned target {item}; this row is not judged.",
    ),
    why=Words(
        "Mỗi chỉ tiêu chỉ ràng buộc những cấp, hoặc những đơn vị, mà văn bản giao.",
        "A target binds only the levels, or the units, to which it is assigned.",
    ),
    fix=Words(
        "Hãy kiểm tra lại mục chỉ tiêu hoặc tên đơn vị.", "Check the item or the name of the unit."
    ),
)
OWN_ROWS_NOT_ADDED = Rule(
    code="C432",
    name="own-rows-not-added",
    severity=Severity.NOTE,
    message=Words(
        "{rows} dòng của «{unit}» được đánh giá riêng, không cộng vào tổng: tổng là của các đơn vị khác.",
        "{rows} rows of «{unit}» are judged by themselves and not added to the totals of the other units.",
    ),
    why=Words(
        "Số liệu của cơ quan được giao cả bộ chỉ tiêu thường đã gồm số liệu của các đơn vị.",
        "The counts of the body that the whole set belongs to usually hold those of its units.",
    ),
    fix=Words("Không cần làm gì nếu hiểu đúng.", "Nothing to do if that is right."),
)

# --- 5: periods ----------------------------------------------------------------------------

PERIOD_UNREADABLE = Rule(
    code="C501",
    name="period-unreadable",
    severity=Severity.ERROR,
    message=Words(
        "Không hiểu kỳ báo cáo «{found}».", "The reporting period «{found}» is not understood."
    ),
    why=Words(
        "Kỳ báo cáo là một tháng, quý, 6 tháng, 9 tháng hoặc năm.",
        "A reporting period is a month, a quarter, six or nine months, or a year.",
    ),
    fix=Words(
        "Hãy ghi như «Quý III/2024», «Tháng 9/2024», «6 tháng đầu năm 2024» hoặc «2024».",
        "Write it like “2024-Q3”, “2024-09”, “6 tháng đầu năm 2024” or “2024”.",
    ),
)
PERIOD_OF_ANOTHER_YEAR = Rule(
    code="C502",
    name="period-of-another-year",
    severity=Severity.ERROR,
    message=Words(
        "Kỳ «{found}» không thuộc năm {year} của bộ chỉ tiêu.",
        "The period «{found}» is not in {year}, the year of the target set.",
    ),
    why=Words(
        "Chỉ tiêu của một năm không được dùng cho số liệu của năm khác.",
        "The targets of one year do not apply to the counts of another.",
    ),
    fix=Words(
        "Hãy sửa kỳ báo cáo, hoặc chọn đúng năm bằng --year.",
        "Correct the period, or choose the right year with --year.",
    ),
)
PERIOD_BLANK = Rule(
    code="C503",
    name="period-blank",
    severity=Severity.ERROR,
    message=Words(
        "Dòng này có số liệu nhưng không ghi kỳ báo cáo.",
        "This row has counts but names no period.",
    ),
    why=Words(
        "Bảng có cột kỳ báo cáo, nên không thể biết dòng này thuộc kỳ nào.",
        "The table has a column of periods, so there is no way to tell which one this row means.",
    ),
    fix=Words("Hãy ghi kỳ báo cáo.", "Write the period."),
)
PERIOD_BY_DATES = Rule(
    code="C505",
    name="period-by-dates",
    severity=Severity.NOTE,
    message=Words(
        "«{found}» được hiểu là {period}, {calendar}.",
        "«{found}» is read as {period}, {calendar}.",
    ),
    why=Words(
        "Báo cáo nhà nước tính quý từ ngày 15 đến ngày 14, Cổng Dịch vụ công quốc gia tính theo tháng dương"
        " lịch; cùng một quý có hai cách ghi ngày.",
        "State reporting counts from the 15th to the 14th, the national portal by calendar months; one"
        " quarter has two pairs of dates.",
    ),
    fix=Words("Không cần làm gì nếu hiểu đúng.", "Nothing to do if that is right."),
)
PERIOD_NOT_JUDGED = Rule(
    code="C504",
    name="period-not-judged",
    severity=Severity.NOTE,
    message=Words(
        "{rows} dòng của kỳ {period} không nằm trong kỳ được đánh giá ({judged}) nên không được đánh giá;"
        " chọn kỳ khác bằng --period.",
        "{rows} rows of {period} lie outside the period that is judged ({judged}) and are not judged;"
        " --period chooses another one.",
    ),
    why=Words(
        "Mỗi lần chỉ đánh giá một kỳ.",
        "One period is judged at a time.",
    ),
    fix=Words(
        "Không cần làm gì nếu đúng là kỳ cần đánh giá.",
        "Nothing to do if that is the period you want.",
    ),
)
FEW_ROWS_JUDGED = Rule(
    code="C506",
    name="few-rows-judged",
    severity=Severity.WARNING,
    message=Words(
        "Kỳ được đánh giá là {judged} nhưng chỉ {used} dòng thuộc kỳ này; {unused} dòng thuộc kỳ khác.",
        "The period judged is {judged}, but only {used} rows belong to it; {unused} belong to others.",
    ),
    why=Words(
        "Khi không chọn kỳ, chương trình lấy khoảng dài nhất kể từ tháng 1; một dòng lạc kỳ có thể làm"
        " đổi kỳ được đánh giá.",
        "Where no period is chosen the longest stretch from January is taken; one stray row may change"
        " what is judged.",
    ),
    fix=Words(
        "Hãy chọn kỳ bằng --period, hoặc sửa kỳ của các dòng bị lạc.",
        "Choose the period with --period, or correct the rows of the wrong period.",
    ),
)
PERIOD_OUTSIDE_TITLE = Rule(
    code="C507",
    name="period-outside-title",
    severity=Severity.WARNING,
    message=Words(
        "{rows} dòng thuộc {period}, nằm ngoài {title} ghi ở «{found}» phía trên bảng.",
        "{rows} rows are of {period}, outside {title} as stated above the table in «{found}».",
    ),
    why=Words(
        "Kỳ ghi ở từng dòng được dùng; kỳ khác ở phía trên thường còn lại từ báo cáo trước.",
        "The period in the row is used; another one above is often left from an earlier report.",
    ),
    fix=Words(
        "Hãy kiểm tra kỳ của các dòng này và dòng ghi kỳ báo cáo phía trên.",
        "Check the period of these rows and the line above the table.",
    ),
)
PERIODS_DISAGREE = Rule(
    code="C511",
    name="periods-disagree",
    severity=Severity.ERROR,
    message=Words(
        "{these} là {this}, nhưng {others} là {other}: hai số liệu phải bằng nhau.",
        "{these} gives {this}, but {others} gives {other}: the two must agree.",
    ),
    why=Words(
        "Không thể biết số nào đúng, nên chỉ tiêu của đơn vị này không được đánh giá.",
        "There is no way to tell which is right, so this target of the unit is not judged.",
    ),
    fix=Words(
        "Hãy đối chiếu số liệu từng kỳ với số lũy kế và sửa lại.",
        "Compare the counts of the single periods with the cumulative ones and correct them.",
    ),
)
CUMULATIVE_FALLS = Rule(
    code="C512",
    name="cumulative-falls",
    severity=Severity.WARNING,
    message=Words(
        "Số lũy kế {period} ({this}) nhỏ hơn {earlier} ({other}).",
        "The cumulative counts of {period} ({this}) are smaller than those of {earlier} ({other}).",
    ),
    why=Words(
        "Số lũy kế từ đầu năm chỉ có thể tăng hoặc giữ nguyên.",
        "What is counted from January on can only grow or stay.",
    ),
    fix=Words(
        "Hãy kiểm tra hai kỳ này; có thể một kỳ không phải là số lũy kế.",
        "Check the two periods; one of them may not be cumulative.",
    ),
)

MOSTLY_PARTIAL = Rule(
    code="C517",
    name="mostly-partial",
    severity=Severity.WARNING,
    message=Words(
        "Kỳ được đánh giá là {judged} vì có {rows} dòng ghi kỳ đó; {partial} trong {all} kết quả khác chỉ"
        " có số liệu của một phần kỳ.",
        "The judged period is {judged} because {rows} rows are of it; {partial} of {all} other results"
        " have counts of a part of it only.",
    ),
    why=Words(
        "Một dòng ghi nhầm cả năm làm mọi đơn vị khác thành chưa đủ.",
        "One row of the whole year by mistake makes all other units partial.",
    ),
    fix=Words(
        "Nếu cần đánh giá kỳ khác, hãy chọn bằng --period; nếu không, hãy kiểm tra kỳ của các dòng này.",
        "Choose the period you want with --period; otherwise check the period of these rows.",
    ),
)
PART_EXCEEDS_WHOLE = Rule(
    code="C513",
    name="part-exceeds-whole",
    severity=Severity.WARNING,
    message=Words(
        "Số liệu {period} ({this}) lớn hơn số liệu {whole} ({other}), là kỳ bao gồm nó.",
        "The counts of {period} ({this}) are larger than those of {whole} ({other}), which contains it.",
    ),
    why=Words(
        "Phần không thể lớn hơn toàn bộ, nên một trong hai số là sai.",
        "A part cannot be more than the whole, so one of the two is wrong.",
    ),
    fix=Words(
        "Hãy đối chiếu số liệu của hai kỳ và sửa lại.",
        "Compare the counts of the two periods and correct them.",
    ),
)
PERIOD_ADDS_NOTHING = Rule(
    code="C514",
    name="period-adds-nothing",
    severity=Severity.NOTE,
    message=Words(
        "{rows} dòng của kỳ {period} không được dùng cho {judged}: {reason}.",
        "{rows} rows of {period} are not used for {judged}: {reason}.",
    ),
    why=Words(
        "Số liệu của một kỳ chỉ được tính một lần.",
        "The counts of a period are taken once only.",
    ),
    fix=Words(
        "Không cần làm gì nếu các kỳ khác đã đúng; muốn đánh giá riêng kỳ này thì dùng --period.",
        "Nothing to do if the other periods are right; --period judges this one by itself.",
    ),
)

NOTHING_TO_COMPARE = Rule(
    code="C515",
    name="nothing-to-compare",
    severity=Severity.WARNING,
    message=Words(
        "Không có số liệu nào của {period} để so sánh.",
        "There are no counts of {period} to compare with.",
    ),
    why=Words(
        "Mọi dòng so sánh vì thế đều để trống.",
        "Every comparison is blank therefore.",
    ),
    fix=Words(
        "Hãy chọn kỳ khác cho --against, hoặc thêm tệp có số liệu của kỳ đó.",
        "Choose another period for --against, or add a file with the counts of that one.",
    ),
)
LENGTHS_DIFFER = Rule(
    code="C516",
    name="compared-lengths-differ",
    severity=Severity.NOTE,
    message=Words(
        "{judged} ({months} tháng) được so với {period} ({others} tháng): hai kỳ dài khác nhau.",
        "{judged} ({months} months) is compared with {period} ({others} months): their lengths differ.",
    ),
    why=Words(
        "Tỷ lệ của một kỳ ngắn dao động nhiều hơn tỷ lệ của một kỳ dài.",
        "The ratio of a short period moves more than that of a long one.",
    ),
    fix=Words(
        "Nếu cần so sánh hai kỳ bằng nhau, hãy chọn kỳ bằng --period và --against.",
        "To compare periods of one length choose them with --period and --against.",
    ),
)

# --- 6: forms ------------------------------------------------------------------------------

LAYOUT_DOES_NOT_FIT = Rule(
    code="C601",
    name="layout-does-not-fit",
    severity=Severity.ERROR,
    message=Words(
        "Trang này không có các tiêu đề của biểu «{layout}» đã chọn bằng --layout.",
        "This sheet has no headings of the layout «{layout}» chosen with --layout.",
    ),
    why=Words(
        "Biểu được chọn bằng tay vẫn phải khớp với tiêu đề, nếu không thì số sẽ bị lấy nhầm cột.",
        "A layout chosen by hand must still match the headings, or numbers are taken from wrong columns.",
    ),
    fix=Words(
        "Hãy bỏ --layout để tự nhận dạng, hoặc xem các biểu bằng cchc inspect.",
        "Leave --layout out to have it recognised, or look with cchc inspect.",
    ),
)
NO_INDICATOR_MADE = Rule(
    code="C602",
    name="no-indicator-made",
    severity=Severity.WARNING,
    message=Words(
        "Trang này là «{layout}», nhưng không tính được chỉ số nào của bộ chỉ tiêu «{set}» từ các cột này.",
        "This sheet is «{layout}», but no indicator of the target set «{set}» is made from its columns.",
    ),
    why=Words(
        "Một chỉ số chỉ được tính khi tử số và mẫu số của nó được khai báo từ các cột của biểu.",
        "An indicator is made only where its b and a are declared from the columns of the form.",
    ),
    fix=Words(
        "Hãy kiểm tra năm hoặc bộ chỉ tiêu; nếu đúng thì không dùng được trang này để đánh giá.",
        "Check the year or the target set; if they are right, this sheet cannot be judged.",
    ),
)
QUANTITY_MISSING = Rule(
    code="C603",
    name="quantity-missing",
    severity=Severity.WARNING,
    message=Words(
        "Không tính được {indicators} vì bảng không có cột: {missing}.",
        "{indicators} cannot be made: the table has no column for: {missing}.",
    ),
    why=Words(
        "Thiếu một số hạng thì tử số hoặc mẫu số sai, ví dụ «đúng hạn» mà không cộng «trước hạn».",
        "Without one of its terms b or a is wrong, such as “on time” without “early”.",
    ),
    fix=Words("Hãy bổ sung cột còn thiếu.", "Add the missing column."),
)
PART_BLANK = Rule(
    code="C604",
    name="part-of-count-blank",
    severity=Severity.WARNING,
    message=Words(
        "Ô {blank} để trống nên không tính được {role} = {formula}.",
        "Cell {blank} is blank, so {role} = {formula} cannot be made.",
    ),
    why=Words(
        "Ô trống không phải là 0, nên dòng này được coi là chưa báo cáo.",
        "A blank cell is not 0, so this row counts as not reported.",
    ),
    fix=Words(
        "Hãy điền ô còn trống; nếu không phát sinh thì ghi 0.", "Fill it in; write 0 if none arose."
    ),
)
PERIOD_FROM_TITLE = Rule(
    code="C605",
    name="period-from-title",
    severity=Severity.NOTE,
    message=Words(
        "Kỳ báo cáo là {period}, lấy từ «{found}».",
        "The period is {period}, taken from «{found}».",
    ),
    why=Words(
        "Biểu mẫu ghi kỳ báo cáo ở phía trên bảng, không ghi ở từng dòng.",
        "Forms state their period above the table, not in every row.",
    ),
    fix=Words("Không cần làm gì nếu hiểu đúng.", "Nothing to do if that is right."),
)
PERIOD_ASSUMED = Rule(
    code="C606",
    name="period-assumed",
    severity=Severity.WARNING,
    message=Words(
        "Bảng không ghi kỳ báo cáo; số liệu được hiểu là của cả năm {year}.",
        "The table states no period; its counts are taken for the whole year {year}.",
    ),
    why=Words(
        "Số liệu một quý đem so với chỉ tiêu cả năm có thể dẫn đến kết luận sai.",
        "Counts of a quarter judged as those of a year may mislead.",
    ),
    fix=Words(
        "Hãy ghi phía trên bảng, ví dụ «Kỳ báo cáo: Quý III/{year}».",
        "Write it above the table, for example “Kỳ báo cáo: Quý III/{year}”.",
    ),
)
DATES_NO_PERIOD = Rule(
    code="C607",
    name="dates-no-period",
    severity=Severity.ERROR,
    message=Words(
        "«{found}» không phải một kỳ báo cáo: hai ngày này không trùng tháng dương lịch,"
        " cũng không theo lịch từ ngày 15 đến ngày 14.",
        "«{found}» is no reporting period: the dates bound neither whole months"
        " nor a run from the 15th to the 14th.",
    ),
    why=Words(
        "Kỳ báo cáo là một số tháng trọn vẹn trong một năm, theo một trong hai lịch đang dùng.",
        "A period is a run of months of one year, in one of the two calendars in use.",
    ),
    fix=Words(
        "Hãy ghi thêm phía trên bảng, ví dụ «Kỳ báo cáo: Quý III/2024».",
        "Add a line above the table such as “Kỳ báo cáo: Quý III/2024”.",
    ),
)
PERIOD_CONTRADICTORY = Rule(
    code="C608",
    name="period-contradictory",
    severity=Severity.ERROR,
    message=Words(
        "«{found}» là {meaning}, nhưng «{other}» là {other_meaning}.",
        "«{found}» is {meaning}, but «{other}» is {other_meaning}.",
    ),
    why=Words(
        "Không thể biết dòng nào ghi đúng kỳ báo cáo.",
        "There is no way to tell which line states the period.",
    ),
    fix=Words("Hãy sửa một trong hai dòng.", "Correct one of the two lines."),
)
ROWS_NOT_USED = Rule(
    code="C609",
    name="rows-not-used",
    severity=Severity.NOTE,
    message=Words(
        "Các dòng chỉ có chữ, không được dùng: {rows}.", "Rows of text that are not used: {rows}."
    ),
    why=Words(
        "Mọi phần của tệp không được dùng đều được nêu tên.",
        "Every part of a file that is not used is named.",
    ),
    fix=Words(
        "Không cần làm gì nếu đó là ghi chú hoặc chữ ký.",
        "Nothing to do if these are notes or signatures.",
    ),
)
SECTION_OF_ANOTHER_LEVEL = Rule(
    code="C610",
    name="section-of-another-level",
    severity=Severity.WARNING,
    message=Words(
        "«{unit}» là {level} theo danh mục, nhưng đứng trong phần {section}.",
        "«{unit}» is {level} in the registry but stands in the section {section}.",
    ),
    why=Words(
        "Đơn vị đứng sai phần thường là do chép nhầm dòng hoặc trùng tên.",
        "A unit in the wrong section often comes from a misplaced row or a shared name.",
    ),
    fix=Words(
        "Hãy kiểm tra tên đơn vị và vị trí của dòng; cấp theo danh mục được dùng.",
        "Check the name and the place of the row; the registry's level is used.",
    ),
)
LEVEL_UNKNOWN = Rule(
    code="C611",
    name="level-unknown",
    severity=Severity.WARNING,
    message=Words(
        "Không biết «{unit}» thuộc cấp nào, nên dòng này không được đánh giá.",
        "The level of «{unit}» is not known, so this row is not judged.",
    ),
    why=Words(
        "Biểu này không ghi chỉ số; chỉ số của từng dòng được chọn theo cấp của đơn vị.",
        "The form names no indicators; a row's indicator follows from the level of its unit.",
    ),
    fix=Words(
        "Hãy sửa tên đơn vị cho khớp danh mục, hoặc đặt dòng dưới phần như «Cấp huyện».",
        "Make the name match the registry, or put the row under a section such as “Cấp huyện”.",
    ),
)
EQUATION_BROKEN = Rule(
    code="C612",
    name="equation-broken",
    severity=Severity.WARNING,
    message=Words(
        "{name} không đúng: {left_cells} là {left}, còn {right_cells} là {right}, chênh lệch {difference}.",
        "{name} does not hold: {left_cells} is {left}, {right_cells} is {right},"
        " a difference of {difference}.",
    ),
    why=Words(
        "Các cột của biểu phải khớp với nhau; báo cáo thực tế hay lệch vì hồ sơ kỳ trước chuyển sang.",
        "The columns of the form must add up; real reports often do not, because of dossiers carried over.",
    ),
    fix=Words("Hãy kiểm tra các ô này.", "Check these cells."),
)
TOTAL_NOT_SUM = Rule(
    code="C613",
    name="total-not-sum",
    severity=Severity.WARNING,
    message=Words(
        "Dòng tổng ghi {found}, nhưng cộng các dòng được {sum}, chênh lệch {difference}.",
        "The total says {found}, but its rows add up to {sum}, a difference of {difference}.",
    ),
    why=Words(
        "Dòng tổng chỉ dùng để kiểm tra, không được cộng thêm vào kết quả.",
        "A total is only checked; it is never counted again.",
    ),
    fix=Words(
        "Hãy kiểm tra xem có dòng nào thiếu, thừa hoặc bị sửa sau khi cộng.",
        "See whether a row is missing, added, or was changed after adding up.",
    ),
)
PRINTED_RATIO_DISAGREES = Rule(
    code="C614",
    name="printed-ratio-disagrees",
    severity=Severity.WARNING,
    message=Words(
        "Tỷ lệ ghi là {found}, nhưng {b}/{a} = {percent}, chênh lệch {difference} điểm phần trăm.",
        "The ratio says {found}, but {b}/{a} = {percent}, a difference of {difference} points.",
    ),
    why=Words(
        "Tỷ lệ ghi sẵn không được dùng để đánh giá, nhưng nếu lệch thì có số bị sai.",
        "A printed ratio is not judged, but where it disagrees some number is wrong.",
    ),
    fix=Words("Hãy kiểm tra tử số, mẫu số và tỷ lệ.", "Check b, a and the ratio."),
)
FIELDS_SUMMED = Rule(
    code="C615",
    name="fields-summed",
    severity=Severity.NOTE,
    message=Words(
        "{rows} dòng là lĩnh vực, được cộng thành số liệu của «{unit}».",
        "{rows} rows are fields of work, summed into the counts of «{unit}».",
    ),
    why=Words(
        "Biểu theo lĩnh vực là báo cáo của một đơn vị.",
        "A form by field of work is the report of one body.",
    ),
    fix=Words(
        "Nếu đơn vị báo cáo là đơn vị khác, hãy ghi phía trên bảng «Đơn vị báo cáo: …».",
        "If another body reports, write “Đơn vị báo cáo: …” above the table.",
    ),
)
LEGACY_TEXT = Rule(
    code="C616",
    name="legacy-text",
    severity=Severity.NOTE,
    message=Words(
        "«{found}» là chữ {encoding}, được đổi thành «{text}».",
        "«{found}» is {encoding} text, converted to «{text}».",
    ),
    why=Words(
        "Chữ theo bảng mã cũ chỉ hiện đúng với phông cũ như .VnTime hoặc VNI-Times.",
        "Text in an old code page shows properly only in old fonts such as .VnTime or VNI-Times.",
    ),
    fix=Words("Không cần làm gì nếu hiểu đúng.", "Nothing to do if that is right."),
)
UNIT_COLUMN_MISSING = Rule(
    code="C617",
    name="unit-column-missing",
    severity=Severity.ERROR,
    message=Words(
        "Trang này có các tiêu đề của biểu «{layout}» nhưng thiếu cột {headings}.",
        "This sheet has the headings of the layout «{layout}» but lacks the column {headings}.",
    ),
    why=Words(
        "Biểu này có nhiều dòng; thiếu cột ghi tên thì không biết mỗi dòng là của đơn vị nào.",
        "This form has many rows; without the column that names them nobody can tell whose each is.",
    ),
    fix=Words(
        "Hãy thêm cột này, hoặc sửa tiêu đề của nó theo mẫu.",
        "Add the column, or write its heading as in the form.",
    ),
)


def too_many_findings(place: Location) -> Finding:
    """Refuse a file in which more is wrong than anyone would read."""
    what = Words("số chỗ có vấn đề", "the number of places with a problem")
    found = limits.FINDINGS_OF_A_FILE + 1
    return FILE_TOO_LARGE.at(place, what=what, found=found, limit=limits.FINDINGS_OF_A_FILE)
