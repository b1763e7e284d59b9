import { Check, X } from 'lucide-react';
import { Link } from 'react-router';
import { classes } from '@/design/classes';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopSettingsTexts } from '../texts';
import css from './VisibilityTable.module.css';

const VisibilityTableFragment = graphql(/* GraphQL */ `
  fragment VisibilityTable on WidgetVisibility {
    widget
    key
    title
    isVisible
    reason
  }
`);

/** Every block with yes or no, and the rule that decides; each name leads to where that is set. */
export function VisibilityTable(props: {
  visibility: readonly FragmentType<typeof VisibilityTableFragment>[];
}) {
  const t = useDesktopSettingsTexts();
  const blocks = readFragment(VisibilityTableFragment, props.visibility);
  const shown = blocks.filter(({ isVisible }) => isVisible).length;
  return (
    <>
      <p className={css.summary}>{t('seesOf', { shown, count: blocks.length })}</p>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('block')}</th>
            <th scope="col">{t('sees')}</th>
            <th scope="col">{t('why')}</th>
          </tr>
        </thead>
        <tbody>
          {blocks.map(({ widget, key, title, isVisible, reason }) => {
            const Icon = isVisible ? Check : X;
            return (
              <tr key={widget}>
                <th scope="row">
                  <Link to={`/admin/desktop?block=${encodeURIComponent(key)}`}>{title}</Link>
                </th>
                <td>
                  <span className={classes(css.answer, isVisible ? css.yes : css.no)}>
                    <Icon size={16} aria-hidden />
                    {t(isVisible ? 'yes' : 'no')}
                  </span>
                </td>
                <td className={css.reason}>{reason}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
