"""What is wrong with a file, or with how it is mapped."""

from resolvers.language import LocalizedText


class MappingError(Exception):
    """A file cannot be read as it is said to be written, or a mapping cannot be carried out: where in it, and what was expected.

    ``path`` leads to the member of the mapping, list indices as digits; it is empty where the file is the matter.
    """

    def __init__(self, path: tuple[str, ...], message: LocalizedText) -> None:
        super().__init__(": ".join(part for part in (".".join(path), message.en) if part))
        self.path, self.message = path, message
