import { Ellipsis } from 'lucide-react';
import { IconButton } from '@/design/Button';
import { Menu, MenuItem, MenuSection, MenuSeparator, MenuTrigger } from '@/design/Menu';
import type { ArrangeBlock } from './editor';
import type { Place } from './grid';
import { moved, resized, type Direction, type Room } from './stepping';
import { useArrangeTexts } from './texts';
import type { Actions } from './useActions';

interface BlockMenuProps {
  block: ArrangeBlock;
  place: Place;
  room: Room;
  actions: Actions;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

const MOVES: Direction[] = ['left', 'right', 'up', 'down'];
const SIZES: Direction[] = ['right', 'left', 'down', 'up'];

/** All that can be done to a block, without dragging. */
export function BlockMenu({ block, place, room, actions, isOpen, onOpenChange }: BlockMenuProps) {
  const t = useArrangeTexts();
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <IconButton icon={Ellipsis} label={t('actions', { title: block.title })} />
      <Menu aria-label={t('actions', { title: block.title })}>
        {block.can.move && (
          <MenuSection title={t('move')}>
            {MOVES.map((direction) => (
              <MenuItem
                key={direction}
                isDisabled={moved(place, direction, room) === null}
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
                isDisabled={resized(place, direction, room) === null}
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
