import { Outlet } from 'react-router';
import { Parts } from '@/admin/parts/Parts';
import { useAdminTexts } from '@/admin/texts';
import css from './PeoplePage.module.css';
import { usePeopleTexts } from './texts';

/** The parts of the section: each an address, and a text. */
const PARTS = [
  { path: '/admin/people', text: 'people' },
  { path: '/admin/people/departments', text: 'departments' },
  { path: '/admin/people/groups', text: 'groups' },
  { path: '/admin/people/deal-types', text: 'dealTypes' },
  { path: '/admin/people/activity-types', text: 'activityTypes' },
  { path: '/admin/people/custom-fields', text: 'customFields' },
] as const;

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
