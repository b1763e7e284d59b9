import { useAdminTexts } from '@/admin/texts';
import { Provider } from './Provider';
import { RequiredFactor } from './RequiredFactor';
import css from './SignInPage.module.css';

/** How people of the company come in. */
export default function SignInPage() {
  const page = useAdminTexts();
  return (
    <div className={css.page}>
      <title>{page('sign-in')}</title>
      <h1>{page('sign-in')}</h1>
      <RequiredFactor />
      <Provider />
    </div>
  );
}
