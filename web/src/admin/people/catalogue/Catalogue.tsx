import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useFilter } from 'react-aria-components';
import { IconButton } from '@/design/Button';
import { Menu, MenuItem, MenuTrigger } from '@/design/Menu';
import { Shortened } from '@/design/Shortened';
import { Badge } from '@/design/Badge';
import { SearchField } from '@/design/TextField';
import { showFailure, showSuccess } from '@/design/Toast';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import type { Outcome } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';
import css from './Catalogue.module.css';
import { ItemDialog, type ItemDraft } from './ItemDialog';
import { moveByStep } from './order';
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
  reorder: (ids: string[]) => Promise<Outcome>;
  archive: (id: string, isArchived: boolean) => Promise<Outcome>;
  remove: (id: string) => Promise<Outcome>;
}

interface CatalogueProps {
  label: string;
  items: readonly CatalogueItem[];
  actions: CatalogueActions;
  selected?: string | undefined;
  onSelect?: (id: string) => void;
}

/** Of how many one is searched rather than looked for. */
const SEARCHED = 12;

type ItemAction = 'edit' | 'archive' | 'delete';

/** Things of one kind in their order, archived ones in their places, with what can be done to each. */
export function Catalogue({ label, items, actions, selected, onSelect }: CatalogueProps) {
  const t = usePeopleTexts();
  const [open, setOpen] = useState<{ action: ItemAction; item: CatalogueItem } | null>(null);
  const close = () => setOpen(null);
  const ids = items.map(({ id }) => id);
  const { contains } = useFilter({ sensitivity: 'base' });
  const [search, setSearch] = useState('');
  const wanted = search.trim();
  const shown = wanted === '' ? items : items.filter(({ name }) => contains(name, wanted));

  async function reorder(order: string[]) {
    const { userErrors } = await actions.reorder(order);
    if (userErrors[0]) showFailure(userErrors[0].message);
  }

  async function unarchive({ id, name }: CatalogueItem) {
    const { userErrors } = await actions.archive(id, false);
    if (userErrors[0]) showFailure(userErrors[0].message);
    else showSuccess(t('unarchived', { name }));
  }

  return (
    <div className={css.catalogue}>
      {items.length > SEARCHED && (
        <div className={css.search}>
          <SearchField
            label={t('searchIn', { list: label })}
            placeholder={t('searchByName')}
            value={search}
            onChange={setSearch}
          />
        </div>
      )}
      {shown.length === 0 && <p className={css.note}>{t('nothingFound')}</p>}
      <OrderedList
        label={label}
        items={shown}
        // Among some of them there is no order of all.
        onReorder={wanted === '' ? (order) => void reorder(order) : undefined}
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
                  ...(wanted !== '' || item.id === ids[0] ? ['up'] : []),
                  ...(wanted !== '' || item.id === ids.at(-1) ? ['down'] : []),
                ]}
              >
                <MenuItem onAction={() => setOpen({ action: 'edit', item })}>{t('edit')}</MenuItem>
                <MenuItem id="up" onAction={() => void reorder(moveByStep(ids, item.id, -1))}>
                  {t('moveUp')}
                </MenuItem>
                <MenuItem id="down" onAction={() => void reorder(moveByStep(ids, item.id, 1))}>
                  {t('moveDown')}
                </MenuItem>
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
