import { PlainButton } from '@/design/PlainButton';
import { EmptyState } from '@/design/EmptyState';
import { useFeedbackTexts } from './texts';

/** In place of what could not be asked for. */
export function Retry({ onRetry }: { onRetry: () => void }) {
  const t = useFeedbackTexts();
  return (
    <div role="alert">
      <EmptyState title={t('unreachable')} text={t('unreachableText')}>
        <PlainButton variant="secondary" onPress={onRetry}>
          {t('retry')}
        </PlainButton>
      </EmptyState>
    </div>
  );
}
