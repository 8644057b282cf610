"""Small texts that are meant to take a long time; ``benchmarks/bench_hostile.py`` tells how long they do."""

from typing import Final

# Definition files, and the code that each is refused with.
DEFINITIONS: Final = {
    "nested brackets": ("[" * 900_000, "D105"),
    "nested braces": ("{" * 900_000, "D105"),
    "nested dashes": ("- " * 450_000, "D105"),
    "nested keys": ("? " * 450_000, "D105"),
    "nested keys in brackets": ("[? " * 300_000, "D112"),
    "nested values": ("{a: " * 200_000, "D105"),
    "a billion laughs": ("a: &a [x,x]\n" + "b: [*a,*a]\n" * 50_000, "D107"),
    "broken merge keys": ("x: {<<: " * 100_000, "D104"),
    "merge keys": ("- <<: [{a: b}]\n" * 50_000, "D108"),
    "anchors": ("- &a x\n" * 100_000, "D107"),
    "directives": ("%TAG !a! x\n" * 80_000 + "--- a", "D110"),
    "directives later on": ("a\n...\n" + "%TAG !a! x\n" * 80_000, "D110"),
    "documents": ("--- \n" * 180_000, "D113"),
    "one long word": ("x" * 1_000_001, "D101"),
    "control characters": ("\x01" * 900_000, "D103"),
    "one key": ("a: 1\n" * 150_000, "D111"),
}

THRESHOLDS: Final = {
    "parentheses": "((((" * 50,
    "connectors": "và " * 66,
    "negations": "không đạt " * 20,
    "ten million digits": "1" * 10_000_000,
    "nouns and verbs before a stranger": "hồ sơ đạt " * 19 + "!",
}

PAGES: Final = {
    "depth": "<div>" * 100_000,
    "tables in tables": "<table><tr><td>" * 20_000,
    "tags that never end": "<a " * 100_000,
    "comments that never end": "<!--" * 100_000,
    "attributes that never end": "<table><tr>" + '<td a="' * 100_000,
    "entities that never end": "&" * 500_000,
    "entities of its own": "<!DOCTYPE html [<!ENTITY a '&b;&b;'>]>&a;" * 1000,
    "cells that reach down": "<table>" + "<tr><td rowspan=65534>1" * 3000,
    "and across": "<table>" + "<tr><td colspan=1000 rowspan=65534>" * 1000,
}

# A registry in which every row is wrong.
REGISTRY: Final = "code,name,level,parent\n" + "".join(f"{n},Xã,x,{n + 1}\n" for n in range(20_000))
