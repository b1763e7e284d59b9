import { useMemo } from 'react';
import { useFormat } from '@/format/useFormat';
import type { Unit } from '@/gql/graphql';
import { useDesktopTexts } from '../texts';
import { useCard } from '../context/CardContext';
import { ChartCanvas } from './ChartCanvas';
import type { ChartOption } from './echarts';
import { decalOf } from './decal';
import type { Part } from './part';
import { sumOf } from './sumOf';
import { tooltip } from './tooltip';
import { useTextSize } from './useTextSize';
import { useTokens } from './useTokens';

export interface PieProps {
  parts: readonly Part[];
  unit: Unit;
  onOpen: ((part: Part) => void) | undefined;
}

/** A ring, each part named beside it. */
export default function Pie({ parts, unit, onOpen }: PieProps) {
  const format = useFormat();
  const t = useDesktopTexts();
  const { title } = useCard();
  const token = useTokens();
  const textSize = useTextSize();
  const option = useMemo((): ChartOption => {
    const lineOf = ({ look, label, value, share }: Part) => ({
      look,
      label,
      value: `${format.figure({ value, unit })}${share === null ? '' : ` · ${format.share(share)}`}`,
    });
    return {
      animation: false,
      tooltip: {
        trigger: 'item',
        backgroundColor: token('--raised'),
        borderColor: token('--line'),
        padding: 10,
        transitionDuration: 0,
        formatter: (pointed: unknown) => {
          const part = parts[(pointed as { dataIndex: number }).dataIndex];
          const total = {
            label: t('total'),
            value: format.figure({ value: sumOf(parts.map(({ value }) => value)), unit }),
          };
          return part ? tooltip(part.label, parts.map(lineOf), total) : document.createElement('span');
        },
      },
      series: [
        {
          type: 'pie',
          radius: ['46%', '72%'],
          cursor: 'pointer',
          itemStyle: { borderColor: token('--surface'), borderWidth: 2 },
          label: {
            color: token('--text'),
            fontFamily: 'Inter Variable, sans-serif',
            fontSize: textSize,
            width: 110,
            overflow: 'truncate',
            formatter: '{b}\n{d} %',
            lineHeight: 15,
          },
          labelLine: { length: 8, length2: 8, lineStyle: { color: token('--line-strong') } },
          data: parts.map(({ label, look, value }) => ({
            name: label,
            value: Number(value ?? 0),
            itemStyle: { color: token(look.colour), decal: decalOf(look, token('--surface')) },
          })),
        },
      ],
    };
  }, [parts, unit, format, t, token, textSize]);
  return (
    <ChartCanvas
      label={t('chartOf', { title })}
      option={option}
      onPress={(_series, index) => {
        const part = parts[index];
        if (part) onOpen?.(part);
      }}
    />
  );
}
