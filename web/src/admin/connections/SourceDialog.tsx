import { useRef, useState } from 'react';
import { TextField } from '@/design/TextField';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import { ConnectionSecret } from './ConnectionSecret';
import { useConnectionsTexts } from './texts';

const CreateWebhookSource = graphql(/* GraphQL */ `
  mutation CreateWebhookSource($input: CreateWebhookSourceInput!) {
    createWebhookSource(input: $input) {
      secret
      source {
        id
        address
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const RenameWebhookSource = graphql(/* GraphQL */ `
  mutation RenameWebhookSource($input: UpdateWebhookSourceInput!) {
    updateWebhookSource(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

interface SourceDialogProps {
  source: { id: string; name: string } | null;
  onClose: () => void;
}

/** Makes a source and shows its secret, or calls one something else. */
export function SourceDialog({ source, onClose }: SourceDialogProps) {
  const t = useConnectionsTexts();
  const change = useChange();
  const made = useRef<{ secret: string; address: string } | null>(null);
  const [shown, setShown] = useState<{ secret: string; address: string } | null>(null);
  const [name, setName] = useState(source?.name ?? '');
  if (shown) {
    const hint = t('secretSourceText', { address: shown.address });
    return <ConnectionSecret name={name} secret={shown.secret} hint={hint} onClose={onClose} />;
  }

  async function submit() {
    if (source) {
      return change(RenameWebhookSource, { source: source.id, name }, [
        'WebhookSource',
        'DeadLetter',
        'AuditEntry',
      ]);
    }
    const outcome = await change(CreateWebhookSource, { name }, ['WebhookSource', 'AuditEntry']);
    const { payload } = outcome;
    if (payload?.secret && payload.source) {
      made.current = { secret: payload.secret, address: payload.source.address };
    }
    return outcome;
  }

  return (
    <FormDialog
      title={source ? `${t('edit')}: ${source.name}` : t('createSource')}
      action={t(source ? 'save' : 'create')}
      onClose={onClose}
      onDone={() => (made.current ? setShown(made.current) : onClose())}
      fields={['name']}
      onSubmit={submit}
    >
      {(errorOf) => (
        <TextField
          label={t('name')}
          description={t('sourceNameText')}
          error={errorOf('name')}
          isRequired
          autoComplete="off"
          value={name}
          onChange={setName}
        />
      )}
    </FormDialog>
  );
}
