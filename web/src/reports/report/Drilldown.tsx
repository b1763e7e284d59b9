import { useState } from 'react';
import { Disclosure } from '@/design/Disclosure';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useReportsTexts } from '../texts';
import css from './Drilldown.module.css';
import page from './ReportPage.module.css';
import { ReportRows } from './ReportRows';
import type { View } from './view';

const ExplainedNumber = graphql(/* GraphQL */ `
  fragment ExplainedNumber on Metric {
    explain {
      rule
      firstDay
      lastDay
      scope
      comparedWith {
        firstDay
        lastDay
      }
      settings
      notes {
        text
      }
    }
  }
`);

const WidgetDrilldown = graphql(/* GraphQL */ `
  fragment WidgetDrilldown on Widget {
    total {
      ...ExplainedNumber
    }
  }
`);

interface DrilldownProps {
  widget: FragmentType<typeof WidgetDrilldown>;
  report: string;
  view: View;
}

/** How the number was counted, and the rows it was counted from. A feed has neither: it is its rows. */
export function Drilldown({ report, view, ...props }: DrilldownProps) {
  const t = useReportsTexts();
  const widget = readFragment(WidgetDrilldown, props.widget);
  const [showsRows, setShowsRows] = useState(false);
  const number = widget.total;
  if (!number) return null;
  return (
    <div className={page.below}>
      <Dates number={number} />
      <Disclosure title={t('howCounted')}>
        <Explanation number={number} />
      </Disclosure>
      <Disclosure title={t('rows')} isExpanded={showsRows} onExpandedChange={setShowsRows}>
        {showsRows && <ReportRows report={report} view={view} />}
      </Disclosure>
    </div>
  );
}

/** Of when the number is, and of when what it is held against. */
function Dates(props: { number: FragmentType<typeof ExplainedNumber> }) {
  const { explain } = readFragment(ExplainedNumber, props.number);
  const t = useReportsTexts();
  const format = useFormat();
  return (
    <p className={page.quiet}>
      {format.period(explain)}
      {explain.comparedWith && ` · ${t('comparedWith')} ${format.period(explain.comparedWith)}`}
    </p>
  );
}

function Explanation(props: { number: FragmentType<typeof ExplainedNumber> }) {
  const { explain } = readFragment(ExplainedNumber, props.number);
  const t = useReportsTexts();
  const format = useFormat();
  const facts: [string, readonly string[]][] = [
    [t('when'), [format.period(explain)]],
    [t('comparedWith'), explain.comparedWith ? [format.period(explain.comparedWith)] : []],
    [t('whose'), [explain.scope]],
    [t('settings'), explain.settings],
    [t('notes'), explain.notes.map(({ text }) => text)],
  ];
  return (
    <>
      <p className={css.rule}>{explain.rule}</p>
      <dl className={css.facts}>
        {facts
          .filter(([, lines]) => lines.length > 0)
          .map(([name, lines]) => (
            <div key={name} className={css.fact}>
              <dt>{name}</dt>
              {lines.map((line) => (
                <dd key={line}>{line}</dd>
              ))}
            </div>
          ))}
      </dl>
    </>
  );
}
