import { CircleAlert, CircleCheck } from 'lucide-react';
import { Link } from 'react-router';
import { Card } from '@/design/Card';
import { FewOf } from '@/design/FewOf';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { addressOf, addressOfMany, addressOfPlace, ANCHORS } from '@/addresses/fieldSettings';
import css from './Checklist.module.css';
import { doubtsBeside, gapsOf } from './gaps';
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
      code
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
  const { alone, many } = gapsOf(missing);
  const doubts = doubtsBeside(missing, warnings);
  return (
    <Card title={t('checklist')}>
      <p>{t('readyOf', { ready: readyCount, count: blocks.length })}</p>
      <ul className={css.gaps}>
        {alone.map(({ setting, blocks: waiting }) => (
          <GapLine
            key={`${setting.code} ${setting.dealType ?? ''} ${setting.activityType ?? ''}`}
            address={addressOf(setting)}
            text={setting.text}
            waiting={waiting}
          />
        ))}
        {many.map(({ code, count, blocks: waiting }) => (
          <GapLine
            key={code}
            address={addressOfMany(code)}
            text={t(`many_${code}`, { count })}
            waiting={waiting}
          />
        ))}
      </ul>
      {doubts.length > 0 && (
        <FewOf items={doubts} few={3} className={css.gaps}>
          {({ text, dealType }) => (
            <GapLine key={text} address={addressOfPlace(ANCHORS.dealType(dealType))} text={text} />
          )}
        </FewOf>
      )}
    </Card>
  );
}

interface GapLineProps {
  address: string;
  text: string;
  waiting?: readonly { title: string }[];
}

function GapLine({ address, text, waiting = [] }: GapLineProps) {
  const t = useFieldsTexts();
  return (
    <li className={css.gap}>
      <CircleAlert size={18} aria-hidden className={css.bad} />
      <div>
        <Link to={address}>{text}</Link>
        {waiting.length > 0 && (
          <p className={css.quiet}>
            {t('waitingBlocks', { blocks: waiting.map(({ title }) => title).join(', ') })}
          </p>
        )}
      </div>
    </li>
  );
}
