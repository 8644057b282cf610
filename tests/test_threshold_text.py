"""Thresholds as decisions write them: what is read, what is refused, and what must not matter."""

import csv
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bombs import THRESHOLDS
from cchc.definitions.threshold import Threshold
from cchc.definitions.threshold_text import UnreadableThreshold, read_threshold
from cchc.definitions.threshold_words import cut
from cchc.words import Words
from cchc.words.text import tidy
from work import calls

PHRASES = Path(__file__).parent / "data" / "thresholds.csv"


def interval(threshold: Threshold) -> str:
    """Spell the admitted numbers as mathematicians do: [95, ∞), (50, 70]."""
    opening = "[" if threshold.low is not None and threshold.low_included else "("
    closing = "]" if threshold.high is not None and threshold.high_included else ")"
    low = "-∞" if threshold.low is None else threshold.low
    high = "∞" if threshold.high is None else threshold.high
    return f"{opening}{low}, {high}{closing}"


def published(row: dict[str, str]) -> str:
    operator, value, value2 = row["operator"], row["value"], row["value2"]
    match operator:
        case ">=":
            return f"[{value}, ∞)"
        case ">":
            return f"({value}, ∞)"
        case "<=":
            return f"(-∞, {value}]"
        case "<":
            return f"(-∞, {value})"
        case _:
            opening, closing = operator.removeprefix("between ").split("a,b")
            return f"{opening}{value}, {value2}{closing}"


def published_rows() -> list[dict[str, str]]:
    with PHRASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", [pytest.param(row, id=row["phrase"]) for row in published_rows()])
def test_a_published_phrase_is_read_as_its_source_means_it(row: dict[str, str]) -> None:
    threshold = read_threshold(row["phrase"])
    measure = "" if "column" in row["unit"] else row["unit"]
    assert (interval(threshold), threshold.measure) == (published(row), measure)
    assert threshold.text == row["phrase"]


def test_every_published_phrase_is_tried() -> None:
    assert len(published_rows()) == 71


@pytest.mark.parametrize(
    ("text", "expected", "measure"),
    [
        # Floors
        pytest.param("≥ 95", "[95, ∞)", "", id="a sign"),
        pytest.param(">= 95", "[95, ∞)", "", id="a sign of two characters"),
        pytest.param("> = 95%", "[95, ∞)", "%", id="a sign of two characters, apart"),
        pytest.param("Đạt ≥95%", "[95, ∞)", "%", id="a verb, a sign and no space"),
        pytest.param("TỐI THIỂU 95", "[95, ∞)", "", id="upper case"),
        pytest.param("tối thiểu: 95%", "[95, ∞)", "%", id="a colon before the number"),
        pytest.param("Tối thiểu 95.", "[95, ∞)", "", id="a full stop at the end"),
        pytest.param("- Tối thiểu 95%;", "[95, ∞)", "%", id="an item of a list"),
        pytest.param("(tối thiểu 95%)", "[95, ∞)", "%", id="in parentheses"),
        pytest.param("Ðạt 95%", "[95, ∞)", "%", id="Eth in place of Đ"),
        pytest.param("95 %", "[95, ∞)", "%", id="a bare number with its sign apart"),
        pytest.param("Phấn đấu 95%", "[95, ∞)", "%", id="what one strives for"),
        pytest.param("Phấn đấu không quá 5%", "(-∞, 5]", "%", id="a ceiling that one strives for"),
        pytest.param("95 phần trăm", "[95, ∞)", "%", id="phần trăm is %"),
        pytest.param("99,5", "[99.5, ∞)", "", id="a decimal comma"),
        pytest.param("95,0", "[95.0, ∞)", "", id="a decimal zero"),
        pytest.param("95.5%", "[95.5, ∞)", "%", id="a decimal point with one digit"),
        pytest.param("at least 99.95%", "[99.95, ∞)", "%", id="a decimal point with two digits"),
        pytest.param("02%", "[2, ∞)", "%", id="a leading zero is no octal"),
        pytest.param("đạt 100%", "[100, ∞)", "%", id="reaching 100 is a floor"),
        pytest.param("điểm đánh giá đạt 95%", "[95, ∞)", "%", id="a measure may be a noun"),
        pytest.param("bằng 100%", "[100, ∞)", "%", id="no part exceeds its whole"),
        pytest.param("= 100", "[100, ∞)", "", id="the same with a sign"),
        pytest.param("hoàn thành 100%", "[100, ∞)", "%", id="completed"),
        pytest.param("95% trở lên", "[95, ∞)", "%", id="trở lên alone"),
        pytest.param("95% hoặc cao hơn", "[95, ∞)", "%", id="or higher, behind the number"),
        pytest.param("> hoặc = 95%", "[95, ∞)", "%", id="two signs joined by or"),
        pytest.param("đạt hoặc vượt 95%", "[95, ∞)", "%", id="reach or exceed"),
        pytest.param("không dưới 80%", "[80, ∞)", "%", id="not below"),
        pytest.param("không nhỏ hơn 80%", "[80, ∞)", "%", id="not smaller"),
        pytest.param("không để dưới 80%", "[80, ∞)", "%", id="not let fall below"),
        pytest.param("không ít hơn 80", "[80, ∞)", "", id="not fewer"),
        pytest.param("từ 95%", "[95, ∞)", "%", id="from, without an end"),
        pytest.param("Tối thiểu 0", "[0, ∞)", "", id="a floor of nothing, but said so"),
        pytest.param("Tối thiểu 120", "[120, ∞)", "", id="over 100, but no % is written"),
        pytest.param("at least 95%", "[95, ∞)", "%", id="English floor"),
        pytest.param("not less than 95%", "[95, ∞)", "%", id="English negation"),
        pytest.param("greater than or equal to 95%", "[95, ∞)", "%", id="English or equal"),
        # Strict floors
        pytest.param("hơn 50%", "(50, ∞)", "%", id="more than, in one word"),
        pytest.param("trên 0%", "(0, ∞)", "%", id="any at all"),
        pytest.param("vượt 90%", "(90, ∞)", "%", id="exceed more than half"),
        pytest.param("vượt mức 50%", "(50, ∞)", "%", id="exceed the level of a half"),
        pytest.param("tỷ lệ hồ sơ đúng hạn đạt vượt 90%", "(90, ∞)", "%", id="reach beyond"),
        pytest.param("more than 90%", "(90, ∞)", "%", id="English strict floor"),
        # Ceilings
        pytest.param("≤ 10", "(-∞, 10]", "", id="a ceiling's sign"),
        pytest.param("tối đa 5", "(-∞, 5]", "", id="at most"),
        pytest.param("từ 50% trở xuống", "(-∞, 50]", "%", id="from … downwards"),
        pytest.param("không cao hơn 5%", "(-∞, 5]", "%", id="not higher"),
        pytest.param("không hơn 5%", "(-∞, 5]", "%", id="not more, in one word"),
        pytest.param("nhỏ hơn hoặc bằng 5%", "(-∞, 5]", "%", id="smaller or equal"),
        pytest.param("bằng 0%", "(-∞, 0]", "%", id="no count is negative"),
        pytest.param("at most 5%", "(-∞, 5]", "%", id="English ceiling"),
        pytest.param("no more than 5%", "(-∞, 5]", "%", id="English negated ceiling"),
        pytest.param("not to exceed 5%", "(-∞, 5]", "%", id="English verb"),
        pytest.param("up to 5%", "(-∞, 5]", "%", id="up to"),
        pytest.param("tối đa đến 35%", "(-∞, 35]", "%", id="at most up to"),
        pytest.param("tối đa tới 35%", "(-∞, 35]", "%", id="at most up to, said otherwise"),
        pytest.param("không để quá 2%", "(-∞, 2]", "%", id="not let exceed"),
        pytest.param("không để vượt quá 2%", "(-∞, 2]", "%", id="not let exceed, in two words"),
        pytest.param("không để vượt 2%", "(-∞, 2]", "%", id="not let exceed, in one word"),
        pytest.param(
            "không để tỷ lệ hồ sơ quá hạn vượt quá 2%", "(-∞, 2]", "%", id="nouns inside the verb"
        ),
        pytest.param("không để xảy ra quá 2%", "(-∞, 2]", "%", id="a verb inside the verb"),
        pytest.param("giảm xuống còn không quá 5%", "(-∞, 5]", "%", id="fall to a ceiling"),
        # Strict ceilings
        pytest.param("chưa đến 10%", "(-∞, 10)", "%", id="not yet at"),
        pytest.param("giảm còn dưới 5%", "(-∞, 5)", "%", id="fall below"),
        pytest.param(
            "tỷ lệ hồ sơ quá hạn giảm còn dưới 5%", "(-∞, 5)", "%", id="nouns that fall below"
        ),
        pytest.param(
            "giảm tỷ lệ hồ sơ quá hạn xuống còn dưới 5%", "(-∞, 5)", "%", id="nouns inside falling"
        ),
        pytest.param("giảm còn từ 3% đến dưới 5%", "[3, 5)", "%", id="fall into a band"),
        pytest.param("chưa tới 10%", "(-∞, 10)", "%", id="not yet at, said otherwise"),
        pytest.param("under 5%", "(-∞, 5)", "%", id="English strict ceiling"),
        pytest.param("chưa đạt được mức tối thiểu 40%", "(-∞, 40)", "%", id="a floor not reached"),
        # Bands
        pytest.param("từ trên 50% đến 70%", "(50, 70]", "%", id="open below"),
        pytest.param("từ 85%-<90%", "[85, 90)", "%", id="a dash and a sign"),
        pytest.param("> 50% - 70%", "(50, 70]", "%", id="a sign and a dash"),
        pytest.param("90÷95%", "[90, 95]", "%", id="the engineers' sign for a range"),
        pytest.param("≥ 90% và < 95%", "[90, 95)", "%", id="two clauses with signs"),
        pytest.param("≥ 90%, < 95%", "[90, 95)", "%", id="two clauses with a comma"),
        pytest.param("dưới 95% và trên 90%", "(90, 95)", "%", id="two clauses, the upper first"),
        pytest.param("từ 90% trở lên và dưới 95%", "[90, 95)", "%", id="trở lên in a clause"),
        pytest.param("từ 90% và dưới 95%", "[90, 95)", "%", id="từ alone in a clause"),
        pytest.param("≥ 90%, nhưng < 95%", "[90, 95)", "%", id="two clauses with a comma and but"),
        pytest.param("từ 10% đến chưa tới 20%", "[10, 20)", "%", id="a negation at the upper end"),
        pytest.param("từ 95% đến 95%", "[95, 95]", "%", id="one point"),
        pytest.param("từ 90% đến 120%", "[90, 120]", "%", id="a ceiling over 100 is harmless"),
        pytest.param("between 70% and 85%", "[70, 85]", "%", id="English between"),
        pytest.param("from 70% to under 85%", "[70, 85)", "%", id="English from to"),
        pytest.param("from 70% up to 85%", "[70, 85]", "%", id="up to inside a band"),
        # Numbers in words
        pytest.param(
            "từ mười phần trăm (10%) đến hai mươi lăm phần trăm (25%)",
            "[10, 25]",
            "%",
            id="a band with both ends in words and digits",
        ),
        pytest.param("95% (chín mươi lăm phần trăm)", "[95, ∞)", "%", id="digits first"),
        pytest.param("95 (chín mươi lăm) phần trăm", "[95, ∞)", "%", id="words in the middle"),
        pytest.param("không quá năm phần trăm (5%)", "(-∞, 5]", "%", id="a single digit"),
        pytest.param("không quá mười phần trăm (10)", "(-∞, 10]", "%", id="% only in words"),
        pytest.param("một trăm phần trăm (100%)", "[100, ∞)", "%", id="a hundred"),
        pytest.param("hai mươi mốt phần trăm (21%)", "[21, ∞)", "%", id="mốt is one"),
        # Nouns around
        pytest.param("tỷ lệ hồ sơ đúng hạn đạt 95%", "[95, ∞)", "%", id="nouns and a verb"),
        pytest.param("tối thiểu 95% hồ sơ", "[95, ∞)", "%", id="a noun behind"),
        pytest.param("tỷ lệ hồ sơ đúng hạn đạt tối thiểu 95%", "[95, ∞)", "%", id="nouns before"),
        pytest.param("tỷ lệ hồ sơ quá hạn dưới 5%", "(-∞, 5)", "%", id="quá of quá hạn is a noun"),
        pytest.param(
            "tối thiểu 95% hồ sơ tại bộ phận một cửa", "[95, ∞)", "%", id="one stop is no number"
        ),
        pytest.param(
            "tối thiểu 45% hồ sơ trên tổng số hồ sơ", "[45, ∞)", "%", id="trên can mean out of"
        ),
        pytest.param("tối thiểu 50% dịch vụ công", "[50, ∞)", "%", id="vụ of dịch vụ is a noun"),
        pytest.param("không quá 45 vụ việc", "(-∞, 45]", "vụ", id="a count of cases"),
    ],
)
def test_other_phrasings_are_read(text: str, expected: str, measure: str) -> None:
    threshold = read_threshold(text)
    assert (interval(threshold), threshold.measure) == (expected, measure)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        pytest.param("", "đang để trống", id="nothing is written"),
        pytest.param(" \u00a0\u200b\n", "đang để trống", id="only what cannot be seen"),
        pytest.param("95" + " " * 3000, "dài quá", id="endless white space"),
        pytest.param("95% " + "hồ sơ " * 40, "dài quá", id="a paragraph"),
        # Approximate
        pytest.param("khoảng 30%", "ước chừng", id="about"),
        pytest.param("xấp xỉ 30%", "ước chừng", id="approximately"),
        pytest.param("gần 95%", "ước chừng", id="nearly"),
        pytest.param("~95%", "ước chừng", id="a tilde"),
        pytest.param("about 95%", "ước chừng", id="English about"),
        pytest.param("tối thiểu khoảng 95%", "ước chừng", id="a floor that is approximate"),
        pytest.param("trong khoảng 30%", "ước chừng", id="a band with one end"),
        pytest.param("trên dưới 50%", "ước chừng", id="more or less"),
        pytest.param("từ 70% đến khoảng 80%", "ước chừng", id="a band with a vague end"),
        # Numbers not in digits
        pytest.param("một nửa", "phân số", id="a half in words"),
        pytest.param("hai phần ba", "phân số", id="two thirds in words"),
        pytest.param("2/3", "phân số", id="two thirds in digits"),
        pytest.param("đạt 2/3 số hồ sơ", "(«2/3»)", id="the fraction alone is named"),
        pytest.param("95% rưỡi", "phân số", id="and a half, behind the number"),
        pytest.param("năm phần trăm", "bằng chữ", id="a digit only in words"),
        pytest.param("tối thiểu năm", "bằng chữ", id="a digit only in words, without %"),
        pytest.param("năm mươi phần trăm", "bằng chữ", id="a number only in words"),
        pytest.param("tối thiểu năm mươi", "bằng chữ", id="a number only in words, without %"),
        pytest.param("tối thiểu mười hồ sơ", "bằng chữ", id="ten is a number, whatever follows"),
        pytest.param("tối thiểu chín hồ sơ", "không có con số", id="nine may be a noun"),
        pytest.param("Tối thiểu", "không có con số", id="a comparison with nothing"),
        pytest.param("hồ sơ một cửa", "không có con số", id="one stop is no number in words"),
        pytest.param("ninety-five percent", "không có con số", id="an English number in words"),
        pytest.param("trên mười phần trăm (> 20%)", "không khớp", id="words against digits"),
        pytest.param("95% (chín mươi phần trăm)", "không khớp", id="digits against words"),
        pytest.param("trên mười phần trăm (< 10%)", "trái nhau", id="two signs for one number"),
        # More than one target
        pytest.param("95% (cấp huyện: 90%)", "nhiều hơn một mức", id="one more in parentheses"),
        pytest.param("Tối thiểu 95; 98", "nhiều hơn một mức", id="two numbers"),
        pytest.param("Quý I 20%, quý II 40%", "nhiều hơn một mức", id="a roadmap in one cell"),
        pytest.param("Quý I: 20%", "quý i", id="the level of one quarter"),
        pytest.param("95% và 98%", "nhiều hơn một mức", id="two bare numbers joined"),
        pytest.param("trên 50% và tối thiểu 60%", "nhiều hơn một mức", id="two floors"),
        pytest.param("trên 50% và 60%", "nhiều hơn một mức", id="a clause without its comparison"),
        pytest.param("90% và dưới 95%", "nhiều hơn một mức", id="a clause that starts bare"),
        pytest.param("95% (cấp xã chín mươi)", "nhiều hơn một mức", id="one more in words"),
        pytest.param("95% hoặc 98%", "nhiều hơn một mức", id="a choice"),
        pytest.param("năm 2024: 95%", "là ngày hoặc năm", id="a year is a number too"),
        pytest.param("1 000", "nhiều hơn một mức", id="a thousand with a space"),
        pytest.param("90% ≤ x < 95%", "nhiều hơn một mức", id="a chain of signs"),
        pytest.param(
            "tối thiểu 50% hồ sơ trực tuyến và tối đa 80% hồ sơ giấy",
            "nhiều hơn một mức",
            id="two ratios",
        ),
        # Numbers that can be read in two ways, or in none
        pytest.param("1.234", "nhiều cách", id="a point with three digits"),
        pytest.param("1,000", "nhiều cách", id="a comma with three digits that are a thousand's"),
        pytest.param("“Tối thiểu 98”", "ngoặc cong", id="curly quotes"),
        pytest.param("Tối thiểu 95.1234", "nhiều cách", id="a point with four digits"),
        pytest.param("1.000.000", "nhiều cách", id="grouped thousands"),
        pytest.param("95,5,5", "nhiều cách", id="two commas"),
        pytest.param("1.234,5", "nhiều cách", id="a point and a comma"),
        pytest.param("9" * 100, "quá nhiều chữ số", id="a hundred digits"),
        pytest.param("9" * 100, f"«{'9' * 60}»", id="of which sixty are quoted"),
        pytest.param("1234567890", "quá nhiều chữ số", id="ten digits"),
        pytest.param("123456789.123", "nhiều cách", id="nine digits and a group"),
        pytest.param("9,123456789123", "quá nhiều chữ số", id="twelve decimals"),
        pytest.param("٩٥%", "chữ số lạ", id="Arabic digits"),
        pytest.param("９５%", "chữ số lạ", id="full-width digits"),
        pytest.param("95²", "chữ số lạ", id="the mark of a footnote"),
        pytest.param("-5%", "dấu trừ", id="a negative number"),
        pytest.param("tối thiểu -5%", "dấu trừ", id="a negative floor"),
        pytest.param("từ \u22125% đến 10%", "dấu trừ", id="a negative end with a real minus"),
        pytest.param("90% - -5%", "dấu trừ", id="a dash and a minus"),
        # Contradictions
        pytest.param("trên 95% trở lên", "trái nhau", id="strict before, inclusive behind"),
        pytest.param("tối thiểu không quá 95%", "trái nhau", id="floor and ceiling"),
        pytest.param("tối đa dưới 5%", "trái nhau", id="inclusive and strict ceiling"),
        pytest.param("tối đa đến dưới 35%", "trái nhau", id="the same with up to"),
        pytest.param("giảm còn tối thiểu 5%", "trái nhau", id="fall to a floor"),
        pytest.param("giảm còn 95% trở lên", "trái nhau", id="fall to a floor behind the number"),
        pytest.param("từ dưới 10%", "trái nhau", id="from below"),
        pytest.param("trên từ 10% đến 20%", "trái nhau", id="above from"),
        pytest.param("dưới 10% đến 20%", "trái nhau", id="a band that starts with a ceiling"),
        pytest.param("dưới 95% đến trên 90%", "trái nhau", id="a band with its ends exchanged"),
        pytest.param("từ 70% đến 80% trở lên", "trái nhau", id="a band that ends with a floor"),
        pytest.param("từ 90% đến 80%", "không nhỏ hơn mức trên", id="a band upside down"),
        pytest.param("trên 95% đến 95%", "không nhỏ hơn mức trên", id="a band without numbers"),
        pytest.param("từ 70 điểm đến 85%", "hai đơn vị", id="two measures"),
        pytest.param("tối thiểu 120%", "Không tỷ lệ nào", id="over 100% as a floor"),
        pytest.param("trên 100%", "Không tỷ lệ nào", id="more than all"),
        pytest.param("tối thiểu 100,5%", "Không tỷ lệ nào", id="more than all by a half"),
        pytest.param("từ 110% đến 120%", "Không tỷ lệ nào", id="a band over 100%"),
        pytest.param("dưới 0%", "Không tỷ lệ nào", id="less than none"),
        # Neither floor nor ceiling
        pytest.param("0%", "tối thiểu hay mức tối đa", id="everybody meets a bare zero"),
        pytest.param("bằng 95%", "tối thiểu hay mức tối đa", id="equality other than all or none"),
        pytest.param("đạt bằng 95%", "tối thiểu hay mức tối đa", id="a verb before the equality"),
        pytest.param(
            "tỷ lệ hồ sơ quá hạn: 5%", "tối thiểu hay mức tối đa", id="less is better, but bare"
        ),
        pytest.param(
            "tỷ lệ hồ sơ quá hạn đạt 5%", "tối thiểu hay mức tối đa", id="less is better, reached"
        ),
        pytest.param("5% hồ sơ quá hạn", "tối thiểu hay mức tối đa", id="less is better, behind"),
        pytest.param(
            "giảm tỷ lệ hồ sơ quá hạn còn 5%", "tối thiểu hay mức tối đa", id="nouns fall to it"
        ),
        pytest.param("giảm còn 5%", "tối thiểu hay mức tối đa", id="fall to, and no further?"),
        pytest.param("tối da: 5%", "tối thiểu hay mức tối đa", id="a comparison misspelt"),
        pytest.param("tối thiểu 1000000000000000000000%", "chữ số", id="absurdly much"),
        # Words whose place is not known
        pytest.param("giảm 5%", "mức tăng, giảm", id="a reduction"),
        pytest.param(
            "giảm hồ sơ trễ còn dưới 5%, giảm hồ sơ sai còn dưới 3%",
            "mức tăng, giảm",
            id="two things that fall",
        ),
        pytest.param("giảm dưới 5%", "mức tăng, giảm", id="a reduction by less"),
        pytest.param("giảm tỷ lệ hồ sơ quá hạn 5%", "mức tăng, giảm", id="nouns are reduced by"),
        pytest.param("tăng tối thiểu 5%", "mức tăng, giảm", id="an increase"),
        pytest.param("thấp hơn 5% so với năm trước", "mức tăng, giảm", id="against last year"),
        pytest.param("thấp hơn 5 điểm phần trăm", "mức tăng, giảm", id="percentage points"),
        pytest.param("tối thiểu 20 hồ sơ", "«hồ sơ»", id="a count of dossiers is no percentage"),
        pytest.param("từ 10% đến 20 hồ sơ", "«hồ sơ»", id="a count at the upper end"),
        pytest.param("tối thiểu tuyệt đối 95%", "«tuyệt đối»", id="a stranger before the number"),
        pytest.param("cao hơn năm trước 5%", "«năm trước»", id="more than last year by"),
        pytest.param("hồ sơ đúng hạn 95%", "«hồ sơ đúng hạn»", id="no verb before a bare number"),
        pytest.param("95% hồ sơ không quá hạn", "«không»", id="a negation behind the number"),
        pytest.param("95% là tối đa", "«tối đa»", id="a comparison behind the number"),
        pytest.param("95% trừ cấp xã", "«trừ»", id="an exception"),
        pytest.param("95% từ tháng sau", "«từ»", id="from, behind the number"),
        pytest.param("95% bằng năm trước", "«bằng»", id="equal, behind the number"),
        pytest.param("không phải dưới 95%", "«không phải dưới»", id="is not, or must not?"),
        pytest.param("5% trở", "«trở»", id="half of trở xuống"),
        pytest.param("đến 95%", "«đến»", id="up to, or reaching?"),
        pytest.param("95% đến", "«đến»", id="a band without its end"),
        pytest.param("95%%", "«%»", id="the sign twice"),
        pytest.param("Không đạt: dưới 50%", "«không đạt : dưới»", id="the label of a mark"),
        pytest.param("Không đạt: 40%", "«không đạt :»", id="the label of a mark, bare"),
        pytest.param("không đạt dưới 50%", "«không đạt dưới»", id="a negation read two ways"),
        pytest.param("không tối thiểu 95%", "«không tối thiểu»", id="a negated superlative"),
        pytest.param("không cần đạt 95%", "«không cần đạt»", id="need not is not must not"),
        pytest.param("không lớn hơn hoặc bằng 66%", "«hoặc bằng»", id="what does không cover?"),
        pytest.param("không bằng 95%", "«không bằng»", id="unequal"),
        pytest.param("=> 95", "«=>»", id="an arrow"),
        pytest.param("≠ 95", "«≠»", id="the sign of inequality"),
        pytest.param("95‰", "«‰»", id="per mille"),
        pytest.param("95%+", "«+»", id="a plus behind"),
        pytest.param("1e2%", "cách thông thường", id="a floating-point number"),
        pytest.param("0x5F", "«0x5F»", id="a hexadecimal number"),
        pytest.param("31/12", "là ngày hoặc năm", id="a day without its year"),
        pytest.param("13/12", "là ngày hoặc năm", id="the first that no fraction of a whole is"),
        pytest.param("12/12", "ghi bằng phân số", id="a whole is no day"),
        pytest.param("14/13", "ghi bằng phân số", id="nor is what has no month"),
        pytest.param("32/3", "ghi bằng phân số", id="nor what no month has"),
        pytest.param("10/0", "ghi bằng phân số", id="nor a month of 0"),
        pytest.param("11/1", "là ngày hoặc năm", id="a day of January"),
        pytest.param("13/12", "là ngày hoặc năm", id="a day of December without its year"),
        pytest.param("12/12", "phân số", id="all of the parts"),
        pytest.param("32/12", "phân số", id="more parts than a month has days"),
        pytest.param("14/13", "phân số", id="more parts than a year has months"),
        pytest.param("5/0", "phân số", id="no parts at all"),
        pytest.param("1/2 (đến 30/6)", "«30/6»", id="a fraction before a day"),
        pytest.param("95% (đến 30/6)", "«30/6»", id="a day behind a threshold"),
        pytest.param("2026-01-01", "là ngày hoặc năm", id="a day alone"),
        pytest.param("toi thieu 95", "«toi thieu»", id="without diacritics"),
        pytest.param("khong dưới 95%", "«khong»", id="a negation without diacritics"),
        pytest.param("vượt 5%", "«vượt»", id="exceed 5%, or by 5%?"),
        pytest.param("vượt 49%", "«vượt»", id="exceed 49%, or by 49%?"),
        pytest.param("95% hoặc tối đa", "«hoặc tối đa»", id="or at most what?"),
        pytest.param("95% hoặc dưới sự cho phép", "«hoặc»", id="under can be a preposition"),
    ],
)
def test_an_unclear_text_is_refused_with_its_own_reason(text: str, because: str) -> None:
    with pytest.raises(UnreadableThreshold) as caught:
        read_threshold(text)
    reason = caught.value.reason
    assert because in reason.vi
    assert str(caught.value) == reason.vi
    for said in reason:
        assert f"«{tidy(text)[:50]}" in said  # what stands there
        assert "«" in said.rpartition(";")[2]  # what to write instead


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param("x" * 60, "x" * 60, id="sixty characters are quoted"),
        pytest.param("x" * 61, "x" * 59 + "…", id="of more so many that the mark fits in"),
        pytest.param("x" + " " * 2000 + "y", "x", id="the beginning of a text too long to read"),
    ],
)
def test_a_reason_quotes_what_can_be_read_at_a_glance(text: str, quoted: str) -> None:
    with pytest.raises(UnreadableThreshold) as caught:
        read_threshold(text)
    assert caught.value.reason.vi.startswith(f"«{quoted}» ")


def test_a_reason_is_one_sentence_in_each_language() -> None:
    with pytest.raises(UnreadableThreshold) as caught:
        read_threshold("0%")
    assert caught.value.reason == Words(
        "«0%» chưa nói rõ là mức tối thiểu hay mức tối đa; hãy ghi như «Tối thiểu 95» hoặc «Tối đa 5».",
        "«0%» does not say whether it is a floor or a ceiling; write it like «Tối thiểu 95» or «Tối đa 5».",
    )


_TENS = [
    "",
    "mười",
    *(f"{ten} mươi" for ten in ["hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]),
]
_ONES = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
SPELLED = [
    *((words, at * 10) for at, words in enumerate(_TENS) if at),
    *((f"{_TENS[ten]} {one}", 10 * ten + at) for ten in range(1, 10) for at, one in enumerate(_ONES, 1)),
    *((f"{_TENS[ten]} {one}", 10 * ten + n) for ten in range(1, 10)
      for one, n in (("mốt", 1), ("tư", 4), ("lăm", 5), ("bẩy", 7))),
    ("trăm", 100), ("một trăm", 100),
    *((f"{one} mươi", 10 * n) for one, n in (("tư", 4), ("lăm", 5), ("bẩy", 7))),
]  # fmt: skip


def test_a_number_in_words_is_the_one_in_digits_beside_it_or_both_are_refused() -> None:
    for words, number in SPELLED:
        text = f"Tối đa {words} phần trăm ({number}%)"
        assert interval(read_threshold(text)) == f"(-∞, {number}]"
        for other in (number - 1, number + 1):
            refused = reading(f"Tối đa {words} phần trăm ({other}%)")
            assert isinstance(refused, Words)
            assert "không khớp" in refused.vi


@pytest.mark.parametrize(
    ("word", "digit"),
    [*((word, at) for at, word in enumerate(_ONES, 1)), ("tư", 4), ("lăm", 5), ("bẩy", 7)],
)
def test_a_digit_in_words_is_the_one_beside_it(word: str, digit: int) -> None:
    assert interval(read_threshold(f"Tối đa {word} phần trăm ({digit}%)")) == f"(-∞, {digit}]"
    assert isinstance(reading(f"Tối đa {word} phần trăm ({digit + 1}%)"), Words)


LONG = "Tỷ lệ " + "hồ sơ " * 31 + "đạt 95%."


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        pytest.param(LONG, True, id="two hundred characters"),
        pytest.param(LONG + ".", False, id="one more"),
        pytest.param("Đạt 95%" + " " * 1993, True, id="two thousand, nearly all of them blanks"),
        pytest.param("Đạt 95%" + " " * 1994, False, id="one more blank"),
    ],
)
def test_how_long_a_text_may_be(text: str, is_read: bool) -> None:
    assert len(text) in (200, 201, 2000, 2001)
    assert isinstance(reading(text), Threshold) is is_read


def test_a_reason_cannot_steer_a_terminal_or_fill_it() -> None:
    with pytest.raises(UnreadableThreshold) as caught:
        read_threshold("\x1b[31m{part} " + "x" * 150)
    assert caught.value.reason.vi.startswith("«\\x1b[31m{part} xxx")
    assert all(said.isprintable() for said in caught.value.reason)
    assert len(caught.value.reason.vi) < 200


# What is generated is spelled, and what is spelled must be read back.

numbers = st.one_of(
    st.integers(1, 100).map(Decimal),
    st.integers(1, 10_000).map(lambda hundredths: Decimal(hundredths) / 100),
)
measures = st.sampled_from(["", "%", " %", " phần trăm", " điểm", " vụ"])
FLOORS = (
    "Tối thiểu {}|đạt tối thiểu {}|từ {} trở lên|đạt {} trở lên|ít nhất {}|ít nhất là {}|≥ {}"
    "|>= {}|≥{}"
    "|không dưới {}|không thấp hơn {}|không được thấp hơn {}|lớn hơn hoặc bằng {}|{}|at least {}"
)
STRICT_FLOORS = "trên {}|hơn {}|cao hơn {}|lớn hơn {}|> {}|đạt trên {}|more than {}|vượt quá {}"
CEILINGS = (
    "tối đa {}|không quá {}|tối đa không quá {}|không vượt quá {}|không được vượt quá {}|≤ {}|<= {}"
    "|từ {} trở xuống|không lớn hơn {}|thấp hơn hoặc bằng {}|không hơn {}|at most {}|up to {}"
)
STRICT_CEILINGS = "dưới {}|đạt dưới {}|nhỏ hơn {}|thấp hơn {}|< {}|chưa đến {}|chưa đạt {}|under {}"
LOWER_ENDS = {True: ("", "từ ", "≥ ", "đạt từ ", "tối thiểu "), False: ("từ trên ", "trên ", "> ")}
UPPER_ENDS = {True: ("", "≤ ", "tối đa "), False: ("dưới ", "< ", "chưa đến ")}


def spelled(number: Decimal) -> str:
    return f"{number:f}".replace(".", ",")


@given(
    number=numbers,
    measure=measures,
    template=st.sampled_from(
        [
            (template, sign)
            for templates, sign in (
                (FLOORS, ">="),
                (STRICT_FLOORS, ">"),
                (CEILINGS, "<="),
                (STRICT_CEILINGS, "<"),
            )
            for template in templates.split("|")
        ]
    ),
)
def test_one_bound_survives_its_spelling(
    number: Decimal, measure: str, template: tuple[str, str]
) -> None:
    phrase, sign = template
    if sign == ">" and number == 100:
        number = Decimal(99)  # «trên 100%» is refused, and rightly
    threshold = read_threshold(phrase.format(spelled(number) + measure))
    assert threshold.operator == sign
    assert {threshold.low, threshold.high} == {number, None}
    assert threshold.measure == measure.strip().replace("phần trăm", "%")


@given(st.data())
def test_a_band_survives_its_spelling(data: st.DataObject) -> None:
    low, high = sorted(data.draw(st.lists(numbers, min_size=2, max_size=2, unique=True)))
    low_included, high_included = data.draw(st.booleans()), data.draw(st.booleans())
    lower = data.draw(st.sampled_from(LOWER_ENDS[low_included])) + spelled(low)
    upper = data.draw(st.sampled_from(UPPER_ENDS[high_included])) + spelled(high)
    joint = data.draw(st.sampled_from([" đến ", " tới ", " - ", "–", " to "]))
    threshold = read_threshold(f"{lower}%{joint}{upper}%")
    assert threshold == Threshold(
        text=threshold.text,
        low=low,
        low_included=low_included,
        high=high,
        high_included=high_included,
        measure="%",
    )


phrases = st.sampled_from([row["phrase"] for row in published_rows()])


@given(
    phrases,
    st.lists(st.sampled_from(["NFD", "upper", "nbsp", "wide", "zero-width"]), unique=True),
)
def test_what_no_reader_sees_changes_nothing(phrase: str, changes: list[str]) -> None:
    changed = phrase
    for change in changes:
        match change:
            case "NFD":
                changed = unicodedata.normalize("NFD", changed)
            case "upper":
                changed = changed.upper()
            case "nbsp":
                changed = changed.replace(" ", "\u00a0")
            case "wide":
                changed = f"  {changed} \n".replace(" ", " \t ")
            case _:
                changed = changed.replace(" ", " \u200b")
    as_written, as_changed = read_threshold(phrase), read_threshold(changed)
    assert interval(as_changed) == interval(as_written)
    assert as_changed.measure == as_written.measure
    assert as_changed.text.casefold() == as_written.text.casefold()


numerals = ("95", "100%", "5,5", "99.5 %", "0", "120%")
words = (
    *("tối thiểu", "không", "đạt", "từ", "đến", "trở lên", "dưới", "trên", "hoặc", "bằng", "và"),
    *("khoảng", "trong khoảng", "mười phần trăm", "hồ sơ", "điểm", "quý i", "quá hạn", "up to"),
    *("-", "(", ")", "%", ",", ":", ";", ".", "/", "≥", "<", "="),
)
texts = st.lists(st.sampled_from(words + numerals), max_size=10).map(" ".join)


def reading(text: str) -> Threshold | Words:
    try:
        return read_threshold(text)
    except UnreadableThreshold as refusal:
        return refusal.reason


@given(st.text() | texts)
@example("\ud800 95%")
@example("-")
@example("{text} {0} 95")
@example("\u0300\u0301" * 90)
def test_any_text_is_read_or_refused_and_never_breaks(text: str) -> None:
    result = reading(text)
    if isinstance(result, Words):
        assert [said[-1] for said in result] == [".", "."]
    else:
        ends = [end for end in (result.low, result.high) if end is not None]
        assert ends == sorted(ends) != []
        assert (result.text, result.measure) in {(tidy(text), m) for m in ("", "%", "điểm", "vụ")}


@given(texts)
def test_every_number_that_was_written_is_a_bound_that_was_read(text: str) -> None:
    result = reading(text)
    if isinstance(result, Threshold):
        digits = (piece.strip("%").replace(",", ".") for piece in text.split())
        written = {Decimal(piece) for piece in digits if piece[:1].isdigit()}
        assert {result.low, result.high} - {None} == written


@pytest.mark.parametrize("text", THRESHOLDS.values(), ids=THRESHOLDS)
def test_a_hostile_text_is_refused_after_a_few_steps(text: str) -> None:
    def refused() -> None:
        with pytest.raises(UnreadableThreshold):
            read_threshold(text)

    assert calls(refused) < 10_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("-", ["-"], id="a dash alone"),
        pytest.param("- a", ["a"], id="the bullet of a list"),
        pytest.param("- 95", ["-", "95"], id="before a number"),
    ],
)
def test_a_dash_is_a_bullet_before_words_only(text: str, expected: list[str]) -> None:
    assert [word.text for word in cut(text)] == expected
