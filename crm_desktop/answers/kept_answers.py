"""Answers in bounded memory."""

from cachetools import LRUCache

from crm_desktop.answers.answer import Answer

# Of an answer besides its bytes: keys, conditions, and what Python needs to hold them.
_BESIDES = 1_000
# An answer that is larger than this part of all is not kept: too many others would go for it.
_LARGEST = 1 / 8


class KeptAnswers:
    """At most so many bytes of answers. When there is no room, the company that has most of it gives up what it has not asked for
    longest: nobody else loses anything by what one company asks.
    """

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self._of_companies: dict[int, LRUCache[bytes, Answer]] = {}

    @property
    def size(self) -> int:
        """The bytes that are in use."""
        return sum(int(kept.currsize) for kept in self._of_companies.values())

    def find(self, company_id: int, digest: bytes) -> Answer | None:
        """What was kept under this digest, now the last to go."""
        kept = self._of_companies.get(company_id)
        return None if kept is None else kept.get(digest)

    def has(self, company_id: int, digest: bytes) -> bool:
        """Whether something is kept under this digest."""
        kept = self._of_companies.get(company_id)
        return kept is not None and digest in kept

    def keep(self, company_id: int, digest: bytes, answer: Answer) -> None:
        """Keeps the answer in the place of an earlier one."""
        if _weight(answer) > self.max_bytes * _LARGEST:
            return
        mine = self._of_companies.setdefault(company_id, LRUCache(self.max_bytes, getsizeof=_weight))
        mine[digest] = answer
        while self.size > self.max_bytes:
            largest = max(self._of_companies, key=lambda each: self._of_companies[each].currsize)
            self._of_companies[largest].popitem()
            if not self._of_companies[largest]:
                del self._of_companies[largest]


def _weight(answer: Answer) -> int:
    return len(answer.body) + _BESIDES
