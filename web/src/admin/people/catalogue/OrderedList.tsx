import { GripVertical } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { classes } from '@/design/classes';
import css from './OrderedList.module.css';
import { moveBeside } from './order';

interface Item {
  id: string;
  name: string;
}

interface OrderedListProps<T extends Item> {
  label: string;
  items: readonly T[];
  /** To a place among these, counted from 0. Nothing, where they do not follow each other. */
  onMove?: ((id: string, place: number) => void) | undefined;
  /** The one whose contents are shown beside. */
  selected?: string | undefined;
  onSelect?: ((id: string) => void) | undefined;
  children: (item: T) => ReactNode;
}

/** Things in an order of their own: dragged by their handles, with a pointer, a finger or the keyboard. */
export function OrderedList<T extends Item>({
  label,
  items,
  onMove,
  selected,
  onSelect,
  children,
}: OrderedListProps<T>) {
  // Shown at once as it was dropped, until the list comes anew.
  const [dropped, setDropped] = useState<{ from: readonly T[]; ids: string[] } | null>(null);
  const shown =
    dropped?.from === items ? dropped.ids.flatMap((id) => items.find((item) => item.id === id) ?? []) : items;
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: onMove === undefined,
    getItems: (keys) =>
      [...keys].map((key) => ({ 'text/plain': items.find(({ id }) => id === key)?.name ?? '' })),
    onReorder: ({ keys, target }) => {
      const [moved] = keys;
      if (moved === undefined || target.dropPosition === 'on') return;
      const ids = moveBeside(
        shown.map(({ id }) => id),
        String(moved),
        String(target.key),
        target.dropPosition,
      );
      setDropped({ from: items, ids });
      onMove?.(String(moved), ids.indexOf(String(moved)));
    },
  });
  const choosing = onSelect && {
    selectionMode: 'single' as const,
    selectionBehavior: 'replace' as const,
    disallowEmptySelection: true,
    selectedKeys: selected === undefined ? [] : [selected],
    onSelectionChange: (keys: 'all' | Set<string | number>) => {
      const [key] = keys;
      if (key !== undefined) onSelect(String(key));
    },
  };
  return (
    <GridList
      aria-label={label}
      items={shown}
      dragAndDropHooks={dragAndDropHooks}
      {...choosing}
      className={classes(css.list)}
    >
      {(item) => (
        <GridListItem id={item.id} textValue={item.name} className={classes(css.item)}>
          <Button slot="drag" isDisabled={onMove === undefined} className={classes(css.handle)}>
            <GripVertical size={16} aria-hidden />
          </Button>
          {children(item)}
        </GridListItem>
      )}
    </GridList>
  );
}
