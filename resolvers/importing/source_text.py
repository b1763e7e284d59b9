"""Files as they come from spreadsheets and other programs, opened as text."""

import gzip
import io
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from typing import BinaryIO, TextIO, cast

BUFFER = 1 << 18

CSV_TEXT = "CSV text in UTF-8, which spreadsheet programs save as “CSV UTF-8”"

_GZIP = b"\x1f\x8b"
# How other kinds of files begin.
_OTHERS = (
    (b"PK\x03\x04", "is an Excel workbook or another ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "is an Excel workbook of the old kind"),
    (b"%PDF", "is a PDF document"),
    (b"{\\rtf", "is an RTF document"),
    (b"{", "is JSON"),
    (b"[", "is JSON"),
    (b"<", "is HTML or XML"),
    (_GZIP, "is compressed twice"),
    (b"BZh", "is compressed, and not by gzip"),
    (b"\xfd7zXZ", "is compressed, and not by gzip"),
    (b"7z\xbc\xaf", "is compressed, and not by gzip"),
    (b"Rar!", "is compressed, and not by gzip"),
    (b"\x28\xb5\x2f\xfd", "is compressed, and not by gzip"),
    (BOM_UTF32_LE, "is UTF-32"),
    (BOM_UTF32_BE, "is UTF-32"),
)
_LOOKED_AT = 64

_LATIN_BESIDE_CYRILLIC = re.compile("[a-zA-Z][\u0400-\u04ff]|[\u0400-\u04ff][a-zA-Z]")


class OtherKindError(Exception):
    """The file is no text that could be CSV; the argument says what it is."""


def open_text(packed: BinaryIO) -> TextIO:
    """The text of a buffered file, compressed or not, with its line ends as they are, be they those of Unix, Windows or old Macs.

    UTF-8, or UTF-16 as Excel's "Unicode text" is; bytes that are not UTF-8 can be found by ``undecoded``.

    Raises:
        OtherKindError: it is another kind of file.
        OSError, EOFError, zlib.error: it cannot be read.
    """
    file = cast("io.BufferedReader", packed)
    if file.peek(2).startswith(_GZIP):
        unpacked = gzip.GzipFile(fileobj=packed, mode="rb")
        file = io.BufferedReader(cast("io.RawIOBase", unpacked), BUFFER)
    start = file.peek(_LOOKED_AT)[:_LOOKED_AT]
    encoding = _encoding_of(start)
    words = start.decode(encoding, "ignore").lstrip().encode()
    for sign, kind in _OTHERS:
        if start.startswith(sign) or words.startswith(sign):
            raise OtherKindError(kind)
    errors = "surrogateescape" if encoding == "utf-8-sig" else "strict"
    return io.TextIOWrapper(file, encoding, errors, newline="")


def _encoding_of(start: bytes) -> str:
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    # A header begins with a letter that UTF-8 has one byte for.
    if start[1:2] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if start[:1] == b"\0" else "utf-8-sig"


def undecoded(line: str) -> tuple[int, bytes] | None:
    """The first byte of a line that is not UTF-8, and all its bytes; ``None`` if there is no such byte."""
    if line.isascii():
        return None
    try:
        line.encode()
    except UnicodeEncodeError as error:
        return ord(line[error.start]) - 0xDC00, line.encode("utf-8", "surrogateescape")
    return None


def guess_encoding(raw: bytes) -> str:
    """The likeliest encoding of a line that is not UTF-8: in Western languages accented letters stand beside plain ones."""
    mixed = _LATIN_BESIDE_CYRILLIC.search(raw.decode("cp1251", "replace"))
    return "Windows-1252" if mixed else "Windows-1251"
