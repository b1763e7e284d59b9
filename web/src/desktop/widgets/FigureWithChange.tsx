import { useRef } from 'react';
import { classes } from '@/design/classes';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopTexts } from '../texts';
import { useCard } from '../context/CardContext';
import { ChangeOfFigure } from './ChangeOfFigure';
import css from './figure.module.css';
import { DrilldownNumber } from './DrilldownNumber';
import { useFits } from './useFits';

const FigureWithChangeFragment = graphql(/* GraphQL */ `
  fragment FigureWithChange on Metric {
    path
    value
    unit
    ...ChangeOfFigure
  }
`);

interface FigureWithChangeProps {
  metric: FragmentType<typeof FigureWithChangeFragment>;
  /** Beside a chart, where the chart is what matters. */
  isSmall?: boolean;
}

/** A number, which opens the rows behind it, and how it changed. */
export function FigureWithChange({ metric, isSmall = false }: FigureWithChangeProps) {
  const figure = readFragment(FigureWithChangeFragment, metric);
  const format = useFormat();
  const t = useDesktopTexts();
  const { description } = useCard();
  const exact = format.figure(figure);
  const room = useRef<HTMLParagraphElement>(null);
  const words = useRef<HTMLSpanElement>(null);
  const fits = useFits(room, words);
  return (
    <p ref={room} className={classes(css.figure, isSmall ? css.small : css.large)}>
      {figure.value === null ? (
        <span className={css.value}>
          <span aria-hidden>{exact}</span>
          <span className={css.nothing}>{t('nothingToCompute')}</span>
        </span>
      ) : (
        <DrilldownNumber
          path={figure.path}
          className={css.value}
          hint={
            <>
              <b>{exact}</b>
              <br />
              {description}
            </>
          }
        >
          <data value={figure.value}>
            <span aria-hidden>
              {fits ? exact : format.together([figure.value], figure.unit).short(figure.value)}
            </span>
            <span ref={words} className={css.measured}>
              {exact}
            </span>
          </data>
        </DrilldownNumber>
      )}
      <ChangeOfFigure metric={figure} />
    </p>
  );
}
