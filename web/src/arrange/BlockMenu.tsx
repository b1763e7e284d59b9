import { Ellipsis } from 'lucide-react';
import { use } from 'react';
import { IconButton } from '@/design/Button';
import { Menu, MenuItem, MenuSection, MenuSeparator, MenuTrigger } from '@/design/Menu';
import type { ArrangeBlock } from './editor';
import type { Place } from './grid';
import { RoomOf } from './RoomOf';
import { moved, resized, type Direction } from './stepping';
import { useArrangeTexts } from './texts';
import type { Actions } from './useActions';

interface BlockMenuProps {
  block: ArrangeBlock;
  place: Place;
  actions: Pick<Actions, 'move' | 'resize' | 'reset' | 'hide'>;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

const MOVES: Direction[] = ['left', 'right', 'up', 'down'];
const SIZES: Direction[] = ['right', 'left', 'down', 'up'];

/** All that can be done to a block, without dragging. */
export function BlockMenu({ block, place, actions, isOpen, onOpenChange }: BlockMenuProps) {
  const t = useArrangeTexts();
  // Whose menu is closed need not know where the others went.
  const room = isOpen ? use(RoomOf)(block) : null;
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <IconButton icon={Ellipsis} label={t('actions', { title: block.title })} />
      <Menu aria-label={t('actions', { title: block.title })}>
        {block.can.move && (
          <MenuSection title={t('move')}>
            {MOVES.map((direction) => (
              <MenuItem
                key={direction}
                isDisabled={room !== null && moved(place, direction, room) === null}
                // One more step may follow.
                shouldCloseOnSelect={false}
                onAction={() => actions.move(block, direction)}
              >
                {t(`move_${direction}`)}
              </MenuItem>
            ))}
          </MenuSection>
        )}
        {block.can.resize && (
          <MenuSection title={t('size')}>
            {SIZES.map((direction) => (
              <MenuItem
                key={direction}
                isDisabled={room !== null && resized(place, direction, room) === null}
                shouldCloseOnSelect={false}
                onAction={() => actions.resize(block, direction)}
              >
                {t(`resize_${direction}`)}
              </MenuItem>
            ))}
          </MenuSection>
        )}
        {block.can.move && <MenuSeparator />}
        <MenuItem onAction={() => actions.reset(block)}>{t('resetBlock')}</MenuItem>
        {block.can.hide && (
          <MenuItem isDangerous onAction={() => actions.hide(block)}>
            {t('remove')}
          </MenuItem>
        )}
      </Menu>
    </MenuTrigger>
  );
}
