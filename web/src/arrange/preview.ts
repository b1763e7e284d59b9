import type { Client } from 'urql';
import { graphql } from '@/gql';
import type { DefaultLayoutOwnerInput } from '@/gql/graphql';
import type { Preview } from './editor';
import { placedBlockOf } from './editorData';
import type { Breakpoint } from './grid';

const LayoutPreview = graphql(/* GraphQL */ `
  query LayoutPreview($operations: [LayoutOperationInput!]!, $for: DefaultLayoutOwnerInput) {
    layoutPreview(operations: $operations, for: $for) {
      ...ArrangePlacedBlock
    }
  }
`);

/** Asks the server what operations would come to: on one's own desktop, or in a default. */
export function previewOf(client: Client, owner?: DefaultLayoutOwnerInput): Preview {
  return async (operations) => {
    const variables = { operations, for: owner };
    const { data } = await client
      .query(LayoutPreview, variables, { requestPolicy: 'network-only' })
      .toPromise();
    if (!data) return null;
    const blocks = data.layoutPreview.map(placedBlockOf);
    const on = (breakpoint: Breakpoint) => new Map(blocks.map(({ id, places }) => [id, places[breakpoint]]));
    return { DESKTOP: on('DESKTOP'), TABLET: on('TABLET'), PHONE: on('PHONE') };
  };
}
