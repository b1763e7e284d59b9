import { GripVertical, Pin, X } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { IconButton } from '@/design/Button';
import { classes } from '@/design/classes';
import { Badge } from '@/design/Badge';
import css from './BlockFrame.module.css';
import { BlockMenu } from './BlockMenu';
import type { ArrangeBlock } from './editor';
import type { Place } from './grid';
import type { Room } from './stepping';
import { useArrangeTexts, type SayArrange } from './texts';
import type { Actions } from './useActions';

interface BlockFrameProps {
  block: ArrangeBlock;
  place: Place;
  room: Room;
  actions: Actions;
  isPinned: boolean;
  /** Goes back to the default on Done. */
  isWaiting: boolean;
  /** Says how it is done. */
  hintId: string;
  faceRef: (face: HTMLButtonElement | null) => void;
  onKeys: (block: ArrangeBlock, event: KeyboardEvent) => void;
  onRefused: (block: ArrangeBlock) => void;
  /** What the card shows. */
  children: ReactNode;
}

/** A card that is not read but arranged: its face is dragged, takes the keys, and opens the menu. */
export function BlockFrame(props: BlockFrameProps) {
  const { block, place, room, actions, isPinned, isWaiting, hintId, faceRef, onKeys, onRefused, children } =
    props;
  const t = useArrangeTexts();
  const [isOpen, setOpen] = useState(false);
  const pressedAt = useRef<{ x: number; y: number } | null>(null);

  function press(event: MouseEvent) {
    const from = pressedAt.current;
    pressedAt.current = null;
    // The end of a drag is a click too, but not meant. A key is one without a pointer.
    if (from && event.detail > 0 && Math.hypot(event.clientX - from.x, event.clientY - from.y) > 3) return;
    if (isPinned) onRefused(block);
    else setOpen(true);
  }

  return (
    <div className={classes(css.frame, isPinned && css.pinned, isWaiting && css.waiting)}>
      <div inert className={css.contents}>
        {children}
      </div>
      <button
        type="button"
        ref={faceRef}
        className={classes(css.face, block.can.move && css.movable)}
        aria-label={nameOf(t, block, place, isPinned, isWaiting)}
        aria-describedby={hintId}
        aria-disabled={isPinned}
        data-face
        onPointerDown={(event) => (pressedAt.current = { x: event.clientX, y: event.clientY })}
        onClick={press}
        onKeyDown={(event) => onKeys(block, event)}
      />
      <div className={css.marks}>
        {isPinned && (
          <Badge>
            <Pin size={12} aria-hidden />
            {t('pinned')}
          </Badge>
        )}
        {block.isNew && <Badge tone="accent">{t('new')}</Badge>}
        {isWaiting && <Badge tone="warning">{t('waiting')}</Badge>}
      </div>
      <div className={css.tools}>
        {block.can.move && (
          <span className={css.handle} data-handle aria-hidden>
            <GripVertical size={20} />
          </span>
        )}
        {!isPinned && (
          <BlockMenu
            block={block}
            place={place}
            room={room}
            actions={actions}
            isOpen={isOpen}
            onOpenChange={setOpen}
          />
        )}
        {block.can.hide && (
          <span className={css.hide}>
            <IconButton
              icon={X}
              label={t('removeBlock', { title: block.title })}
              // Delete does it, and the menu: one key press less for each block.
              excludeFromTabOrder
              onPress={() => actions.hide(block)}
            />
          </span>
        )}
      </div>
    </div>
  );
}

function nameOf(
  t: SayArrange,
  { title, isNew }: ArrangeBlock,
  { column, row, width, height }: Place,
  isPinned: boolean,
  isWaiting: boolean,
): string {
  let block = t('block', { title, column: column + 1, row: row + 1, width, height });
  if (isNew) block = t('blockNew', { block });
  if (isPinned) block = t('blockPinned', { block });
  if (isWaiting) block = t('blockWaiting', { block });
  return block;
}
