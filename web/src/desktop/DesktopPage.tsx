import { lazy, Suspense, useState } from 'react';
import { classes } from '@/design/classes';
import hidden from '@/design/hidden.module.css';
import { AnswerNotice } from './AnswerNotice';
import { ArrangeButton } from './ArrangeButton';
import { USUAL } from './asked/asked';
import { useAskedOfAddress, useVariablesOf } from './asked/useAsked';
import { DesktopFailure } from './DesktopFailure';
import { DesktopGrid } from './DesktopGrid';
import css from './DesktopPage.module.css';
import { DesktopSkeleton } from './DesktopSkeleton';
import { DesktopHeader } from './header/DesktopHeader';
import { Opening } from './Opening';
import { useDesktopTexts } from './texts';
import { useDesktopAnswer } from './useDesktopAnswer';
import { useKiosk } from './useKiosk';

const ArrangeDesktop = lazy(() => import('@/arrange/ArrangeDesktop'));

export default function DesktopPage() {
  const t = useDesktopTexts();
  const [asked, change] = useAskedOfAddress();
  const variables = useVariablesOf(asked);
  const isKiosk = useKiosk();
  const { dashboard, isWaiting, error, refresh } = useDesktopAnswer(variables, isKiosk);
  const [mode, setMode] = useState<'shown' | 'arranging' | 'arranged'>('shown');
  if (!dashboard) {
    return (
      <>
        <title>{t('desktop')}</title>
        <h1 className={hidden.hidden}>{t('desktop')}</h1>
        {error ? (
          <DesktopFailure error={error} onRetry={() => void refresh()} onUsual={() => change(USUAL)} />
        ) : (
          <DesktopSkeleton />
        )}
      </>
    );
  }
  const isArranging = mode === 'arranging';
  const grid = (
    <div aria-busy={isWaiting} className={classes((isWaiting || error !== undefined) && css.past)}>
      <DesktopGrid dashboard={dashboard} />
    </div>
  );
  return (
    <Opening asked={asked} asOf={dashboard.asOf} isOwn={dashboard.viewedAs === null} refresh={refresh}>
      <div className={classes(css.page, isKiosk && css.kiosk)}>
        <AnswerNotice
          viewedAs={dashboard.viewedAs?.name}
          error={error}
          asOf={dashboard.asOf}
          onRetry={() => void refresh()}
          onOwn={() => change({ asUser: undefined })}
          onUsual={() => change(USUAL)}
        />
        <DesktopHeader
          dashboard={dashboard}
          asked={asked}
          isToChoose={!isKiosk && !isArranging}
          onChange={change}
          onRefresh={() => void refresh()}
        >
          <ArrangeButton
            dashboard={dashboard}
            hasJustArranged={mode === 'arranged'}
            onPress={() => setMode('arranging')}
          />
        </DesktopHeader>
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
      </div>
    </Opening>
  );
}
