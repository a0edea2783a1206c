"""Damage to files, whatever they hold: by the byte, by the line, by the token and by the encoding. All of it seeded.

A damaged file is a list of files to write: name and content. No content stands for a folder of that name.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

Content = bytes | None
Damage = Callable[[random.Random, bytes], Content]

_NUMBER = re.compile(rb"(?<![\w.\"'])-?\d+(?:\.\d+)?(?![\w.])")
_WORD = re.compile(rb"[A-Za-z_]{3,}")
_HOSTILE_BYTES = (
    b"\0", b"\xff\xfe", b'"', b"'", b"\n", b"\r", b"[", b"]", b"{", b"=", b",", b";", b"\xe2\x80\xae", b"\x1b[31m",
)  # fmt: skip

#: What somebody, or something, may write where a number stands.
TOKENS: tuple[bytes, ...] = (
    b"inf", b"-inf", b"nan", b"1e999", b"-1", b"0", b"-0.0", b"5e-324", b"1e308", b"0,5", b"1_000", b"007", b"50%",
    b"1" + b"0" * 400, b"9" * 5_000, b"0x" + b"f" * 4_000, b"18446744073709551616", b"true", b"none", b"much", b"",
    b'"text"', b'""', b'"0.5"', b"[]", b"[[]]", b"[1, 'a', [2.0]]", b"{}", b"{ a = { b = 1 } }", b"1979-05-27",
    b"07:32:00", b"1979-05-27T07:32:00Z", b'"\\u0000"', b'"\\u001b[31mred"', b'"a\\nb"', b'"' + b"x" * 5_000 + b'"',
    b"[" * 60 + b"]" * 60, b"[" + b"0.5, " * 3_000 + b"]", b'"../../etc/passwd"', b'"caf\xc3\xa9"', b"=1+1",
)  # fmt: skip


def flipped(chance: random.Random, content: bytes) -> bytes:
    """Return the content with one to eight bits turned over."""
    changed = bytearray(content or b" ")
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(chance: random.Random, content: bytes) -> bytes:
    """Return the content without a part of it, often without its end."""
    begin, end = sorted((chance.randint(0, len(content)), chance.randint(0, len(content))))
    return content[:begin] if chance.random() < 0.5 else content[:begin] + content[end:]


def inserted(chance: random.Random, content: bytes) -> bytes:
    """Return the content with a few bytes that mean something to a reader put into it."""
    for _ in range(chance.randint(1, 4)):
        place = chance.randint(0, len(content))
        content = content[:place] + chance.choice(_HOSTILE_BYTES) * chance.choice((1, 1, 3)) + content[place:]
    return content


def doubled(chance: random.Random, content: bytes) -> bytes:
    """Return the content with a part of it written several times."""
    begin, end = sorted((chance.randint(0, len(content)), chance.randint(0, len(content))))
    return content[:end] + content[begin:end] * chance.choice((1, 2, 5)) + content[end:]


def retyped(chance: random.Random, content: bytes) -> bytes:
    """Return the content with something else in place of up to three numbers."""
    for _ in range(chance.randint(1, 3)):
        numbers = list(_NUMBER.finditer(content))
        if numbers:
            found = chance.choice(numbers)
            content = content[: found.start()] + chance.choice(TOKENS) + content[found.end() :]
    return content


def misspelt(chance: random.Random, content: bytes) -> bytes:
    """Return the content with a typo in one of its words: a letter lost, doubled, swapped or in capitals."""
    words = list(_WORD.finditer(content))
    if not words:
        return content
    found = chance.choice(words)
    word, place = found[0], chance.randrange(len(found[0]) - 1)
    letter, following = word[place : place + 1], word[place + 1 : place + 2]
    typo = chance.choice((b"", letter * 2, letter.upper(), b"x"))
    wrong = word[:place] + chance.choice((typo + following, following + letter)) + word[place + 2 :]
    return content[: found.start()] + wrong + content[found.end() :]


def relined(chance: random.Random, content: bytes) -> bytes:
    """Return the content with lines lost, doubled, swapped or glued."""
    lines = content.split(b"\n")
    for _ in range(chance.randint(1, 3)):
        place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        what = chance.randrange(4)
        if what == 0 and len(lines) > 1:
            del lines[place]
        elif what == 1:
            lines[place:place] = [lines[other]] * chance.choice((1, 1, 40))
        elif what == 2:
            lines[place], lines[other] = lines[other], lines[place]
        else:
            lines[place : place + 2] = [b"".join(lines[place : place + 2])]
    return b"\n".join(lines)


def recoded(chance: random.Random, content: bytes) -> Content:
    """Return the content as another program would have written it, or nothing that is a text at all."""
    text = content.decode("utf-8", errors="replace")
    umlauts = text.replace("a", "ä", 3)
    return chance.choice(
        (
            lambda: text.encode("utf-16"),
            lambda: text.encode("utf-16-be"),
            lambda: text.encode("utf-32"),
            lambda: b"\xef\xbb\xbf" + content,
            lambda: b"\xef\xbb\xbf" * 2 + content,
            lambda: umlauts.encode("latin-1", errors="replace"),
            lambda: umlauts.encode("utf-8"),
            lambda: content.replace(b"\n", b"\r\n"),
            lambda: content.replace(b"\n", b"\r"),
            lambda: content.replace(b"\n", b"\x0b"),
            lambda: content.replace(b" ", b"\xc2\xa0"),
            lambda: b"",
            lambda: b" \n\t\r\n",
            lambda: b"\x0c\x0b\n",
            lambda: b"\xc2\xa0\n",
            lambda: b"\0" * 100,
            lambda: b"\x89PNG\r\n\x1a\n" + content,
            lambda: b"PK\x03\x04" + content,
            lambda: chance.randbytes(300),
            lambda: None,
        )
    )()


#: Damage that any kind of text can suffer.
OF_ANY_TEXT: tuple[Damage, ...] = (flipped, cut, inserted, doubled, retyped, misspelt, relined, recoded)


def write(folder: Path, name: str, content: Content) -> Path:
    """Write one damaged file, or make a folder where the file should be; return its path."""
    path = folder / name
    if content is None:
        path.mkdir(parents=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return path
