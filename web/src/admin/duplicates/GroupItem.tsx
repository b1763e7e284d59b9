import { useState } from 'react';
import { Badge } from '@/design/Badge';
import { Button } from '@/design/Button';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useChange } from '@/forms/useChange';
import { useFormat } from '@/format/useFormat';
import { DismissDuplicates, TOUCHED_BY_DISMISSING, type Group } from './documents';
import css from './DuplicatesPage.module.css';
import { MergeDialog } from './MergeDialog';
import { useDuplicatesTexts } from './texts';

/** Contacts with something in common. */
export function GroupItem({ group }: { group: Group }) {
  const t = useDuplicatesTexts();
  const format = useFormat();
  const change = useChange();
  const [isMerging, setMerging] = useState(false);
  const [isDismissing, setDismissing] = useState(false);
  const { reason, value, count, contacts } = group;
  return (
    <li className={css.item}>
      <div className={css.words}>
        <p>
          <Badge tone="neutral">{t(`reason_${reason}`)}</Badge> <strong>{value}</strong> ·{' '}
          {t('contacts', { count })}
        </p>
        <ul className={css.contacts}>
          {contacts.map(({ id, title, createdAt, responsible }) => (
            <li key={id}>
              {title}{' '}
              <span className={css.quiet}>
                · {responsible?.name ?? t('nobody')} · {t('created', { when: format.day(createdAt) })}
              </span>
            </li>
          ))}
        </ul>
        {count > contacts.length && <p className={css.quiet}>{t('more')}</p>}
      </div>
      <Button aria-label={t('mergeOf', { value })} onPress={() => setMerging(true)}>
        {t('merge')}
      </Button>
      <Button aria-label={t('dismissOf', { value })} onPress={() => setDismissing(true)}>
        {t('dismiss')}
      </Button>
      {isDismissing && (
        <ConfirmDialog
          title={t('dismissTitle')}
          text={t('dismissText', { value })}
          action={t('dismiss')}
          onClose={() => setDismissing(false)}
          onConfirm={() => change(DismissDuplicates, { reason, value }, TOUCHED_BY_DISMISSING)}
        />
      )}
      {isMerging && <MergeDialog contacts={contacts} onClose={() => setMerging(false)} />}
    </li>
  );
}
