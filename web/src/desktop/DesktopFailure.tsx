import type { CombinedError } from 'urql';
import { Retry } from '@/feedback/Retry';
import { PlainButton } from '@/design/PlainButton';
import { EmptyState } from '@/design/EmptyState';
import { refusalMessage, tookTooLong } from './requestErrors';
import { useDesktopTexts } from './texts';

interface DesktopFailureProps {
  error: CombinedError;
  onRetry: () => void;
  onReset: () => void;
}

/** In place of a desktop there is no answer for: it cannot be had now, or not of what the address asks for. */
export function DesktopFailure({ error, onRetry, onReset }: DesktopFailureProps) {
  const t = useDesktopTexts();
  const refusal = refusalMessage(error);
  if (refusal !== undefined) {
    return (
      <div role="alert">
        <EmptyState title={t('refused')} text={refusal}>
          <PlainButton variant="secondary" onPress={onReset}>
            {t('toUsual')}
          </PlainButton>
        </EmptyState>
      </div>
    );
  }
  if (!tookTooLong(error)) return <Retry onRetry={onRetry} />;
  return (
    <div role="alert">
      <EmptyState title={t('tookTooLong')} text={t('askForLess')}>
        <PlainButton variant="secondary" onPress={onRetry}>
          {t('retry')}
        </PlainButton>
      </EmptyState>
    </div>
  );
}
