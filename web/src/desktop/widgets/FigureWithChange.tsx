import { classes } from '@/design/classes';
import { Tooltip, TooltipTrigger } from '@/design/Tooltip';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopTexts } from '../texts';
import { useCard } from '../context/CardContext';
import { ChangeOfFigure } from './ChangeOfFigure';
import css from './figure.module.css';
import { DrilldownNumber } from './DrilldownNumber';

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
  return (
    <p className={classes(css.figure, isSmall && css.small)}>
      {figure.value === null ? (
        <span className={css.value}>
          <span aria-hidden>{exact}</span>
          <span className={css.nothing}>{t('nothingToCompute')}</span>
        </span>
      ) : (
        <TooltipTrigger>
          <DrilldownNumber path={figure.path} className={css.value}>
            <data value={figure.value}>
              <span aria-hidden>{format.compactFigure(figure)}</span>
              <span className={css.hidden}>{exact}</span>
            </data>
          </DrilldownNumber>
          <Tooltip>
            <b>{exact}</b>
            <br />
            {description}
          </Tooltip>
        </TooltipTrigger>
      )}
      <ChangeOfFigure metric={figure} />
    </p>
  );
}
