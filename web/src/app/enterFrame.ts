import { createClient } from '@/api/client';
import { graphql } from '@/gql';

const OpenFrame = graphql(/* GraphQL */ `
  mutation OpenFrame($input: OpenFrameInput!) {
    openFrame(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/**
 * `/embed/COMPANY/#SECRET`: uses the link of the frame up, so that whom it was made for is signed in here. Without it, or where it is good no
 * more, whoever is signed in here stays so; the page finds out who that is.
 */
export async function enterFrame(): Promise<void> {
  const secret = location.hash.slice(1);
  if (secret === '') return;
  history.replaceState(history.state, '', location.pathname + location.search);
  await createClient().mutation(OpenFrame, { input: { secret } }).toPromise();
}
