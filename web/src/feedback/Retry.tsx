import { PlainButton } from '@/design/PlainButton';
import { EmptyState } from '@/design/EmptyState';
import { useFeedbackTexts } from './texts';

interface RetryProps {
  /** Whether it stands in place of a whole page. */
  isPage?: boolean;
  onRetry: () => void;
}

/** In place of what could not be asked for. */
export function Retry({ isPage = false, onRetry }: RetryProps) {
  const t = useFeedbackTexts();
  return (
    <div role="alert">
      <EmptyState isPage={isPage} title={t('unreachable')} text={t('unreachableText')}>
        <PlainButton variant="secondary" onPress={onRetry}>
          {t('retry')}
        </PlainButton>
      </EmptyState>
    </div>
  );
}
