import { GripVertical, Pin, X } from 'lucide-react';
import { memo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { IconButton } from '@/design/Button';
import { classes } from '@/design/classes';
import { Badge } from '@/design/Badge';
import css from './BlockFrame.module.css';
import { BlockMenu } from './BlockMenu';
import type { ArrangeBlock } from './editor';
import { samePlace, type Place } from './grid';
import { useArrangeTexts, type SayArrange } from './texts';
import type { Actions } from './useActions';

/** What a frame does to its block. */
export interface BlockActions extends Pick<Actions, 'move' | 'resize' | 'reset' | 'hide'> {
  press: (block: ArrangeBlock, event: KeyboardEvent) => void;
  /** Says that the block is pinned. */
  refuse: (block: ArrangeBlock) => void;
}

interface BlockFrameProps {
  block: ArrangeBlock;
  place: Place;
  /** They keep their identity, and so do the others that are called. */
  actions: BlockActions;
  isPinned: boolean;
  /** Goes back to the default on Done. */
  isWaiting: boolean;
  /** Says how it is done. */
  hintId: string;
  faceRef: (id: string, face: HTMLButtonElement | null) => void;
  /** What the card shows; nothing as long as it is not its turn to be drawn. */
  render: ((id: string) => ReactNode) | null;
}

/**
 * A card that is not read but arranged: its face is dragged, takes the keys, and opens the menu. Of many, those are drawn anew that
 * have moved.
 */
export const BlockFrame = memo(function BlockFrame(props: BlockFrameProps) {
  const { block, place, actions, isPinned, isWaiting, hintId, faceRef, render } = props;
  const t = useArrangeTexts();
  const [isOpen, setOpen] = useState(false);
  const pressedAt = useRef<{ x: number; y: number } | null>(null);

  function press(event: MouseEvent) {
    const from = pressedAt.current;
    pressedAt.current = null;
    // The end of a drag is a click too, but not meant. A key is one without a pointer.
    if (from && event.detail > 0 && Math.hypot(event.clientX - from.x, event.clientY - from.y) > 3) return;
    if (isPinned) actions.refuse(block);
    else setOpen(true);
  }

  return (
    <div className={classes(css.frame, isPinned && css.pinned, isWaiting && css.waiting)}>
      <div inert className={css.contents}>
        {render?.(block.id)}
      </div>
      <button
        type="button"
        ref={(face) => faceRef(block.id, face)}
        className={classes(css.face, block.can.move && css.movable)}
        aria-label={nameOf(t, block, place, isPinned, isWaiting)}
        aria-describedby={hintId}
        aria-disabled={isPinned}
        data-face
        onPointerDown={(event) => (pressedAt.current = { x: event.clientX, y: event.clientY })}
        onClick={press}
        onKeyDown={(event) => actions.press(block, event)}
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
          <BlockMenu block={block} place={place} actions={actions} isOpen={isOpen} onOpenChange={setOpen} />
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
}, isSame);

function isSame(before: BlockFrameProps, after: BlockFrameProps): boolean {
  return (
    before.block === after.block &&
    samePlace(before.place, after.place) &&
    before.actions === after.actions &&
    before.isPinned === after.isPinned &&
    before.isWaiting === after.isWaiting &&
    before.hintId === after.hintId &&
    before.faceRef === after.faceRef &&
    before.render === after.render
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
