import type { CSSProperties } from 'react';
import { Shortened } from '@/design/Shortened';
import type { Together } from '@/format/together';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { FunnelFragment } from '@/gql/graphql';
import { useDesktopTexts } from '../texts';
import css from './Funnel.module.css';
import { lossesAfter } from './losses';
import { DrilldownNumber } from './DrilldownNumber';
import { ShortFigure } from './ShortFigure';

const FunnelFragment = graphql(/* GraphQL */ `
  fragment Funnel on Funnel {
    dealType {
      id
      name
    }
    steps {
      path
      stage {
        id
        name
        color
      }
      count
      amount
      shareOfFirst
    }
    lost {
      path
      from {
        id
        name
      }
      stage {
        id
        name
      }
      count
    }
  }
`);

interface FunnelProps {
  funnel: FragmentType<typeof FunnelFragment>;
  /** How many deals are as wide as there is room: the same for all funnels that stand beside each other. */
  widest: number;
  /** How the sums of all of them are written. */
  amounts: Together;
}

/** The funnel of a deal type. Between two stages stands what went on and what was lost there. */
export function Funnel({ funnel, widest, amounts }: FunnelProps) {
  const { dealType, steps, lost } = readFragment(FunnelFragment, funnel);
  const losses = lossesAfter(
    steps.map(({ stage }) => stage.id),
    lost,
  );
  return (
    <section className={css.funnel}>
      <h3 className={css.name}>
        <Shortened>{dealType.name}</Shortened>
      </h3>
      <ol className={css.steps}>
        {steps.map((step, index) => (
          <li key={step.stage.id} className={css.item}>
            <Step dealType={dealType} step={step} next={steps[index + 1]} widest={widest} amounts={amounts} />
            <LossLine dealType={dealType} losses={losses[index] ?? []} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface StepProps {
  dealType: FunnelFragment['dealType'];
  step: FunnelFragment['steps'][number];
  next: FunnelFragment['steps'][number] | undefined;
  widest: number;
  amounts: Together;
}

function Step({ dealType, step, next, widest, amounts }: StepProps) {
  const { path, stage, count, amount, shareOfFirst } = step;
  const format = useFormat();
  const shareOf = (some: number) => (widest === 0 ? 0 : some / widest);
  const style = {
    '--width': shareOf(count),
    '--next': shareOf(next?.count ?? count),
    ...(stage.color === null ? {} : { '--stage': stage.color }),
  } as CSSProperties;
  return (
    <DrilldownNumber path={path} label={`${dealType.name}, ${stage.name}`} className={css.step} style={style}>
      <Shortened className={css.stage}>{stage.name}</Shortened>
      <span className={css.count}>{format.count(count)}</span>
      <span className={css.more} title={shareOfFirst === null ? undefined : format.share(shareOfFirst)}>
        {shareOfFirst !== null && format.wholeShare(shareOfFirst)}
      </span>
      <span className={css.more}>
        <ShortFigure value={amount} written={amounts} exactFrom="wide" />
      </span>
      <span aria-hidden className={css.body} />
    </DrilldownNumber>
  );
}

interface LossLineProps {
  dealType: FunnelFragment['dealType'];
  losses: FunnelFragment['lost'];
}

function LossLine({ dealType, losses }: LossLineProps) {
  const t = useDesktopTexts();
  if (losses.length === 0) return null;
  return (
    <p className={css.losses}>
      {losses.map(({ path, from, stage, count }) => (
        <DrilldownNumber
          key={path}
          path={path}
          label={[dealType.name, from?.name, stage.name].filter(Boolean).join(', ')}
          className={css.loss}
        >
          <Shortened>{t('lost', { count, stage: stage.name })}</Shortened>
        </DrilldownNumber>
      ))}
    </p>
  );
}
