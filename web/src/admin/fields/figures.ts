import type { Decimal } from '@/format/numbers';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { FiguresOfWidgetFragment, Unit } from '@/gql/graphql';

const FiguresOfWidget = graphql(/* GraphQL */ `
  fragment FiguresOfWidget on Widget {
    __typename
    status {
      code
      message
    }
    total {
      value
      unit
      secondary {
        key
        label
        value
        unit
      }
    }
    ... on SeriesWidget {
      series {
        category {
          key
          label
        }
        total
      }
    }
    ... on BreakdownWidget {
      slices {
        category {
          key
          label
        }
        value
      }
    }
    ... on MatrixWidget {
      rows {
        key
        label
      }
      columns {
        key
        label
      }
      cells {
        row
        column
        value
      }
    }
    ... on FunnelWidget {
      funnels {
        dealType {
          id
          name
        }
        steps {
          stage {
            id
            name
          }
          count
        }
        lost {
          stage {
            id
            name
          }
          count
        }
      }
    }
  }
`);

export interface Figure {
  value: Decimal;
  unit: Unit;
}

export interface Line extends Figure {
  key: string;
  label: string;
}

/** A block as numbers: the main one, null where there is none, and those it consists of. */
export interface Figures {
  status: { code: string; message: string | null };
  main: Figure | null;
  lines: readonly Line[];
}

export type FiguresSource = FragmentType<typeof FiguresOfWidget>;

/** The numbers of any kind of block, for comparing two states of it. */
export function figuresOf(source: FiguresSource): Figures {
  const widget = readFragment(FiguresOfWidget, source);
  const { status, total } = widget;
  const main = total?.value == null ? null : { value: total.value, unit: total.unit };
  return { status, main, lines: given(linesOf(widget)) };
}

interface PossibleLine {
  key: string;
  label: string;
  value: Decimal | null;
  unit: Unit;
}

function linesOf(widget: FiguresOfWidgetFragment): PossibleLine[] {
  const unit = widget.total?.unit ?? 'COUNT';
  switch (widget.__typename) {
    case 'MetricWidget':
      return widget.total?.secondary ?? [];
    case 'SeriesWidget':
      return widget.series.map(({ category, total }) => ({ ...category, value: total, unit }));
    case 'BreakdownWidget':
      return widget.slices.map(({ category, value }) => ({ ...category, value, unit }));
    case 'MatrixWidget': {
      const label = (of: readonly { key: string; label: string }[], key: string) =>
        of.find((one) => one.key === key)?.label ?? '';
      return widget.cells.map(({ row, column, value }) => ({
        key: `${row} ${column}`,
        label: `${label(widget.rows, row)}, ${label(widget.columns, column)}`,
        value,
        unit,
      }));
    }
    case 'FunnelWidget': {
      const stages = widget.funnels.flatMap(({ dealType, steps, lost }) =>
        [
          ...steps.map((step) => ({ ...step, kind: 'step' })),
          ...lost.map((loss) => ({ ...loss, kind: 'lost' })),
        ].map(({ stage, count, kind }) => ({
          key: `${kind} ${stage.id}`,
          label: `${dealType.name}, ${stage.name}`,
          value: decimal(count),
          unit,
        })),
      );
      return summed(stages);
    }
    default:
      return [];
  }
}

/** Those that have a number. */
function given(all: readonly PossibleLine[]): Line[] {
  return all.flatMap((line) => (line.value === null ? [] : [{ ...line, value: line.value }]));
}

/** Deals lost on the same stage, from wherever they came. */
function summed(all: readonly Line[]): Line[] {
  const sums = new Map<string, Line>();
  for (const line of all) {
    const before = sums.get(line.key);
    sums.set(line.key, { ...line, value: decimal(Number(before?.value ?? 0) + Number(line.value)) });
  }
  return [...sums.values()];
}

function decimal(count: number): Decimal {
  return `${count}`;
}

export interface ChangedLine {
  key: string;
  label: string;
  before: Figure;
  after: Figure;
}

/** The lines whose numbers differ. What is in one state only is nothing in the other. */
export function changedLines(before: readonly Line[], after: readonly Line[]): ChangedLine[] {
  const was = new Map(before.map((line) => [line.key, line]));
  const is = new Map(after.map((line) => [line.key, line]));
  return [...new Map([...was, ...is]).values()].flatMap(({ key, label, unit }) => {
    const zero: Figure = { value: '0', unit };
    const one = { key, label, before: was.get(key) ?? zero, after: is.get(key) ?? zero };
    return Number(one.before.value) === Number(one.after.value) ? [] : [one];
  });
}
