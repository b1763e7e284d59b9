import { ListFilter } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { afterPaint, useBegun } from '@/design/afterPaint';
import { classes } from '@/design/classes';
import hidden from '@/design/hidden.module.css';
import { ButtonShape } from '@/design/PlainButton';
import { Skeleton } from '@/design/Skeleton';
import { AnswerNotice } from './AnswerNotice';
import { ArrangeButton } from './ArrangeButton';
import { DEFAULT_QUERY_STATE } from './queryState/queryState';
import { useQueryState, useVariablesOf } from './queryState/useQueryState';
import { useRememberedFilters } from './queryState/useRememberedFilters';
import { DesktopFailure } from './DesktopFailure';
import { ImpossiblePeriod } from './ImpossiblePeriod';
import { DesktopGrid } from './DesktopGrid';
import css from './DesktopPage.module.css';
import { DesktopSkeleton } from './DesktopSkeleton';
import { FirstStepsShown } from './context/FirstStepsShown';
import { useFirstSteps } from './firstSteps/useFirstSteps';
import { DesktopHeader } from './header/DesktopHeader';
import { DesktopDrawers } from './DesktopDrawers';
import { useDesktopTexts } from './texts';
import { useDesktopAnswer } from './useDesktopAnswer';
import { KioskControls } from './kiosk/KioskControls';
import { useKiosk } from './kiosk/useKiosk';

const ArrangeDesktop = lazy(() => import('@/desktop/ArrangeDesktop'));
const FirstSteps = lazy(afterPaint(() => import('./firstSteps/FirstSteps')));
const FilterBar = lazy(afterPaint(() => import('./filters/FilterBar')));
const FilterButton = lazy(afterPaint(() => import('./filters/FilterButton')));

export default function DesktopPage() {
  const t = useDesktopTexts();
  const [queryState, changeAddress] = useQueryState();
  const variables = useVariablesOf(queryState);
  const { isKiosk, leave } = useKiosk();
  const { dashboard, isWaiting, error, refresh } = useDesktopAnswer(variables, isKiosk);
  const change = useRememberedFilters(dashboard, queryState, changeAddress);
  const firstSteps = useFirstSteps(dashboard);
  const [mode, setMode] = useState<'shown' | 'arranging' | 'arranged'>('shown');
  useBegun(dashboard !== undefined || error !== undefined || queryState.impossible !== undefined);
  if (queryState.impossible !== undefined) {
    return <ImpossiblePeriod asked={queryState.impossible} onReset={() => change(DEFAULT_QUERY_STATE)} />;
  }
  if (!dashboard) {
    return (
      <>
        <title>{t('desktop')}</title>
        <h1 className={hidden.hidden}>{t('desktop')}</h1>
        {error ? (
          <DesktopFailure
            error={error}
            onRetry={() => void refresh()}
            onReset={() => change(DEFAULT_QUERY_STATE)}
          />
        ) : (
          <DesktopSkeleton />
        )}
      </>
    );
  }
  const isArranging = mode === 'arranging';
  const areStepsShown = firstSteps.isNeeded && !isArranging && !isKiosk;
  const grid = (
    <div aria-busy={isWaiting} className={classes((isWaiting || error !== undefined) && css.past)}>
      <FirstStepsShown value={areStepsShown}>
        <DesktopGrid dashboard={dashboard} />
      </FirstStepsShown>
    </div>
  );
  return (
    <DesktopDrawers dashboard={dashboard} queryState={queryState} refresh={refresh} onChange={change}>
      <div className={classes(css.page, isKiosk && css.kiosk)}>
        <AnswerNotice
          viewedAs={dashboard.viewedAs?.name}
          error={error}
          asOf={dashboard.asOf}
          onRetry={() => void refresh()}
          onOwn={() => change({ asUser: undefined })}
          onReset={() => change(DEFAULT_QUERY_STATE)}
        />
        <DesktopHeader
          dashboard={dashboard}
          queryState={queryState}
          isToChoose={!isKiosk && !isArranging}
          onChange={change}
          onRefresh={() => void refresh()}
        >
          <Suspense fallback={<ButtonShape variant="quiet" icon={ListFilter} />}>
            <FilterButton filters={queryState.filters} onChange={(filters) => change({ filters })} />
          </Suspense>
          <ArrangeButton
            dashboard={dashboard}
            hasJustArranged={mode === 'arranged'}
            onPress={() => setMode('arranging')}
          />
        </DesktopHeader>
        <Suspense fallback={queryState.filters.length > 0 && <Skeleton height="var(--control)" />}>
          <FilterBar
            filters={dashboard.filters}
            isToChoose={!isKiosk && !isArranging}
            onChange={(filters) => change({ filters })}
          />
        </Suspense>
        {areStepsShown && (
          <Suspense>
            <FirstSteps onEnd={firstSteps.end} />
          </Suspense>
        )}
        {isArranging ? (
          <Suspense fallback={grid}>
            <ArrangeDesktop
              variables={variables}
              meanwhile={grid}
              refresh={refresh}
              onLeave={() => setMode('arranged')}
            />
          </Suspense>
        ) : (
          grid
        )}
        {isKiosk && <KioskControls onLeave={leave} />}
      </div>
    </DesktopDrawers>
  );
}
