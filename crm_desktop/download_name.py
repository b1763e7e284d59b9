"""What a download is called."""

from urllib.parse import quote

from resolvers.export.file_name import ascii_name


def disposition(name: str) -> str:
    """The header that names the file: in full for those who read RFC 5987, in ASCII for the others."""
    return f"attachment; filename=\"{ascii_name(name)}\"; filename*=UTF-8''{quote(name, safe='')}"
