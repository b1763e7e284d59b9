import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type EChartsType } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';

export type { EChartsCoreOption as ChartOption, EChartsType as Chart } from 'echarts/core';

/** A chart in this element, with what this page draws and no more. */
export function createChart(element: HTMLElement): EChartsType {
  register([BarChart, LineChart, PieChart, GridComponent, TooltipComponent, LabelLayout, CanvasRenderer]);
  return init(element);
}
