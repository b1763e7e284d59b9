import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { PaneSkeleton } from '@/admin/common/PaneSkeleton';
import { TwoPanes } from '@/admin/common/TwoPanes';
import { Retry } from '@/app/Retry';
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
  const owner = ownerOf(address);
  const [isArranging, setArranging] = useState(false);
  const [{ data, error, stale }, ask] = useQuery({ query: Defaults, variables: { for: owner } });
  if (!data) return error ? <Retry onRetry={ask} /> : <PaneSkeleton lines={8} />;
  const askAgain = () => ask({ requestPolicy: 'network-only' });
  if (isArranging) {
    return (
      <ArrangeDefault
        owner={owner}
        layout={data.defaultLayout}
        onLeave={() => {
          setArranging(false);
          askAgain();
        }}
        onOutdated={askAgain}
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
          onChanged={askAgain}
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
