import { Shortened } from '@/design/Shortened';
import { useAudienceTexts } from './texts';
import css from './NameList.module.css';

interface NameListProps {
  people: readonly { id: string; name: string }[];
  /** How many there are in all. */
  count: number;
}

/** The first of some people by name, and how many more there are. */
export function NameList({ people, count }: NameListProps) {
  const t = useAudienceTexts();
  if (people.length === 0) return null;
  const more = count - people.length;
  return (
    <ul className={css.names}>
      {people.map(({ id, name }) => (
        <li key={id} className={css.name}>
          <Shortened>{name}</Shortened>
        </li>
      ))}
      {more > 0 && <li className={css.more}>{t('more', { count: more })}</li>}
    </ul>
  );
}
