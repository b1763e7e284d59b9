import { PlainButton } from '@/design/PlainButton';
import { useDesktopTexts } from '../texts';
import css from './ShowMore.module.css';

interface ShowMoreProps {
  /** How many there are that are not shown. */
  count: number;
  isOpen: boolean;
  onChange: (isOpen: boolean) => void;
}

/** Shows what is too much to be looked at at once, and puts it away again. */
export function ShowMore({ count, isOpen, onChange }: ShowMoreProps) {
  const t = useDesktopTexts();
  return (
    <>
      <PlainButton className={css.more} onPress={() => onChange(!isOpen)}>
        {isOpen ? t('showFewer') : t('showMore', { count })}
      </PlainButton>
      {!isOpen && <p className={css.onPaper}>{t('notShown', { count })}</p>}
    </>
  );
}
