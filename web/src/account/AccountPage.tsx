import css from './AccountPage.module.css';
import { SecondFactor } from './SecondFactor';
import { OwnData } from './OwnData';
import { Passkeys } from './Passkeys';
import { Sessions } from './Sessions';
import { useAccountTexts } from './texts';
import { Tokens } from './Tokens';

/** Where somebody is signed in, and the programs that act as them. */
export default function AccountPage() {
  const t = useAccountTexts();
  return (
    <div className={css.page}>
      <title>{t('title')}</title>
      <h1>{t('title')}</h1>
      <Passkeys />
      <SecondFactor />
      <Sessions />
      <Tokens />
      <OwnData />
    </div>
  );
}
