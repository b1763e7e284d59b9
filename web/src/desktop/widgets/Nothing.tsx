import { useContext } from 'react';
import { QueryStateContext } from '../queryState/useQueryState';
import { useDesktopTexts } from '../texts';
import css from './blocks.module.css';

/** What stands where there is nothing to show, and why. */
export function Nothing() {
  const t = useDesktopTexts();
  const { filters } = useContext(QueryStateContext);
  return <p className={css.quiet}>{t(filters.length > 0 ? 'nothingFiltered' : 'nothing')}</p>;
}
