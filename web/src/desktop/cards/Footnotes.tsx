import type { ReactNode } from 'react';
import { classes } from '@/design/classes';
import { PlainButton } from '@/design/PlainButton';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopTexts } from '../texts';
import { useCard, useOpen } from '../context/CardContext';
import { DrilldownNumber } from '../widgets/DrilldownNumber';
import css from './Footnotes.module.css';

const FootnotesFragment = graphql(/* GraphQL */ `
  fragment Footnotes on Widget {
    ownPeriod {
      start
    }
    status {
      code
      missing {
        text
        dealType
        activityType
      }
    }
    filtersLeftOut {
      label
    }
    total {
      ...NotesOfMetric
    }
  }
`);

const NotesOfMetric = graphql(/* GraphQL */ `
  fragment NotesOfMetric on Metric {
    secondary {
      path
      key
    }
    explain {
      comparedWith {
        firstDay
        lastDay
      }
      notes {
        code
        count
      }
    }
  }
`);

/** What must be known to read the number right, in a line; nothing, when there is nothing to say. */
export function Footnotes(props: { widget: FragmentType<typeof FootnotesFragment> }) {
  const widget = readFragment(FootnotesFragment, props.widget);
  const t = useDesktopTexts();
  const format = useFormat();
  const { key } = useCard();
  const open = useOpen();
  const total = readFragment(NotesOfMetric, widget.total);
  const explain = total?.explain;
  const notes = explain?.notes ?? [];
  const returnedPath = total?.secondary.find(({ key }) => key === 'returned')?.path;
  // What the desktop's period is compared with stands above it.
  const compared = widget.ownPeriod && explain?.comparedWith;
  const countOf = (code: string) => notes.find((note) => note.code === code)?.count ?? 0;
  const lacking = new Set(
    widget.status.missing.map(({ dealType, activityType, text }) => dealType ?? activityType ?? text),
  ).size;
  const leftOut = widget.filtersLeftOut.map(({ label }) => label);
  const returned = countOf('RETURNED');
  const withoutPrice = countOf('WITHOUT_PRICE');
  const withoutRate = countOf('WITHOUT_RATE');
  if (lacking + returned + withoutPrice + withoutRate + leftOut.length === 0 && !compared) return null;
  const explainIt = open && (() => open.openExplanation(key));
  return (
    <p className={css.notes}>
      {widget.status.code === 'PARTIAL' && lacking > 0 && (
        <Note isWarning onPress={explainIt}>
          {t('lacking', { count: lacking })}
        </Note>
      )}
      {returned > 0 && returnedPath !== undefined && (
        <DrilldownNumber path={returnedPath} label={t('returned', { count: returned })} className={css.note}>
          {t('returned', { count: returned })}
        </DrilldownNumber>
      )}
      {withoutRate > 0 && <Note onPress={explainIt}>{t('withoutRate', { count: withoutRate })}</Note>}
      {withoutPrice > 0 && <Note onPress={explainIt}>{t('withoutPrice', { count: withoutPrice })}</Note>}
      {leftOut.length > 0 && (
        <Note onPress={total ? explainIt : undefined}>{t('notNarrowed', { by: leftOut.join(', ') })}</Note>
      )}
      {compared && <Note onPress={explainIt}>{t('against', { period: format.period(compared) })}</Note>}
    </p>
  );
}

interface NoteProps {
  isWarning?: boolean;
  /** Tells more of it. */
  onPress: (() => void) | undefined;
  children: ReactNode;
}

function Note({ isWarning = false, onPress, children }: NoteProps) {
  const className = classes(css.note, isWarning && css.lacking);
  if (!onPress) return <span className={className}>{children}</span>;
  return (
    <PlainButton className={className} onPress={onPress}>
      {children}
    </PlainButton>
  );
}
