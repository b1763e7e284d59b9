import { Button } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { useFeedbackTexts } from './texts';

/** In place of what could not be asked for. */
export function Retry({ onRetry }: { onRetry: () => void }) {
  const t = useFeedbackTexts();
  return (
    <div role="alert">
      <EmptyState title={t('unreachable')} text={t('unreachableText')}>
        <Button onPress={onRetry}>{t('retry')}</Button>
      </EmptyState>
    </div>
  );
}
