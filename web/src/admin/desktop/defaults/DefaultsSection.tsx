import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useClient, useQuery } from 'urql';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { TwoPanes } from '@/design/TwoPanes';
import { Retry } from '@/feedback/Retry';
import { graphql } from '@/gql';
import { ArrangeDefault } from './ArrangeDefault';
import { DefaultLayoutCard } from './DefaultLayoutCard';
import { DefaultList } from './DefaultList';
import { ownerOf } from './owner';

const Defaults = graphql(/* GraphQL */ `
  query DefaultDesktops($for: DefaultLayoutOwnerInput!) {
    desktopSettings {
      defaultLayouts {
        ...DefaultList
      }
    }
    defaultLayout(for: $for) {
      ...DefaultLayoutCard
      ...ArrangeDefault
    }
  }
`);

/** Where blocks stand for whoever has not put them elsewhere: for the company, a department, a group. The address has which one. */
export function DefaultsSection() {
  const [parameters, setParameters] = useSearchParams();
  const address = parameters.get('for') ?? 'company';
  const owner = useMemo(() => ownerOf(address), [address]);
  const client = useClient();
  const [isArranging, setArranging] = useState(false);
  const variables = { for: owner };
  const [{ data, error, stale }, refetch] = useQuery({ query: Defaults, variables });
  if (!data) return error ? <Retry onRetry={refetch} /> : <PaneSkeleton lines={8} />;
  const refresh = () => client.query(Defaults, variables, { requestPolicy: 'network-only' }).toPromise();
  if (isArranging) {
    return (
      <ArrangeDefault
        owner={owner}
        layout={data.defaultLayout}
        refresh={refresh}
        onLeave={() => setArranging(false)}
      />
    );
  }
  return (
    <TwoPanes
      outcome={
        <DefaultLayoutCard
          owner={owner}
          layout={data.defaultLayout}
          isWaiting={stale}
          onArrange={() => setArranging(true)}
          onChanged={() => void refresh()}
        />
      }
    >
      <DefaultList
        layouts={data.desktopSettings.defaultLayouts}
        chosen={address}
        onChoose={(chosen) => setParameters({ section: 'defaults', for: chosen })}
      />
    </TwoPanes>
  );
}
