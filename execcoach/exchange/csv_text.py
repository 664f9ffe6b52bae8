"""The bytes of a CSV file as text, whatever encoding it was saved in, with line ends of one kind."""

import codecs

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LATIN = "Its letters are not in UTF-8; they were read as Latin-1. Look whether the names are spelt right."
_BROKEN = "Some letters in it are damaged and stand as �. Put them right by hand."


def csv_text(data: bytes) -> tuple[str, str]:
    r"""The text with \n for every line end, and a sentence where its letters may be wrong ("" otherwise)."""
    text, words = _decoded(data)
    return text.replace("\r\n", "\n").replace("\r", "\n"), words


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _loosely(data, name)
    if name := _without_mark(data[:400]):
        return _loosely(data, name)
    try:
        return data.decode(), ""
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and "unexpected end" in error.reason:
            return data[: error.start].decode(), ""  # cut off in the middle of a letter
    loose = data.decode("utf-8", "replace")
    broken, whole = loose.count("�"), sum(1 for sign in loose[:200_000] if sign > "\x7f" and sign != "�")
    if whole >= broken:
        return loose, _BROKEN
    try:
        return data.decode("cp1252"), _LATIN
    except UnicodeDecodeError:
        return data.decode("latin-1"), _LATIN


def _loosely(data: bytes, name: str) -> tuple[str, str]:
    """The text in an encoding that is known; half a letter at the end is left out, a broken one shown."""
    text = codecs.getincrementaldecoder(name)("replace").decode(data, final=False)
    return text, _BROKEN if "�" in text else ""


def _without_mark(head: bytes) -> str:
    """UTF-16 that does not say so: every second byte of plain letters is zero."""
    even, odd = head[0::2], head[1::2]
    if len(head) >= 8 and even.count(0) > len(even) // 2 and odd.count(0) < len(odd) // 8:
        return "utf-16-be"
    if len(head) >= 8 and odd.count(0) > len(odd) // 2 and even.count(0) < len(even) // 8:
        return "utf-16-le"
    return ""
