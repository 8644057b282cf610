"""How the dialects differ: names, texts, formats of dates.  Everything else is said alike in all.

A text of a user reaches a statement in two ways only: bound as a parameter where the statement is
executed, or as a literal escaped by the dialect where it is printed for others.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar, Final

from cchc.records.cells import SPACES
from cchc.records.dates import MICROSECONDS, UTC, DateFormat

_CONTROL: Final = frozenset(map(chr, (*range(32), 127)))


class UnprintableText(ValueError):
    """A name that no statement may hold."""


class Dialect:
    """What standard SQL says; a dialect overrides what it says in another way."""

    name: ClassVar[str]
    quote: ClassVar[str] = '"'
    materialized: ClassVar[str] = ""
    # Whether a column is worked out again wherever a later step uses it, unless it is kept.
    copies_columns: ClassVar[bool] = False
    text_type: ClassVar[str] = "VARCHAR"
    small_type: ClassVar[str] = "SMALLINT"  # of outcomes and places, which a window has to carry
    moment_type: ClassVar[str] = "TIMESTAMP"
    seconds_type: ClassVar[str] = "DECIMAL(8, 6)"
    before: ClassVar[Sequence[str]] = ()  # statements that a printed one needs before it

    def identifier(self, name: str) -> str:
        """Quote a name; one with control characters is refused."""
        if not name or not _CONTROL.isdisjoint(name):
            raise UnprintableText(name)
        return self.quote + name.replace(self.quote, self.quote * 2) + self.quote

    def literal(self, text: str) -> str:
        """Write a text so that it can be nothing else."""
        if "\0" in text:
            raise UnprintableText(text)
        return "'" + text.replace("'", "''") + "'"

    def parameter(self, number: int) -> str:
        """Refer to a bound text."""
        raise NotImplementedError(number)

    def bound(self, number: int) -> str:
        """Refer to a bound text, typed."""
        return f"CAST({self.parameter(number)} AS {self.text_type})"

    def trim(self, value: str) -> str:
        """Cut the spaces of ``cells`` off both ends."""
        return f"trim(BOTH {self.spaces} FROM {value})"

    @property
    def spaces(self) -> str:
        """Give the spaces by their numbers, which no copy of a statement can lose."""
        return " || ".join(f"chr({ord(space)})" for space in SPACES)

    def mark(self, key: str) -> str:
        """Give something that is equal for equal keys, and cheaper to compare; NULL for none."""
        return key

    def matches(self, value: str, pattern: str) -> str:
        """Ask whether a text matches a pattern of ours from end to end."""
        return f"regexp_like({value}, '^(?:{pattern})$')"

    def local(self, value: str, form: DateFormat, ahead: timedelta, zone: timedelta) -> str:
        """Read a moment into local time, as ``dates.reader_of`` does; *value* matches the format."""
        read = self.moment(value, form)
        if not form.zone_length:
            return self.later(read, ahead) if ahead and form.has_time else read
        hours, minutes = (
            f"CAST(substr({value}, length({value}) - {back}, 2) AS INTEGER)"
            for back in (form.zone_length - 2, 1)
        )
        offset = f"INTERVAL '1' MINUTE * ({hours} * 60 + {minutes})"
        sign = f"substr({value}, length({value}) - {form.zone_length - 1}, 1)"
        read = (
            f"CASE WHEN {self.is_utc(value)} THEN {read} WHEN {sign} = '-' THEN {read} + {offset}"
            f" ELSE {read} - {offset} END"
        )
        return self.later(read, zone)

    def is_utc(self, value: str) -> str:
        """Ask whether a moment with a zone ends with ``Z``."""
        return f"substr({value}, length({value})) = '{UTC}'"

    def before_zone(self, value: str, form: DateFormat) -> str:
        """Cut the zone off, if there is one."""
        if not form.zone_length:
            return value
        zone = f"CASE WHEN {self.is_utc(value)} THEN 1 ELSE {form.zone_length} END"
        return f"substr({value}, 1, length({value}) - {zone})"

    def later(self, moment: str, by: timedelta) -> str:
        """Add to a moment."""
        return f"({moment} + INTERVAL '{int(by.total_seconds())}' SECOND)"

    def moment(self, value: str, form: DateFormat) -> str:
        """Read a moment; *value* matches the format, but its day need not exist."""
        number = {
            part: f"CAST({self.part(value, form, at)} AS INTEGER)"
            for at, part in enumerate(form.parts, start=1)
            if part not in "SX"
        }
        if form.has_fraction:
            number["s"] = self.seconds(value, form)
        year, month, day = number["y"], number["M"], number["d"]
        leap = f"(mod({year}, 4) = 0 AND (mod({year}, 100) <> 0 OR mod({year}, 400) = 0))"
        longest = (
            f"CASE WHEN {month} IN (4, 6, 9, 11) THEN 30 WHEN {month} <> 2 THEN 31 "
            f"WHEN {leap} THEN 29 ELSE 28 END"
        )
        clock = ", ".join(number.get(part, "0") for part in "Hms")
        return f"CASE WHEN {day} <= {longest} THEN {self.make_moment(year, month, day, clock)} END"

    def seconds(self, value: str, form: DateFormat) -> str:
        """Read seconds with the part of their fraction that is kept."""
        whole, fraction = (
            self.part(value, form, form.parts.index(part) + 1) for part in ("s", "S")
        )
        kept = f"{whole} || '.' || substr({fraction}, 1, {MICROSECONDS})"
        return f"CAST({kept} AS {self.seconds_type})"

    def part(self, value: str, form: DateFormat, group: int) -> str:
        """Cut one part out of a text that matches a format, by its place where that is always the same."""
        place = form.place(group)
        if place is None:
            return self.cut(value, form, group)
        first, length = place
        return f"substr({value}, {first}, {length})"

    def cut(self, value: str, form: DateFormat, group: int) -> str:
        """Find one part by the pattern of the format."""
        return f"regexp_extract({value}, '{form.pattern}', {group})"

    def make_moment(self, year: str, month: str, day: str, clock: str) -> str:
        """Make a moment of numbers."""
        return f"make_timestamp({year}, {month}, {day}, {clock})"

    def cut_off(self, moment: str) -> str:
        """Cut nanoseconds off a stored moment, where an engine keeps any."""
        raise NotImplementedError(moment)

    def real_is_whole(self, value: str) -> str:
        """Ask whether a number with a fraction has none, and is exact."""
        return f"({value} = floor({value}) AND abs({value}) < 9007199254740992)"


class DuckDB(Dialect):
    """DuckDB 1.4 or later."""

    name = "duckdb"
    small_type = "TINYINT"
    materialized = "MATERIALIZED "
    _CODES: ClassVar[Mapping[str, str]] = {
        "yyyy": "%Y", "MM": "%m", "M": "%m", "dd": "%d", "d": "%d",
        "HH": "%H", "H": "%H", "mm": "%M", "ss": "%S", "SSS": "%f", "S": "%f",
    }  # fmt: skip

    def parameter(self, number: int) -> str:
        """Refer to a bound text."""
        return f"$p{number}"

    def trim(self, value: str) -> str:
        """Cut spaces off both ends, where there are any: asking takes a fifth of the time."""
        ends = (f"unicode({value})", f"unicode({value}[-1])")
        bare = " AND ".join(f"{end} > 32 AND {end} <> 160" for end in ends)
        return f"CASE WHEN {bare} THEN {value} ELSE trim({value}, {self.spaces}) END"

    def cut_off(self, moment: str) -> str:
        """Cut nanoseconds off; a cast would round them, and so does ``epoch_us`` before 2.0.1."""
        whole = f"epoch_ns({moment})"
        below = f"({whole} % 1000 + 1000) % 1000"  # a remainder has the sign of what is divided
        return f"make_timestamp(({whole} - {below}) // 1000)"

    def mark(self, key: str) -> str:
        """Give a number; different keys that share it by chance are told apart later."""
        return f"CASE WHEN {key} IS NOT NULL THEN hash({key}) END"

    def matches(self, value: str, pattern: str) -> str:
        """Ask whether a text matches from end to end."""
        return f"regexp_full_match({value}, '{pattern}')"

    def moment(self, value: str, form: DateFormat) -> str:
        """Read a moment; NULL where its day does not exist."""
        value, form = self.before_zone(value, form), form.without_zone
        codes = "".join(self._CODES.get(piece, piece) for piece in form.pieces)
        if form.pieces[-1] == "S":
            longer = f"'([.][0-9]{{{MICROSECONDS}}})[0-9]+$'"
            value = f"regexp_replace({value}, {longer}, '\\1')"
        return f"try_strptime({value}, '{codes}')"


class Postgres(Dialect):
    """PostgreSQL 12 or later."""

    name = "postgres"
    materialized = "MATERIALIZED "
    copies_columns = True
    text_type = "text"
    seconds_type = "double precision"  # rounded to the microsecond again: exact below 60

    def parameter(self, number: int) -> str:
        """Refer to a bound text."""
        return f"${number + 1}"

    def trim(self, value: str) -> str:
        """Cut spaces off both ends."""
        return f"btrim({value}, {self.spaces})"

    def matches(self, value: str, pattern: str) -> str:
        """Ask whether a text matches from end to end."""
        return f"({value} ~ '^(?:{pattern})$')"

    def cut(self, value: str, form: DateFormat, group: int) -> str:
        """Find one part."""
        return f"(regexp_match({value}, '{form.pattern}'))[{group}]"


class Spark(Dialect):
    """Spark SQL 3.5 or later."""

    name = "spark"
    quote = "`"
    text_type = "STRING"
    moment_type = "TIMESTAMP_NTZ"
    before = ("SET spark.sql.variable.substitute=false;",)  # ``${x}`` in a name is a name

    def literal(self, text: str) -> str:
        """Write a text; a backslash means something here."""
        return super().literal(text.replace("\\", "\\\\")).replace("''", "\\'")

    def parameter(self, number: int) -> str:
        """Refer to a bound text."""
        return f":p{number}"

    def matches(self, value: str, pattern: str) -> str:
        """Ask whether a text matches from end to end."""
        return f"({value} RLIKE '^(?:{pattern})$')"

    def make_moment(self, year: str, month: str, day: str, clock: str) -> str:
        """Make a moment without a zone."""
        return f"make_timestamp_ntz({year}, {month}, {day}, {clock})"


class Trino(Dialect):
    """Trino."""

    name = "trino"
    _CODES: ClassVar[Mapping[str, str]] = {
        "yyyy": "%Y", "MM": "%m", "M": "%m", "dd": "%d", "d": "%d",
        "HH": "%H", "H": "%H", "mm": "%i", "ss": "%s", "SSS": "", "S": "",
    }  # fmt: skip

    def moment(self, value: str, form: DateFormat) -> str:
        """Read a moment; NULL where its day does not exist."""
        seconds = self.before_zone(value, form)
        said = "".join(self._CODES.get(piece, piece) for piece in form.without_zone.pieces)
        if not form.has_fraction:
            return f"try(date_parse({seconds}, '{said}'))"
        # It would keep milliseconds only.
        whole = f"date_parse(regexp_replace({seconds}, '[.][0-9]+$'), '{said.removesuffix('.')}')"
        fraction = self.part(value, form, form.parts.index("S") + 1)
        text = f"format_datetime({whole}, 'yyyy-MM-dd HH:mm:ss')"
        kept = f"substr({fraction}, 1, {MICROSECONDS})"
        return f"try(CAST({text} || '.' || {kept} AS TIMESTAMP(6)))"


DIALECTS: Final[Mapping[str, Dialect]] = {
    each.name: each for each in (DuckDB(), Spark(), Postgres(), Trino())
}
