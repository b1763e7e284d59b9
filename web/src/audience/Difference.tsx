import { graphql, readFragment, type FragmentType } from '@/gql';
import css from './HeadCount.module.css';
import { useAudienceTexts } from './texts';

const PeopleOfDifference = graphql(/* GraphQL */ `
  fragment PeopleOfDifference on HeadCount {
    count
    people {
      id
      name
    }
  }
`);

interface DifferenceProps {
  way: 'gaining' | 'losing';
  people: FragmentType<typeof PeopleOfDifference>;
}

/** Who comes to an audience, or leaves it, once it is saved; nothing where nobody does. */
export function Difference({ way, ...props }: DifferenceProps) {
  const { count, people } = readFragment(PeopleOfDifference, props.people);
  const t = useAudienceTexts();
  if (count === 0) return null;
  const names = people.map(({ name }) => name).join(', ');
  const more = count - people.length;
  return (
    <p className={css.saved}>
      {t(way, { count })}: {more > 0 ? `${names} ${t('more', { count: more })}` : names}
    </p>
  );
}
