import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { QueryState } from '../queryState/queryState';
import { useDesktopTexts } from '../texts';
import css from './DesktopHeader.module.css';
import { HeaderShape } from './HeaderShape';
import { loadControls, loadScopePicker } from './lazyControls';

const HeaderControls = lazy(loadControls);
const ScopePicker = lazy(loadScopePicker);

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
            <Suspense
              fallback={
                <span className={css.label}>
                  {scope.label}
                  <ChevronDown size={18} aria-hidden />
                </span>
              }
            >
              <ScopePicker label={scope.label} queryState={queryState} onChange={onChange} />
            </Suspense>
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
          <Suspense fallback={<HeaderShape queryState={queryState} />}>
            <HeaderControls
              exportUrl={exportUrl}
              queryState={queryState}
              period={period}
              against={against}
              onChange={onChange}
              onRefresh={onRefresh}
            />
          </Suspense>
        </div>
      )}
    </header>
  );
}
