import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '@/design/Button';
import { Menu, MenuItem, MenuTrigger } from '@/design/Menu';
import { Shortened } from '@/design/Shortened';
import { Badge } from '@/design/Badge';
import { showFailure, showSuccess } from '@/design/Toast';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import type { Outcome } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';
import css from './Catalogue.module.css';
import { ItemDialog, type ItemDraft } from './ItemDialog';
import { OrderedList } from './OrderedList';

export interface CatalogueItem {
  id: string;
  name: string;
  isArchived: boolean;
  /** Undefined where things have none. */
  color?: string | null;
  /** A word or two more about it. */
  note?: string | undefined;
}

/** What can be done to things of one kind. */
export interface CatalogueActions {
  update: (id: string, draft: ItemDraft) => Promise<Outcome>;
  /** To a place among all of them, counted from 0; beyond the last is the end. */
  move: (id: string, place: number) => Promise<Outcome>;
  archive: (id: string, isArchived: boolean) => Promise<Outcome>;
  remove: (id: string) => Promise<Outcome>;
}

interface CatalogueProps {
  label: string;
  /** All of them, or those on a page. */
  items: readonly CatalogueItem[];
  /** How many stand before these, and how many there are; null where these do not follow each other. */
  order?: { before: number; total: number } | null;
  actions: CatalogueActions;
  selected?: string | undefined;
  onSelect?: (id: string) => void;
}

/** Beyond the last place of any list. */
const END = 2 ** 31 - 1;

type ItemAction = 'edit' | 'archive' | 'delete';

/** Things of one kind in their order, archived ones in their places, with what can be done to each. */
export function Catalogue({
  label,
  items,
  order = { before: 0, total: items.length },
  actions,
  selected,
  onSelect,
}: CatalogueProps) {
  const t = usePeopleTexts();
  const [open, setOpen] = useState<{ action: ItemAction; item: CatalogueItem } | null>(null);
  const close = () => setOpen(null);
  const isPart = order === null || order.total > items.length;
  /** Of all of them; nothing where that is not known. */
  const placeOf = ({ id }: CatalogueItem) =>
    order && order.before + items.findIndex((item) => item.id === id);

  async function move(id: string, place: number) {
    const { userErrors } = await actions.move(id, place);
    if (userErrors[0]) showFailure(userErrors[0].message);
  }

  async function step(item: CatalogueItem, by: -1 | 1) {
    const place = placeOf(item);
    if (place !== null) await move(item.id, place + by);
  }

  async function unarchive({ id, name }: CatalogueItem) {
    const { userErrors } = await actions.archive(id, false);
    if (userErrors[0]) showFailure(userErrors[0].message);
    else showSuccess(t('unarchived', { name }));
  }

  return (
    <div className={css.catalogue}>
      <OrderedList
        label={label}
        items={items}
        onMove={order ? (id, place) => void move(id, order.before + place) : undefined}
        selected={selected}
        onSelect={onSelect}
      >
        {(item) => (
          <>
            {item.color !== undefined && (
              <span className={css.color} style={{ background: item.color ?? 'transparent' }} />
            )}
            <span className={css.words}>
              <Shortened className={css.name}>{item.name}</Shortened>
              {item.note !== undefined && <span className={css.note}>{item.note}</span>}
            </span>
            {item.isArchived && <Badge>{t('archived')}</Badge>}
            <MenuTrigger>
              <IconButton icon={Ellipsis} label={t('actionsOf', { name: item.name })} />
              <Menu
                aria-label={t('actionsOf', { name: item.name })}
                disabledKeys={[
                  ...(order === null || placeOf(item) === 0 ? ['up'] : []),
                  ...(order === null || placeOf(item) === order.total - 1 ? ['down'] : []),
                ]}
              >
                <MenuItem onAction={() => setOpen({ action: 'edit', item })}>{t('edit')}</MenuItem>
                <MenuItem id="up" onAction={() => void step(item, -1)}>
                  {t('moveUp')}
                </MenuItem>
                <MenuItem id="down" onAction={() => void step(item, 1)}>
                  {t('moveDown')}
                </MenuItem>
                {isPart && <MenuItem onAction={() => void move(item.id, 0)}>{t('moveFirst')}</MenuItem>}
                {isPart && <MenuItem onAction={() => void move(item.id, END)}>{t('moveLast')}</MenuItem>}
                <MenuItem href={`/admin/audit?subject=${item.id}`}>{t('history')}</MenuItem>
                {item.isArchived ? (
                  <MenuItem onAction={() => void unarchive(item)}>{t('unarchive')}</MenuItem>
                ) : (
                  <MenuItem onAction={() => setOpen({ action: 'archive', item })}>{t('archive')}</MenuItem>
                )}
                <MenuItem isDangerous onAction={() => setOpen({ action: 'delete', item })}>
                  {t('delete')}
                </MenuItem>
              </Menu>
            </MenuTrigger>
          </>
        )}
      </OrderedList>
      {open?.action === 'edit' && (
        <ItemDialog
          title={t('editTitle', { name: open.item.name })}
          action={t('save')}
          item={open.item}
          onClose={close}
          onSubmit={(draft) => actions.update(open.item.id, draft)}
        />
      )}
      {open?.action === 'archive' && (
        <ConfirmDialog
          title={t('archiveTitle', { name: open.item.name })}
          text={t('archiveText')}
          action={t('archive')}
          onClose={close}
          onConfirm={() => actions.archive(open.item.id, true)}
        />
      )}
      {open?.action === 'delete' && (
        <ConfirmDialog
          title={t('deleteTitle', { name: open.item.name })}
          text={t('deleteItemText')}
          action={t('delete')}
          isDangerous
          onClose={close}
          onConfirm={() => actions.remove(open.item.id)}
        />
      )}
    </div>
  );
}
