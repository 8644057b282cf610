"""What a person should look at again in a row that was told by its number."""

from typing import Final

from cchc.words import Words

JOINED: Final = Words(
    "ghép thêm dòng không có số thứ tự: «{text}»", "a row without a number was added: «{text}»"
)
MAY_BE_A_ROW: Final = Words(
    "dòng không có số thứ tự, có thể là một mục riêng của phần này",
    "the row has no number and may be one of its own in this section",
)
ACROSS: Final = Words("ghép từ hai trang", "joined from two pages")
NO_NUMBER: Final = Words(
    "dòng không có số thứ tự mà có mức giao riêng",
    "the row has no number but a threshold of its own",
)
MAY_GO_ON: Final = Words(
    "dòng đầu trang sau có thể là phần còn lại của dòng này",
    "the first row of the next page may be the rest of this one",
)
NOT_AN_ITEM: Final = Words(
    "số thứ tự không đọc được: «{number}»", "its number is not understood: «{number}»"
)
BLANK_BELOW: Final = Words(
    "ô trống ở trang sau, có thể gộp với ô ở trang trước",
    "blank on a new page, where it may be merged with the cell on the page before",
)
AGAIN: Final = Words(
    "ở trên đã có mục mang số này: «{heading}»", "a section above has this number: «{heading}»"
)
COUNTED_AGAIN: Final = Words(
    "các dòng bên dưới đánh số lại từ 1, nên số mục của chúng bắt đầu bằng «{number}»",
    "the rows below it count from 1 again, so their items begin with «{number}»",
)
TWICE: Final = Words(
    "văn bản ghi số «{number}» cho hai dòng; hãy đặt cho dòng này một số chưa dùng",
    "the document has the number «{number}» twice; give this row one that is not in use",
)
