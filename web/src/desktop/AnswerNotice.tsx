import type { CombinedError } from 'urql';
import { PlainButton } from '@/design/PlainButton';
import { Notice } from '@/design/Notice';
import { useFormat } from '@/format/useFormat';
import css from './AnswerNotice.module.css';
import { refusalMessage, tookTooLong } from './requestErrors';
import { useDesktopTexts } from './texts';

interface AnswerNoticeProps {
  /** Whose desktop it is, if it is somebody else's. */
  viewedAs: string | undefined;
  /** Why there is no newer answer than the one shown. */
  error: CombinedError | undefined;
  asOf: string;
  onRetry: () => void;
  onOwn: () => void;
  onReset: () => void;
}

/** What must be known of all that is shown: it is another person's, or it is not of now. */
export function AnswerNotice({ viewedAs, error, asOf, onRetry, onOwn, onReset }: AnswerNoticeProps) {
  const t = useDesktopTexts();
  const format = useFormat();
  const refusal = error && refusalMessage(error);
  return (
    <>
      {viewedAs !== undefined && (
        <Notice tone="info">
          <p className={css.notice}>
            <span className={css.words}>{t('viewedAs', { name: viewedAs })}</span>
            <PlainButton variant="secondary" onPress={onOwn}>
              {t('toOwn')}
            </PlainButton>
          </p>
        </Notice>
      )}
      {error && (
        <Notice tone="warning">
          <p className={css.notice}>
            <span className={css.words}>
              {refusal ?? t(tookTooLong(error) ? 'tookTooLong' : 'offline')}{' '}
              {t('shownAsOf', { instant: format.instant(asOf) })}
            </span>
            <PlainButton variant="secondary" onPress={refusal === undefined ? onRetry : onReset}>
              {refusal === undefined ? t('retry') : t('toUsual')}
            </PlainButton>
          </p>
        </Notice>
      )}
    </>
  );
}
