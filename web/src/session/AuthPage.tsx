import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { classes } from '@/design/classes';
import { SegmentedControl } from '@/design/SegmentedControl';
import { languageAtStart, setLanguage } from '@/i18n/language';
import { LANGUAGES } from '@/i18n/names';
import css from './AuthPage.module.css';
import { useSessionTexts } from './texts';

interface AuthPageProps {
  title: string;
  onSubmit: () => void;
  children: ReactNode;
}

/** A page for somebody who is not signed in yet: one form, and a choice of language. */
export function AuthPage({ title, onSubmit, children }: AuthPageProps) {
  const t = useSessionTexts();
  const [chosen, setChosen] = useState(languageAtStart);
  return (
    <main className={css.entrance}>
      <title>{title}</title>
      <div className={css.box}>
        <h1>{title}</h1>
        <Form
          className={classes(css.form)}
          // What the server said of a field keeps nobody from sending another value.
          validationBehavior="aria"
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {children}
        </Form>
        <div className={css.foot}>
          <SegmentedControl
            label={t('language')}
            value={chosen}
            options={LANGUAGES}
            onChange={(language) => {
              setChosen(language);
              setLanguage(language);
            }}
          />
        </div>
      </div>
    </main>
  );
}
