import { useState } from 'react';
import { TextField } from '@/design/TextField';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import { useConnectionsTexts } from './texts';

const MendLetter = graphql(/* GraphQL */ `
  mutation MendLetter($input: MendDeadLetterInput!) {
    mendDeadLetter(input: $input) {
      letter {
        id
        problems {
          member
          message
        }
      }
      userErrors {
        field
        message
      }
    }
  }
`);

interface MendDialogProps {
  letter: { id: string; body: string; source: { name: string } | null };
  onClose: () => void;
}

/** Runs a refused row with another text; one that is refused again stays open. */
export function MendDialog({ letter, onClose }: MendDialogProps) {
  const t = useConnectionsTexts();
  const change = useChange();
  const [body, setBody] = useState(letter.body);

  async function submit() {
    const touches = ['DeadLetter', 'WebhookSource', 'AuditEntry'];
    const outcome = await change(MendLetter, { letter: letter.id, body }, touches);
    const left = outcome.payload?.letter;
    if (!left) return outcome;
    const why = left.problems
      .map(({ member, message }) => (member === null ? message : `${member}: ${message}`))
      .join('; ');
    const refused = { field: ['body'], message: t('stillRefused', { why: why || t('hungOn') }) };
    return { ...outcome, userErrors: [refused] };
  }

  return (
    <FormDialog
      title={t('mendOf', { name: letter.source?.name ?? '' })}
      action={t('run')}
      onClose={onClose}
      fields={['body']}
      onSubmit={submit}
    >
      {(errorOf) => (
        <TextField label={t('row')} error={errorOf('body')} isMultiline value={body} onChange={setBody} />
      )}
    </FormDialog>
  );
}
