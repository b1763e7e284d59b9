import { ListFilter } from 'lucide-react';
import { Button } from '@/design/Button';
import { Popover, PopoverTrigger } from '@/design/Popover';
import type { Filter } from '../queryState/filters';
import { useDesktopTexts } from '../texts';
import css from './FilterBar.module.css';
import { LazyFilterPanel } from './lazyPanel';

interface FilterButtonProps {
  filters: readonly Filter[];
  onChange: (filters: readonly Filter[]) => void;
}

/** Adds a filter of the whole desktop, or changes one. */
export default function FilterButton({ filters, onChange }: FilterButtonProps) {
  const t = useDesktopTexts();
  return (
    <PopoverTrigger>
      <Button variant="quiet">
        <ListFilter size={16} aria-hidden />
        <span className={css.word}>{t('filter')}</span>
      </Button>
      <Popover label={t('filter')} placement="bottom end">
        <LazyFilterPanel filters={filters} onChange={onChange} />
      </Popover>
    </PopoverTrigger>
  );
}
