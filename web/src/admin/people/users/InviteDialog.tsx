import { useRef, useState } from 'react';
import { Checkbox } from '@/design/Checkbox';
import { graphql } from '@/gql';
import type { DepartmentNode } from '../shared/departmentTree';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';
import { InvitationDialog, type Invitation } from './InvitationDialog';
import form from '@/forms/FormDialog.module.css';
import css from './InviteDialog.module.css';
import { USER_FIELDS, UserFields, type UserDraft } from './UserFields';

const InviteUser = graphql(/* GraphQL */ `
  mutation InviteUser($input: InviteUserInput!) {
    inviteUser(input: $input) {
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
  departments: readonly DepartmentNode[];
  groups: readonly { id: string; name: string }[];
  onClose: () => void;
}

/** Creates somebody, and shows the link they come in by: no mail is sent. */
export function InviteDialog({ departments, groups, onClose }: InviteDialogProps) {
  const t = usePeopleTexts();
  const change = useChange();
  const made = useRef<Invitation | null>(null);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [draft, setDraft] = useState<UserDraft>({
    name: '',
    email: '',
    role: 'USER',
    department: null,
    language: null,
  });
  if (invitation) return <InvitationDialog name={draft.name} invitation={invitation} onClose={onClose} />;
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
          { ...draft, language: draft.language ?? null, groups: [...chosen] },
          ['User', 'Group'],
        );
        made.current = outcome.payload?.invitation ?? null;
        return outcome;
      }}
    >
      {(errorOf) => (
        <>
          <UserFields draft={draft} onChange={setDraft} departments={departments} errorOf={errorOf} />
          {groups.length > 0 && (
            <fieldset className={css.groups}>
              <legend className={form.legend}>{t('groups')}</legend>
              {groups.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  isSelected={chosen.includes(id)}
                  onChange={(isIn) =>
                    setChosen(isIn ? [...chosen, id] : chosen.filter((other) => other !== id))
                  }
                >
                  {name}
                </Checkbox>
              ))}
            </fieldset>
          )}
        </>
      )}
    </FormDialog>
  );
}
