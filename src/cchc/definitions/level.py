"""The tiers of administration."""

from enum import StrEnum


class Level(StrEnum):
    """The tier of administration that a target binds; the last two are inside one body."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    OFFICE = "office"
    OFFICER = "officer"
