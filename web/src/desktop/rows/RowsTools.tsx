import { ArrowDownWideNarrow, ArrowUpNarrowWide, ChevronDown } from 'lucide-react';
import { Button, IconButton } from '@/design/Button';
import { Menu, MenuItem, MenuTrigger } from '@/design/Menu';
import { SearchField } from '@/design/TextField';
import type { RecordSort } from '@/gql/graphql';
import { useDesktopTexts } from '../texts';
import { orderBy, type RowsOrder } from './order';
import css from './RowsDrawer.module.css';

interface RowsToolsProps {
  sorts: readonly RecordSort[];
  order: RowsOrder;
  onOrder: (order: RowsOrder) => void;
  search: string;
  onSearch: (search: string) => void;
}

/** Finds rows, and puts them in order. */
export function RowsTools({ sorts, order, onOrder, search, onSearch }: RowsToolsProps) {
  const t = useDesktopTexts();
  const { by, isDescending } = order;
  return (
    <div className={css.tools}>
      <SearchField label={t('findRow')} placeholder={t('findRowBy')} value={search} onChange={onSearch} />
      <span className={css.order}>
        <MenuTrigger>
          <Button aria-label={t('sortedBy', { column: t(`sort_${by}`) })}>
            {t(`sort_${by}`)}
            <ChevronDown size={16} aria-hidden />
          </Button>
          <Menu aria-label={t('sortBy')} selectionMode="single" selectedKeys={[by]} disallowEmptySelection>
            {sorts.map((one) => (
              <MenuItem key={one} id={one} onAction={() => onOrder(orderBy(one))}>
                {t(`sort_${one}`)}
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
        <IconButton
          icon={isDescending ? ArrowDownWideNarrow : ArrowUpNarrowWide}
          label={t(isDescending ? 'descending' : 'ascending')}
          onPress={() => onOrder({ by, isDescending: !isDescending })}
        />
      </span>
    </div>
  );
}
