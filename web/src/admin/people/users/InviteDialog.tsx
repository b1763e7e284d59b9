import { useRef, useState } from 'react';
import { graphql } from '@/gql';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';
import { InvitationDialog, sentOf, type Sent } from './InvitationDialog';
import { GroupsField, type Group } from './GroupsField';
import { inputOf, USER_FIELDS, UserFields, type UserDraft } from './UserFields';

const InviteUser = graphql(/* GraphQL */ `
  mutation InviteUser($input: InviteUserInput!) {
    inviteUser(input: $input) {
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

interface InviteDialogProps {
  onClose: () => void;
}

/** Creates somebody, and shows the link they come in by, which goes to them by mail, too, where mail is sent. */
export function InviteDialog({ onClose }: InviteDialogProps) {
  const t = usePeopleTexts();
  const change = useChange();
  const made = useRef<Sent | null>(null);
  const [invitation, setInvitation] = useState<Sent | null>(null);
  const [chosen, setChosen] = useState<readonly Group[]>([]);
  const [draft, setDraft] = useState<UserDraft>({
    name: '',
    email: '',
    role: 'USER',
    department: null,
    language: null,
  });
  if (invitation) return <InvitationDialog name={draft.name} {...invitation} onClose={onClose} />;
  return (
    <FormDialog
      title={t('inviteTitle')}
      action={t('invite')}
      onClose={onClose}
      fields={USER_FIELDS}
      onDone={() => (made.current ? setInvitation(made.current) : onClose())}
      onSubmit={async () => {
        const outcome = await change(
          InviteUser,
          { ...inputOf(draft), language: draft.language ?? null, groups: chosen.map(({ id }) => id) },
          ['User', 'Group'],
        );
        made.current = sentOf(outcome.payload);
        return outcome;
      }}
    >
      {(errorOf) => (
        <>
          <UserFields draft={draft} onChange={setDraft} errorOf={errorOf} />
          <GroupsField chosen={chosen} onChange={setChosen} />
        </>
      )}
    </FormDialog>
  );
}
