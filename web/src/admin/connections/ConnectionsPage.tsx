import { useAdminTexts } from '@/admin/texts';
import css from './ConnectionsPage.module.css';
import { DeadLetters } from './DeadLetters';
import { Sources } from './Sources';
import { Targets } from './Targets';

/** Systems that send records, and those that are told of changes. */
export default function ConnectionsPage() {
  const page = useAdminTexts();
  return (
    <div className={css.page}>
      <title>{page('connections')}</title>
      <h1>{page('connections')}</h1>
      <Sources />
      <DeadLetters />
      <Targets />
    </div>
  );
}
