// Money is counted in whole hundredths: sums of doubles would lose cents.

export const money = (hundredths) => {
  const digits = String(hundredths < 0n ? -hundredths : hundredths).padStart(3, "0");
  return `${hundredths < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** A ratio as text, rounded half even at so many places. */
export function ratio(part, whole, places) {
  const isNegative = part < 0n !== whole < 0n;
  const scaled = (part < 0n ? -part : part) * 10n ** BigInt(places);
  const by = whole < 0n ? -whole : whole;
  const twice = (scaled % by) * 2n;
  const floor = scaled / by;
  const rounded = twice > by || (twice === by && floor % 2n === 1n) ? floor + 1n : floor;
  const digits = String(rounded).padStart(places + 1, "0");
  return `${isNegative && rounded > 0n ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The change in percent; there is none of nothing. */
export const percent = (value, previous) =>
  previous === 0n ? null : ratio((value - previous) * 100n, previous < 0n ? -previous : previous, 2);
