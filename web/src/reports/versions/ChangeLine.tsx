import { graphql, readFragment, type FragmentType } from '@/gql';
import { useReportsTexts } from '../texts';
import { partOf } from './parts';
import css from './VersionsDrawer.module.css';

const ChangeLineFragment = graphql(/* GraphQL */ `
  fragment ChangeLine on ReportChange {
    path
    before
    after
  }
`);

/** One part that a version changed: what it was, and what it became. */
export function ChangeLine(props: { change: FragmentType<typeof ChangeLineFragment> }) {
  const { path, before, after } = readFragment(ChangeLineFragment, props.change);
  const t = useReportsTexts();
  const { part, position } = partOf(path);
  return (
    <li className={css.change}>
      <p className={css.part}>{position === null ? t(`part_${part}`) : `${t(`part_${part}`)} ${position}`}</p>
      {before !== null && (
        <p>
          <del className={css.before}>{before}</del>
        </p>
      )}
      <p>{after === null ? t('nothing') : <ins className={css.after}>{after}</ins>}</p>
    </li>
  );
}
