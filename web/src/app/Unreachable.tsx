import { useUnreached } from '@/api/reachability';
import { Notice } from '@/design/Notice';
import { PlainButton } from '@/design/PlainButton';
import css from './Unreachable.module.css';
import { useAppTexts } from './texts';

/** Above what stays of a page while the server cannot be reached. */
export function Unreachable() {
  const t = useAppTexts();
  const unreached = useUnreached();
  if (!unreached) return null;
  return (
    <div className={css.place}>
      <Notice tone="warning">
        <p className={css.notice}>
          <span className={css.words}>{t('unreachable')}</span>
          <PlainButton variant="secondary" onPress={unreached.askAgain}>
            {t('tryAgain')}
          </PlainButton>
        </p>
      </Notice>
    </div>
  );
}
