import { Button } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
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
        <Button onPress={onReset}>{t('toUsual')}</Button>
      </EmptyState>
    </div>
  );
}
