import { EmptyState } from '@/design/EmptyState';
import { PlainButton } from '@/design/PlainButton';
import { useDesktopTexts } from './texts';

interface ImpossiblePeriodProps {
  /** What the address asks for. */
  asked: string;
  onReset: () => void;
}

/** In place of the figures of another period than was asked for. */
export function ImpossiblePeriod({ asked, onReset }: ImpossiblePeriodProps) {
  const t = useDesktopTexts();
  return (
    <div role="alert">
      <title>{t('desktop')}</title>
      <EmptyState isPage title={t('noSuchPeriod')} text={t('noSuchPeriodText', { asked })}>
        <PlainButton variant="secondary" onPress={onReset}>
          {t('toUsual')}
        </PlainButton>
      </EmptyState>
    </div>
  );
}
