import { Badge } from '@/design/Badge';
import type { ConnectionStatus } from '@/gql/graphql';
import { useSystemsTexts } from './texts';

const TONES = {
  RUNNING: 'accent',
  WAITING: 'success',
  FAILING: 'failure',
  PAUSED: 'warning',
  LEAVING: 'warning',
} as const satisfies Record<ConnectionStatus, string>;

/** Where a connected system is in its life. */
export function StatusBadge({ status }: { status: ConnectionStatus }) {
  const t = useSystemsTexts();
  return <Badge tone={TONES[status]}>{t(`status_${status}`)}</Badge>;
}
