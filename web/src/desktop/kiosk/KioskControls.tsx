import { Minimize2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { classes } from '@/design/classes';
import { PlainButton } from '@/design/PlainButton';
import { useDesktopTexts } from '../texts';
import css from './KioskControls.module.css';
import { useTurningPages } from './useTurningPages';

/** How long the way out stays in sight after the pointer has moved. */
const SHOWN_MS = 4_000;

/** Turns the pages of a wall screen, says which one it is, and shows the way out to whoever comes near. */
export function KioskControls({ onLeave }: { onLeave: () => void }) {
  const t = useDesktopTexts();
  const { page, pages } = useTurningPages();
  const isNear = useIsSomebodyNear();
  return (
    <div className={css.corner}>
      {pages > 1 && <p className={css.page}>{t('pageOf', { page, pages })}</p>}
      <div className={classes(css.leave, isNear && css.near)}>
        <PlainButton variant="secondary" onPress={onLeave}>
          <Minimize2 size={18} aria-hidden />
          {t('leaveWallScreen')}
        </PlainButton>
      </div>
    </div>
  );
}

function useIsSomebodyNear(): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    function come() {
      setNear(true);
      clearTimeout(timer);
      timer = setTimeout(() => setNear(false), SHOWN_MS);
    }
    window.addEventListener('pointermove', come);
    window.addEventListener('pointerdown', come);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointermove', come);
      window.removeEventListener('pointerdown', come);
    };
  }, []);
  return isNear;
}
