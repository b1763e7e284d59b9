import css from './dialogs.module.css';
import type { SavedRevision } from './editor';
import { useArrangeTexts } from './texts';

const MOST_TEXTS = 6;

/** When something was saved, by whom, and what. */
export function Revision({ revision, title }: { revision: SavedRevision; title: string }) {
  const t = useArrangeTexts();
  const { savedBy, texts } = revision;
  const more = texts.length - MOST_TEXTS;
  return (
    <div className={css.revision}>
      <p>
        <strong>{title}</strong>{' '}
        {savedBy !== null && <span className={css.quiet}>{t('savedBy', { name: savedBy })}</span>}
      </p>
      <ul className={css.texts}>
        {texts.slice(0, MOST_TEXTS).map((text) => (
          <li key={text}>{text}</li>
        ))}
        {more > 0 && <li>{t('moreTexts', { count: more })}</li>}
      </ul>
    </div>
  );
}
