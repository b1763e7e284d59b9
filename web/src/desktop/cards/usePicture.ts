import { use, type RefObject } from 'react';
import { showFailure } from '@/design/Toast';
import { useFormat } from '@/format/useFormat';
import { useViewer } from '@/session/viewer';
import { useCard } from '../context/CardContext';
import { Shown } from '../context/Shown';
import { useDesktopTexts } from '../texts';

/** Saves the card as a picture that says whose it is, and of when; nothing where no desktop says so. */
export function usePicture(frame: RefObject<HTMLElement | null>): (() => void) | undefined {
  const t = useDesktopTexts();
  const format = useFormat();
  const { company } = useViewer();
  const { title } = useCard();
  const shown = use(Shown);
  if (!shown) return undefined;
  const period = format.period(shown.period);
  return () => {
    const card = frame.current;
    if (!card) return;
    // What draws it comes when it is asked for.
    import('../picture/savePicture')
      .then(({ savePicture }) =>
        savePicture(
          card,
          { company: company.name, about: [shown.scope.label, period] },
          `${title}, ${period}`,
        ),
      )
      .catch(() => showFailure(t('noPicture')));
  };
}
