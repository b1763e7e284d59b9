import { Dialog } from '@/design/Dialog';
import { useAppTexts } from '../texts';
import css from './search.module.css';

const SHORTCUTS = [
  ['search', ['Ctrl', 'K']],
  ['shortcuts', ['?']],
  ['table', ['T']],
  ['fullScreen', ['F']],
  ['close', ['Esc']],
  ['move', ['←', '→', '↑', '↓']],
  ['resize', ['Shift', '←', '→', '↑', '↓']],
  ['remove', ['Del']],
  ['undo', ['Ctrl', 'Z']],
  ['redo', ['Ctrl', 'Shift', 'Z']],
] as const;

/** What can be done by keys, and where. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useAppTexts();
  return (
    <Dialog isOpen title={t('shortcuts')} onOpenChange={(isOpen) => isOpen || onClose()}>
      <dl className={css.shortcuts}>
        {SHORTCUTS.map(([name, keys]) => (
          <div key={name} className={css.shortcut}>
            <dt>{t(`key_${name}`)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key} className={css.key}>
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
