#!/usr/bin/env bash
# ECharts 6.1.0: of two stacked lines, 5 and -3, the upper one is drawn at -3, not at 2, and jumps to 7 where the second is 2: values of another
# sign are stacked from nought. With stackStrategy: "all" it is at 2. d3-shape 3.2.1's stack() has 2 as it comes.
# Guessed: the top line of a stack shows the sum; sides of their own are for bars.
# Source: ECharts, lib/processor/dataStack.js ("samesign" unless said otherwise, for all kinds of series) and its documentation of
# series-line.stackStrategy; d3-shape, stackOffsetNone.
# Matters here: inflow and outflow of a month, or won and refunded, stacked into a balance: the line of the balance is the outflow's.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y > package.log
npm install --silent --no-audit --no-fund echarts@6.1.0 d3-shape@3.2.1
cat > look.mjs <<'NODE'
import assert from "node:assert";
import { stack } from "d3-shape";
import { init } from "echarts";

const [inflow, outflow] = [[5, 5, 5], [-3, 2, -7]];
function top(more) {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: 300, height: 300 });
  const line = { type: "line", stack: "balance", ...more };
  chart.setOption({
    animation: false, xAxis: { type: "category", data: ["1", "2", "3"] }, yAxis: { min: -10, max: 10 },
    grid: { left: 0, right: 0, top: 0, bottom: 0, outerBoundsMode: "none" }, series: [{ ...line, data: inflow }, { ...line, data: outflow }],
  });
  const points = chart.getModel().getSeriesByIndex(1).getData().getLayout("points");
  const drawn = [1, 3, 5].map((index) => Math.round(chart.convertFromPixel({ yAxisIndex: 0 }, points[index])));
  chart.dispose();
  return drawn;
}
const rows = inflow.map((value, index) => ({ inflow: value, outflow: outflow[index] }));
const seen = {
  "as it comes": top({}),
  all: top({ stackStrategy: "all" }),
  d3: stack().keys(["inflow", "outflow"])(rows)[1].map(([, upper]) => upper),
};
console.log(seen);
assert.deepStrictEqual(seen, { "as it comes": [-3, 7, -7], all: [2, 7, -2], d3: [2, 7, -2] });
process.exit(0);
NODE
node look.mjs
