#!/usr/bin/env bash
# @tanstack/table-core 9.3.1: in a column of numbers that is sorted, null stands where 0 would: -5, -2, null, null, 1, 3, in both directions, and
# sortUndefined: "last" does not change it; undefined it puts last.
# Guessed: what has no value stands at one end, as NULLs do in a database, or at the end that was asked for.
# Source: dist/features/row-sorting, sortFn_basic (a > b of JavaScript, for which null is 0) and the documentation of sortUndefined, which
# speaks of undefined; discussion of PR 6085 of TanStack/table.
# Matters here: JSON has null and no undefined: deals without a sum stand in the middle of the list, between refunds and small ones, and
# whoever looks for them at its ends finds none. Make undefined of null in accessorFn.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > package.log
npm install --silent --no-audit --no-fund @tanstack/table-core@9.3.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { constructTable, createSortedRowModel, rowSortingFeature, sortFns, tableFeatures } from "@tanstack/table-core";
import { storeReactivityBindings } from "@tanstack/table-core/store-reactivity-bindings";

const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(), rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns,
});
const sums = [3, null, -5, 1, null, -2];
function sorted(nothing, desc) {
  const table = constructTable({
    features,
    columns: [{ id: "sum", accessorFn: (deal) => deal.sum ?? nothing, sortUndefined: "last" }],
    data: sums.map((sum) => ({ sum })),
    initialState: { sorting: [{ id: "sum", desc }] },
  });
  return table.getRowModel().rows.map((row) => row.getValue("sum"));
}
const seen = { null: sorted(null, false), down: sorted(null, true), undefined: sorted(undefined, false) };
console.log(seen);
assert.deepStrictEqual(seen, {
  null: [-5, -2, null, null, 1, 3],
  down: [3, 1, null, null, -2, -5],
  undefined: [-5, -2, 1, 3, undefined, undefined],
});
NODE
node look.mjs
