import { Button } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { useFeedbackTexts } from './texts';

/** In place of a page that broke. React has told the console why. */
export function ErrorPage() {
  const t = useFeedbackTexts();
  return (
    <div role="alert">
      <EmptyState title={t('broken')} text={t('brokenText')}>
        <Button onPress={() => window.location.reload()}>{t('retry')}</Button>
      </EmptyState>
    </div>
  );
}
