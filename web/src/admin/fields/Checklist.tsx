import { CircleAlert, CircleCheck } from 'lucide-react';
import { Link } from 'react-router';
import { Card } from '@/design/Card';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { addressOf, addressOfPlace, ANCHORS } from '@/addresses/fieldSettings';
import css from './Checklist.module.css';
import { useFieldsTexts } from './texts';

const ChecklistFragment = graphql(/* GraphQL */ `
  fragment Checklist on SetupHealth {
    readyCount
    blocks {
      key
    }
    missing {
      setting {
        code
        text
        dealType
        activityType
      }
      blocks {
        key
        title
      }
    }
    warnings {
      text
      dealType
    }
  }
`);

/** What is missing before all blocks are right: each gap leads to the control that fills it. */
export function Checklist(props: { health: FragmentType<typeof ChecklistFragment> }) {
  const { readyCount, blocks, missing, warnings } = readFragment(ChecklistFragment, props.health);
  const t = useFieldsTexts();
  if (missing.length === 0 && warnings.length === 0) {
    return (
      <p className={css.ready}>
        <CircleCheck size={18} aria-hidden className={css.good} />
        {t('allReady', { count: blocks.length })}
      </p>
    );
  }
  return (
    <Card title={t('checklist')}>
      <p>{t('readyOf', { ready: readyCount, count: blocks.length })}</p>
      <ul className={css.gaps}>
        {missing.map(({ setting, blocks: waiting }) => (
          <li
            key={`${setting.code} ${setting.dealType ?? ''} ${setting.activityType ?? ''}`}
            className={css.gap}
          >
            <CircleAlert size={18} aria-hidden className={css.bad} />
            <div>
              <Link to={addressOf(setting)}>{setting.text}</Link>
              <p className={css.quiet}>
                {t('waitingBlocks', { blocks: waiting.map(({ title }) => title).join(', ') })}
              </p>
            </div>
          </li>
        ))}
        {warnings.map(({ text, dealType }) => (
          <li key={text} className={css.gap}>
            <CircleAlert size={18} aria-hidden className={css.bad} />
            <Link to={addressOfPlace(ANCHORS.dealType(dealType))}>{text}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
