import css from './ArrangeEditor.module.css';
import { useArrangeTexts } from './texts';

interface ArrangeHintProps {
  id: string;
  can: { hide: boolean; rearrange: boolean };
  isTouch: boolean;
}

/** How it is done: what is allowed, and nothing else. */
export function ArrangeHint({ id, can, isTouch }: ArrangeHintProps) {
  const t = useArrangeTexts();
  const keys = [can.rearrange && t('keysRearrange'), can.hide && t('keysHide'), t('keysRest')];
  const hints = [
    can.rearrange && t(isTouch ? 'hintDragByHandle' : 'hintDrag'),
    isTouch ? t('hintTap') : t('hintKeys', { keys: keys.filter(Boolean).join(', ') }),
  ];
  return (
    <p id={id} className={css.hint}>
      {hints.filter(Boolean).join(' ')}
    </p>
  );
}
