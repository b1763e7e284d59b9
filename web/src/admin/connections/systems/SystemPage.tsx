import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { ButtonLink } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { Notice } from '@/design/Notice';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import { Comparison } from './Comparison';
import { Facts } from './Facts';
import { Refused } from './Refused';
import { Runs } from './Runs';
import { StatusBadge } from './StatusBadge';
import { SystemActs } from './SystemActs';
import css from './Systems.module.css';
import { useSystemsTexts } from './texts';
import { useTroubleText } from './useTroubleText';

const ConnectedSystem = graphql(/* GraphQL */ `
  query ConnectedSystem($id: ID!) {
    node(id: $id) {
      ... on ConnectedSystem {
        id
        name
        vendor
        vendorName
        status
        askedFor
        failingSince
        trouble {
          ...TroubleText
        }
        ...SystemActs
        ...Facts
        ...Comparison
      }
    }
    vendors {
      key
      ...SystemActsVendor
      ...FactsVendor
    }
  }
`);

// While it runs.
const BETWEEN = 3000;

/** A connected system: how it stands, what it brought, and what is done with it. */
export default function SystemPage() {
  const t = useSystemsTexts();
  const format = useFormat();
  const troubleText = useTroubleText();
  const { id = '' } = useParams();
  const [{ data, error, fetching }, ask] = useQuery({
    query: ConnectedSystem,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const node = data?.node;
  const system = node && 'status' in node ? node : null;
  const isBusy =
    system !== null &&
    (system.status === 'RUNNING' || system.status === 'LEAVING' || system.askedFor !== null);
  useEffect(() => {
    if (!isBusy || fetching) return undefined;
    const timer = setTimeout(() => ask({ requestPolicy: 'network-only' }), BETWEEN);
    return () => clearTimeout(timer);
  }, [isBusy, fetching, ask]);
  if (!data && error) return <Retry onRetry={ask} />;
  if (!data) return <PaneSkeleton />;
  const back = (
    <ButtonLink variant="quiet" href="/admin/connections">
      <ArrowLeft size={16} aria-hidden />
      {t('back')}
    </ButtonLink>
  );
  if (!system) {
    return (
      <EmptyState title={t('notFound')} text={t('notFoundText')}>
        <title>{t('notFound')}</title>
        {back}
      </EmptyState>
    );
  }
  const vendor = data.vendors.find(({ key }) => key === system.vendor);
  return (
    <div className={css.stack}>
      <title>{system.name}</title>
      <div>{back}</div>
      <div className={css.tools}>
        <div>
          <div className={css.title}>
            <h2>{system.name}</h2>
            <StatusBadge status={system.status} />
          </div>
          <p className={css.quiet}>{system.vendorName}</p>
        </div>
        {system.status !== 'LEAVING' && <SystemActs system={system} vendor={vendor} />}
      </div>
      {system.trouble && (
        <Notice tone="warning">
          {t('trouble', {
            what: troubleText(system.trouble),
            when: system.failingSince === null ? '' : format.instant(system.failingSince),
          })}
        </Notice>
      )}
      <Facts system={system} vendor={vendor} />
      <Runs system={system.id} isBusy={isBusy} />
      <Comparison system={system} />
      <Refused system={system.id} name={system.name} />
    </div>
  );
}
