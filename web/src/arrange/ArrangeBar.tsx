import { Ellipsis, Inbox, Redo2, Undo2 } from 'lucide-react';
import { Button, IconButton } from '@/design/Button';
import { Menu, MenuItem, MenuTrigger } from '@/design/Menu';
import css from './ArrangeBar.module.css';
import { useArrangeTexts } from './texts';

interface ArrangeBarProps {
  title: string;
  onUndo: (() => void) | null;
  onRedo: (() => void) | null;
  removed: number;
  /** Whether anything can be taken off. */
  hasRemoved: boolean;
  onRemoved: () => void;
  onResetAll: () => void;
  /** `null` where no earlier arrangements are kept. */
  onHistory: (() => void) | null;
  onCancel: () => void;
  onDone: () => void;
  isSaving: boolean;
  /** Where the focus goes when the last block is taken off. */
  removedId: string;
}

/** What can be done to all of them; within reach while one scrolls. */
export function ArrangeBar(props: ArrangeBarProps) {
  const t = useArrangeTexts();
  const { title, onUndo, onRedo, removed, hasRemoved, onHistory, isSaving } = props;
  return (
    <div role="group" aria-label={t('toolbar')} className={css.bar}>
      <p className={css.title}>{title}</p>
      <div className={css.tools}>
        <IconButton
          icon={Undo2}
          label={t('undo')}
          isDisabled={!onUndo}
          aria-keyshortcuts="Control+Z"
          onPress={() => onUndo?.()}
        />
        <IconButton
          icon={Redo2}
          label={t('redo')}
          isDisabled={!onRedo}
          aria-keyshortcuts="Control+Shift+Z"
          onPress={() => onRedo?.()}
        />
        {hasRemoved && (
          <Button
            id={props.removedId}
            variant="quiet"
            aria-label={t('removedCount', { count: removed })}
            onPress={props.onRemoved}
          >
            <Inbox size={18} aria-hidden />
            <span className={css.word}>{t('removed')}</span>
            {removed > 0 && <span className={css.count}>{removed}</span>}
          </Button>
        )}
        <MenuTrigger>
          <IconButton icon={Ellipsis} label={t('more')} />
          <Menu>
            <MenuItem onAction={props.onResetAll}>{t('resetAll')}</MenuItem>
            {onHistory && <MenuItem onAction={onHistory}>{t('history')}</MenuItem>}
          </Menu>
        </MenuTrigger>
      </div>
      <div className={css.end}>
        <Button onPress={props.onCancel}>{t('cancel')}</Button>
        <Button variant="primary" isPending={isSaving} onPress={props.onDone}>
          {t('done')}
        </Button>
      </div>
    </div>
  );
}
