import { PlainButton } from '@/design/PlainButton';
import { EmptyState } from '@/design/EmptyState';
import { useFeedbackTexts } from './texts';

/** In place of a page that broke. React has told the console why. */
export function ErrorPage() {
  const t = useFeedbackTexts();
  return (
    <div role="alert">
      <EmptyState isPage title={t('broken')} text={t('brokenText')}>
        <title>{t('broken')}</title>
        <PlainButton variant="secondary" onPress={() => window.location.reload()}>
          {t('retry')}
        </PlainButton>
      </EmptyState>
    </div>
  );
}
