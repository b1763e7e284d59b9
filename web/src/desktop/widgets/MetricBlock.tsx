import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { Gauge } from '../charts/Gauge';
import { Sparkline } from '../charts/Sparkline';
import { sumOf } from '../charts/sumOf';
import { useDesktopTexts } from '../texts';
import { useAsOf } from '../context/AsOf';
import { useCard, useOpenRows } from '../context/CardContext';
import { FigureWithChange } from './FigureWithChange';
import css from './MetricBlock.module.css';
import { DrilldownNumber } from './DrilldownNumber';
import { StepsTable } from './StepsTable';

const MetricBlockFragment = graphql(/* GraphQL */ `
  fragment MetricBlock on MetricWidget {
    visualisation
    total {
      ...FigureWithChange
      value
      target
      unit
      secondary {
        path
        key
        label
        value
        unit
      }
      trend {
        path
        start
        end
        firstDay
        lastDay
        value
      }
      previousTrend {
        firstDay
        lastDay
        value
      }
    }
  }
`);

/** One number, the numbers beside it, and the way it went. */
export function MetricBlock(props: { widget: FragmentType<typeof MetricBlockFragment> }) {
  const { total: metric, visualisation } = readFragment(MetricBlockFragment, props.widget);
  const t = useDesktopTexts();
  const format = useFormat();
  const { isTable } = useCard();
  const openRows = useOpenRows();
  const asOf = useAsOf();
  if (!metric) return null;
  if (isTable) {
    const { trend, previousTrend, unit, value } = metric;
    // Of what stands at a time, the steps are no parts.
    const addsUp = Number(sumOf(trend.map((step) => step.value))) === Number(value);
    return (
      <StepsTable
        steps={trend}
        before={previousTrend}
        unit={unit}
        total={addsUp && value !== null ? { value, unit } : undefined}
      />
    );
  }
  // How many were returned is a footnote where there are any, and nothing to say where there are none.
  const beside = metric.secondary.filter(({ key }) => key !== 'returned');
  const isGauge = visualisation === 'GAUGE' && metric.target !== null;
  return (
    <div className={css.room}>
      <div className={css.metric}>
        <div className={css.told}>
          <FigureWithChange metric={metric} />
          {isGauge && metric.value !== null && (
            <p className={css.target}>
              {t('ofTarget', {
                share: format.share(Number(metric.value) / Number(metric.target)),
                target: format.figure({ value: metric.target, unit: metric.unit }),
              })}
            </p>
          )}
        </div>
        <div className={css.drawing}>
          {isGauge ? (
            <Gauge value={Number(metric.value ?? 0)} target={Number(metric.target)} />
          ) : (
            <Sparkline
              steps={metric.trend}
              before={metric.previousTrend}
              unit={metric.unit}
              asOf={asOf}
              onOpen={openRows && ((step) => openRows(step.path, format.step(step)))}
            />
          )}
        </div>
        {beside.length > 0 && (
          <ul className={css.beside}>
            {beside.map(({ key, path, label, value, unit }) => (
              <li key={key}>
                <DrilldownNumber path={path} label={label} className={css.second}>
                  {label} <b>{format.figure({ value, unit })}</b>
                </DrilldownNumber>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
