import { Button } from 'react-aria-components';
import { classes } from '@/design/classes';
import { FewOf } from '@/design/FewOf';
import { Shortened } from '@/design/Shortened';
import type { Decimal } from '@/format/numbers';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { Unit } from '@/gql/graphql';
import { useDesktopTexts } from '../texts';
import css from './ExplanationDrawer.module.css';
import { Fact } from './Fact';

const SplitOfNumberFragment = graphql(/* GraphQL */ `
  fragment SplitOfNumber on Widget {
    total {
      unit
      secondary {
        path
        label
        value
        unit
      }
    }
    ... on BreakdownWidget {
      slices {
        path
        category {
          label
        }
        value
      }
    }
    ... on SeriesWidget {
      series {
        path
        category {
          label
        }
        total
      }
    }
  }
`);

interface Part {
  path: string;
  label: string;
  value: Decimal | null;
  unit: Unit;
}

/** How many parts are told at first. */
const FEW = 6;

interface SplitOfNumberProps {
  widget: FragmentType<typeof SplitOfNumberFragment>;
  /** Nothing where rows cannot be looked at. */
  openRows: ((path: string, label: string) => void) | undefined;
}

/** What a number is made of, and what stands beside it, each with its rows. */
export function SplitOfNumber({ widget, openRows }: SplitOfNumberProps) {
  const read = readFragment(SplitOfNumberFragment, widget);
  const t = useDesktopTexts();
  const format = useFormat();
  const unit = read.total?.unit ?? 'COUNT';
  const parts: Part[] = [
    ...('slices' in read
      ? read.slices.map(({ path, category, value }) => ({ path, label: category.label, value, unit }))
      : []),
    ...('series' in read
      ? read.series.map(({ path, category, total }) => ({ path, label: category.label, value: total, unit }))
      : []),
  ];
  const beside = read.total?.secondary ?? [];
  const list = (name: string, all: readonly Part[]) =>
    all.length > 0 && (
      <Fact name={name}>
        <FewOf items={all} few={FEW} className={css.lines}>
          {({ path, label, value, unit }) => (
            <li key={path} className={css.part}>
              <Shortened>{label}</Shortened>
              {openRows && value !== null ? (
                <Button className={classes(css.opens)} onPress={() => openRows(path, label)}>
                  {format.figure({ value, unit })}
                </Button>
              ) : (
                format.figure({ value, unit })
              )}
            </li>
          )}
        </FewOf>
      </Fact>
    );
  return (
    <>
      {list(t('split'), parts)}
      {list(t('toldBeside'), beside)}
    </>
  );
}
