import { Card } from '@/design/Card';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import css from './Systems.module.css';
import { useSystemsTexts } from './texts';

const FactsFragment = graphql(/* GraphQL */ `
  fragment Facts on ConnectedSystem {
    createdAt
    lastRunAt
    nextRunAt
    lastReconciledAt
    nextReconciliationAt
    eventsAddress
  }
`);

const FactsVendorFragment = graphql(/* GraphQL */ `
  fragment FactsVendor on Vendor {
    entities
  }
`);

interface FactsProps {
  system: FragmentType<typeof FactsFragment>;
  vendor: FragmentType<typeof FactsVendorFragment> | undefined;
}

/** When a system ran, and when it runs next. */
export function Facts(props: FactsProps) {
  const t = useSystemsTexts();
  const format = useFormat();
  const system = readFragment(FactsFragment, props.system);
  const vendor = readFragment(FactsVendorFragment, props.vendor);
  const at = (instant: string | null, none: string) => (instant === null ? none : format.instant(instant));
  const facts = [
    [t('lastRun'), at(system.lastRunAt, t('never'))],
    [t('nextRun'), at(system.nextRunAt, t('whileOff'))],
    [t('lastCompared'), at(system.lastReconciledAt, t('never'))],
    [t('nextCompared'), at(system.nextReconciliationAt, '—')],
    [t('connectedAt'), format.instantWithYear(system.createdAt)],
    [t('brings'), vendor?.entities.join(', ') ?? '—'],
  ] as const;
  return (
    <Card title={t('facts')}>
      <dl className={css.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {system.eventsAddress !== null && (
          <div className={css.whole}>
            <dt>{t('eventsAddress')}</dt>
            <dd>
              <code>{system.eventsAddress}</code>
              <p className={css.small}>{t('eventsAddressText')}</p>
            </dd>
          </div>
        )}
      </dl>
    </Card>
  );
}
