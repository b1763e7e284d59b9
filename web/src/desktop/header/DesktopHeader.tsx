import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/design/Button';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { QueryState } from '../queryState/queryState';
import { useDesktopTexts } from '../texts';
import { DesktopMenu } from './DesktopMenu';
import css from './DesktopHeader.module.css';
import { PeriodPicker } from './PeriodPicker';
import { ScopePicker } from './ScopePicker';

const DesktopHeaderFragment = graphql(/* GraphQL */ `
  fragment DesktopHeader on Dashboard {
    asOf
    exportUrl
    period {
      start
      firstDay
      lastDay
      timezone
    }
    comparedWith {
      firstDay
      lastDay
    }
    scope {
      label
    }
    can {
      narrowScope
    }
  }
`);

interface DesktopHeaderProps {
  dashboard: FragmentType<typeof DesktopHeaderFragment>;
  queryState: QueryState;
  /** Whether anything can be chosen, or is only told. */
  isToChoose: boolean;
  onChange: (queryState: Partial<QueryState>) => void;
  onRefresh: () => void;
  /** Buttons of more that can be done with the desktop: arranging it. */
  children?: ReactNode;
}

/** Whose figures these are, and of when; and what can be chosen of both. */
export function DesktopHeader({
  queryState,
  isToChoose,
  onChange,
  onRefresh,
  children,
  ...props
}: DesktopHeaderProps) {
  const { asOf, exportUrl, period, comparedWith, scope, can } = readFragment(
    DesktopHeaderFragment,
    props.dashboard,
  );
  const format = useFormat();
  const t = useDesktopTexts();
  const against = comparedWith
    ? t('against', { period: format.period(comparedWith) })
    : queryState.compareTo !== 'NONE' && Date.parse(period.start) > Date.parse(asOf) && t('againstNothing');
  const isNarrowed = queryState.departments.length > 0 || queryState.users.length > 0;
  return (
    <header className={css.header}>
      <title>{t('titleOf', { scope: scope.label })}</title>
      <div className={css.about}>
        <h1 className={css.scope}>
          {can.narrowScope && isToChoose ? (
            <ScopePicker label={scope.label} queryState={queryState} onChange={onChange} />
          ) : (
            scope.label
          )}
        </h1>
        <p className={css.period}>
          <b>{format.period(period)}</b> {against && <span>{against}</span>}{' '}
          <span>{t('asOf', { time: format.time(asOf) })}</span> {isNarrowed && <span>{t('narrowed')}</span>}
        </p>
      </div>
      {isToChoose && (
        <div className={css.actions}>
          {children}
          <ButtonLink href={exportUrl} download="" variant="quiet">
            <Download size={16} aria-hidden />
            <span className={css.word}>{t('export')}</span>
          </ButtonLink>
          <DesktopMenu onRefresh={onRefresh} />
          <div className={css.picker}>
            <PeriodPicker queryState={queryState} shown={period} against={against} onChange={onChange} />
          </div>
        </div>
      )}
    </header>
  );
}
