"""What deals cost."""

from math import exp, log
from random import Random

from crm_desktop.demo.deal_types import DEAL_TYPES

_EMPTY = 0.04
_ZERO = 0.015
_SERVICES_EMPTY = 0.2


class Prices:
    """Draws prices: log-normal, as text with a dot and two decimals, empty for a deal without a price."""

    def __init__(self, scale: float, rng: Random) -> None:
        """``scale`` is what one euro is in the company's currency."""
        self._rng = rng
        self._medians = [log(plan.median_price * scale) for plan in DEAL_TYPES]
        # Prices are rounded by hand: to tens of euros, to thousands of roubles.
        self._step = 10.0 if scale < 10 else 500.0

    def of_deal(self, kind: int, *, surely: bool) -> tuple[str, str, str]:
        """The values of 'price', 'licence-price' and 'services-price'; ``surely``: the deal has one and it is not 0."""
        if len(DEAL_TYPES[kind].price_fields) == 1:
            return self._price(kind, _EMPTY, surely=surely), "", ""
        licence = self._price(kind, _EMPTY, surely=surely)
        return "", licence, self._price(kind, _SERVICES_EMPTY if licence else 0.9, surely=False)

    def _price(self, kind: int, empty: float, *, surely: bool) -> str:
        roll = self._rng.random()
        if roll < empty and not surely:
            return ""
        if roll < empty + _ZERO and not surely:
            return "0.00"
        amount = exp(self._rng.gauss(self._medians[kind], DEAL_TYPES[kind].price_spread))
        rounded = max(round(amount / self._step), 1) * self._step
        # Every fifth price is what a calculation gave, to the cent.
        return f"{rounded:.2f}" if roll < 0.8 else f"{rounded + int(roll * 10_000) % 100 / 100:.2f}"
