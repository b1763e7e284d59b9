import { Link, useSearchParams } from 'react-router';
import { Card } from '@/design/Card';
import { Checkbox } from '@/design/Checkbox';
import { classes } from '@/design/classes';
import { Badge } from '@/design/Badge';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { draftOf, type AudienceDraft } from '@/audience/audience';
import { useAudienceLabel } from '@/audience/useAudienceLabel';
import { useDesktopSettingsTexts } from '../texts';
import css from './BlockList.module.css';

const BlockListFragment = graphql(/* GraphQL */ `
  fragment BlockList on WidgetSettings {
    widget
    key
    title
    headCount
    audience {
      everyone
      ...PrincipalsOfAudience
    }
  }
`);

interface BlockListProps {
  widgets: readonly FragmentType<typeof BlockListFragment>[];
  /** The pinned ones, by id. */
  pinned: ReadonlySet<string>;
  unsaved: ReadonlyMap<string, AudienceDraft>;
  onPin: (widget: string, isPinned: boolean) => void;
}

/** All blocks and published reports: whom each is for, and whether it is pinned. */
export function BlockList(props: BlockListProps) {
  const t = useDesktopSettingsTexts();
  const label = useAudienceLabel();
  const format = useFormat();
  const [parameters] = useSearchParams();
  return (
    <Card title={t('blocks')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('blockAndAudience')}</th>
            <th scope="col" className={css.number}>
              {t('people')}
            </th>
            <th scope="col" className={css.pin}>
              {t('pinned')}
            </th>
          </tr>
        </thead>
        <tbody>
          {readFragment(BlockListFragment, props.widgets).map(
            ({ widget, key, title, headCount, audience }) => {
              const isChosen = parameters.get('block') === key;
              return (
                <tr key={widget} className={classes(isChosen && css.chosen)}>
                  <th scope="row">
                    <span className={css.name}>
                      <Link
                        to={`?block=${encodeURIComponent(key)}`}
                        aria-current={isChosen || undefined}
                        className={css.link}
                      >
                        {title}
                      </Link>
                      {props.unsaved.has(widget) && <Badge tone="warning">{t('notSaved')}</Badge>}
                    </span>
                    <span className={classes(css.audience, !audience.everyone && css.limited)}>
                      {label.audience(draftOf(audience))}
                    </span>
                  </th>
                  <td className={css.number}>{format.count(headCount)}</td>
                  <td className={css.pin}>
                    <Checkbox
                      aria-label={t('pin', { title })}
                      isSelected={props.pinned.has(widget)}
                      onChange={(isPinned) => props.onPin(widget, isPinned)}
                    />
                  </td>
                </tr>
              );
            },
          )}
        </tbody>
      </table>
      <p className={css.note}>{t('pinnedText')}</p>
    </Card>
  );
}
