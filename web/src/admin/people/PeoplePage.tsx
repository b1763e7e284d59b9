import { Outlet } from 'react-router';
import { Parts } from '@/admin/parts/Parts';
import { useAdminTexts } from '@/admin/texts';
import { PARTS } from './parts';
import css from './PeoplePage.module.css';
import { usePeopleTexts } from './texts';

/** Who works here, and what the company's records are made of. */
export default function PeoplePage() {
  const t = useAdminTexts();
  const say = usePeopleTexts();
  return (
    <div className={css.page}>
      <h1>{t('people')}</h1>
      <Parts label={t('people')} parts={PARTS.map(({ path, text }) => ({ path, name: say(text) }))} />
      <Outlet />
    </div>
  );
}
