import { Notice } from '@/design/Notice';
import { useArrangeTexts } from './texts';
import type { Saving } from './useSaving';

/** Why nothing was saved. */
export function SavingNotice({ saving }: { saving: Saving }) {
  const t = useArrangeTexts();
  if (saving.kind === 'unreachable') return <Notice tone="failure">{t('unreachable')}</Notice>;
  if (saving.kind !== 'refused') return null;
  return (
    <Notice tone="failure">
      {t('refused')} {saving.messages.join(' ')}
    </Notice>
  );
}
