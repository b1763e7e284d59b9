import { Link } from 'react-router';
import { Card } from '@/design/Card';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopSettingsTexts } from '../texts';
import css from './DefaultList.module.css';
import { addressOf } from './owner';
import { OwnerPicker } from './OwnerPicker';

const DefaultListFragment = graphql(/* GraphQL */ `
  fragment DefaultList on DefaultLayout {
    kind
    name
    owner
    isMade
  }
`);

interface DefaultListProps {
  layouts: readonly FragmentType<typeof DefaultListFragment>[];
  /** Which one is looked at, as the address has it. */
  chosen: string;
  onChoose: (address: string) => void;
}

/** The defaults there are, in the order in which they count, and a way to make another. */
export function DefaultList({ layouts, chosen, onChoose }: DefaultListProps) {
  const t = useDesktopSettingsTexts();
  const made = readFragment(DefaultListFragment, layouts).filter(({ isMade }) => isMade);
  const company = made.some(({ kind }) => kind === 'COMPANY');
  const links = (wanted: 'DEPARTMENT' | 'GROUP') =>
    made
      .filter(({ kind }) => kind === wanted)
      .map(({ kind, name, owner }) => ({ address: addressOf(kind, owner), name: name ?? '' }));
  const steps = [
    { title: t('departmentsDefault'), text: t('departmentsDefaultText'), layouts: links('DEPARTMENT') },
    { title: t('groupsDefault'), text: t('groupsDefaultText'), layouts: links('GROUP') },
    {
      title: t('companysDefault'),
      text: t(company ? 'companysDefaultText' : 'companysDefaultUnmade'),
      layouts: [{ address: 'company', name: t('company') }],
    },
  ];
  return (
    <Card title={t('defaults')}>
      <p className={css.quiet}>{t('precedence')}</p>
      <ol className={css.steps}>
        {steps.map((step, place) => (
          <li key={step.title} className={css.step}>
            <span aria-hidden className={css.place}>
              {place + 1}
            </span>
            <div>
              <h3 className={css.title}>{step.title}</h3>
              <p className={css.quiet}>{step.text}</p>
              {step.layouts.length > 0 && (
                <ul className={css.layouts}>
                  {step.layouts.map(({ address, name }) => (
                    <li key={address}>
                      <Link
                        to={`?section=defaults&for=${encodeURIComponent(address)}`}
                        aria-current={address === chosen || undefined}
                        className={css.layout}
                      >
                        {name}
                      </Link>
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        ))}
      </ol>
      <OwnerPicker onPick={onChoose} />
    </Card>
  );
}
