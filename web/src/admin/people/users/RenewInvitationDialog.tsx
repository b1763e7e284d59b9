import { useRef, useState } from 'react';
import { graphql } from '@/gql';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';
import { InvitationDialog, sentOf, type Sent } from './InvitationDialog';

const RenewInvitation = graphql(/* GraphQL */ `
  mutation RenewInvitation($input: UserInput!) {
    renewInvitation(input: $input) {
      isMailed
      invitation {
        secret
        expiresAt
      }
      userErrors {
        field
        message
      }
    }
  }
`);

interface RenewInvitationDialogProps {
  user: { id: string; name: string };
  onClose: () => void;
}

/** Asks first: earlier links end with it. */
export function RenewInvitationDialog({ user, onClose }: RenewInvitationDialogProps) {
  const t = usePeopleTexts();
  const change = useChange();
  const made = useRef<Sent | null>(null);
  const [invitation, setInvitation] = useState<Sent | null>(null);
  if (invitation) return <InvitationDialog name={user.name} {...invitation} onClose={onClose} />;
  return (
    <ConfirmDialog
      title={t('renewTitle', { name: user.name })}
      text={t('renewText')}
      action={t('makeLink')}
      onClose={onClose}
      onDone={() => setInvitation(made.current)}
      onConfirm={async () => {
        const outcome = await change(RenewInvitation, { user: user.id }, []);
        made.current = sentOf(outcome.payload);
        return outcome;
      }}
    />
  );
}
