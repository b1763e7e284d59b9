import { Notice } from '@/design/Notice';
import css from './AuthPage.module.css';
import { useSessionTexts } from './texts';

/** What stands in a frame in which nobody is signed in: there is no log-in here, as nobody sees whose page asks for a password. */
export default function FrameEndedPage() {
  const t = useSessionTexts();
  return (
    <main className={css.entrance}>
      <title>{t('frameEnded')}</title>
      <div className={css.box}>
        <h1>{t('frameEnded')}</h1>
        <Notice tone="info">{t('frameEndedText')}</Notice>
      </div>
    </main>
  );
}
