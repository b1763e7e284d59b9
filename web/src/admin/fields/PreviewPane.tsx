import { Button } from '@/design/Button';
import { Card } from '@/design/Card';
import { Disclosure } from '@/design/Disclosure';
import { FewOf } from '@/design/FewOf';
import { Notice } from '@/design/Notice';
import { ScrollArea } from '@/design/ScrollArea';
import { Option, Select } from '@/design/Select';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { useFormat } from '@/format/useFormat';
import type { PeriodPreset } from '@/gql/graphql';
import { usePeriodTexts } from '@/period/texts';
import { BlockChange } from './BlockChange';
import css from './PreviewPane.module.css';
import { useFieldsTexts } from './texts';
import type { Preview } from './usePreview';

const PERIODS = [
  'THIS_MONTH',
  'LAST_MONTH',
  'THIS_QUARTER',
  'LAST_QUARTER',
  'THIS_YEAR',
  'LAST_YEAR',
  'LAST_30_DAYS',
  'LAST_90_DAYS',
] as const satisfies PeriodPreset[];

interface PreviewPaneProps {
  preview: Preview;
  /** Whether anything is wanted otherwise than it is. */
  isChanged: boolean;
  /** The ids of the deal types of which anything is. */
  changedTypes: readonly string[];
}

/** What the blocks show now, and what they would show with the changes. */
export function PreviewPane({ preview, isChanged, changedTypes }: PreviewPaneProps) {
  const { answer, isCurrent, failed, period, choosePeriod, refetch } = preview;
  const t = useFieldsTexts();
  const periods = usePeriodTexts();
  const format = useFormat();
  const blocks = answer?.blocks ?? [];
  const changed = blocks.filter((block) => block.isChanged);
  // What is doubtful of what is saved stands in the list of what is missing.
  const warnings = answer?.warnings.filter(({ dealType }) => changedTypes.includes(dealType)) ?? [];
  const same = blocks.filter((block) => !block.isChanged);
  return (
    <Card title={t('preview')}>
      <div className={css.head}>
        <div className={css.period}>
          <Select
            label={t('period')}
            items={PERIODS.map((id) => ({ id }))}
            value={period}
            onChange={(chosen) => {
              const one = PERIODS.find((id) => id === chosen);
              if (one) choosePeriod(one);
            }}
          >
            {({ id }) => <Option id={id}>{periods(id)}</Option>}
          </Select>
        </div>
        {answer && <p className={css.dates}>{format.period(answer.period)}</p>}
      </div>
      {failed && (
        <Notice tone="failure">
          {t('previewFailed')}
          <Button onPress={refetch}>{t('again')}</Button>
        </Notice>
      )}
      {warnings.length > 0 && (
        <FewOf items={warnings} few={3} className={css.warnings}>
          {({ text }) => (
            <li key={text}>
              <Notice tone="warning">{text}</Notice>
            </li>
          )}
        </FewOf>
      )}
      {!answer && !failed && <PaneSkeleton lines={6} />}
      {answer && answer.userErrors.length > 0 && <p className={css.quiet}>{t('previewErrors')}</p>}
      {blocks.length > 0 && (
        <div aria-live="polite" aria-busy={!isCurrent} className={css.outcome}>
          {isChanged && (
            <p>{changed.length === 0 ? t('nothingChanges') : t('blocksChange', { count: changed.length })}</p>
          )}
          <ScrollArea label={t('preview')} className={css.blocks}>
            <ul>
              {(isChanged ? changed : blocks).map((block) => (
                <BlockChange key={block.key} block={block} />
              ))}
            </ul>
            {isChanged && same.length > 0 && (
              <Disclosure title={t('blocksStay', { count: same.length })}>
                <ul>
                  {same.map((block) => (
                    <BlockChange key={block.key} block={block} />
                  ))}
                </ul>
              </Disclosure>
            )}
          </ScrollArea>
        </div>
      )}
    </Card>
  );
}
