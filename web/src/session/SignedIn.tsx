import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useQuery } from 'urql';
import { Retry } from '@/app/Retry';
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
  brings: boolean;
  children: ReactNode;
}

/** Shows what is inside to somebody who is signed in; sends others to sign in, and back. */
export function SignedIn({ brings, children }: SignedInProps) {
  const viewer = useSession();
  const location = useLocation();
  const [{ error }, ask] = useQuery({ query: WhoIsSignedIn, pause: brings });
  if (viewer === null) {
    return <Navigate to="/log-in" replace state={{ from: location.pathname + location.search }} />;
  }
  if (viewer === undefined && error) return <Retry onRetry={ask} />;
  return viewer || brings ? children : null;
}
