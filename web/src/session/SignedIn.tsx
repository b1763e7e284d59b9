import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useQuery } from 'urql';
import { Retry } from '@/feedback/Retry';
import { graphql } from '@/gql';
import { useSession } from './viewer';

const WhoIsSignedIn = graphql(/* GraphQL */ `
  query WhoIsSignedIn {
    viewer {
      ...ViewerOfSession
    }
  }
`);

interface SignedInProps {
  /** Whether what is inside asks for the viewer itself, with its own query: then nobody else need ask. */
  queriesViewer: boolean;
  children: ReactNode;
}

/** Shows what is inside to somebody who is signed in; sends others to sign in, and back. */
export function SignedIn({ queriesViewer, children }: SignedInProps) {
  const viewer = useSession();
  const location = useLocation();
  const [{ error }, refetch] = useQuery({ query: WhoIsSignedIn, pause: queriesViewer });
  if (viewer === null) {
    return <Navigate to="/log-in" replace state={{ from: location.pathname + location.search }} />;
  }
  if (viewer === undefined && error) return <Retry isPage onRetry={refetch} />;
  return viewer || queriesViewer ? children : null;
}
