import { useRef, useState } from 'react';
import { Checkbox } from '@/design/Checkbox';
import { Notice } from '@/design/Notice';
import { TextField } from '@/design/TextField';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import type { RecordKind } from '@/gql/graphql';
import form from '@/forms/FormDialog.module.css';
import { ConnectionSecret } from './ConnectionSecret';
import css from './ConnectionsPage.module.css';
import { FiguresField } from './FiguresField';
import { KINDS } from './recordKinds';
import { useConnectionsTexts } from './texts';

const CreateWebhookTarget = graphql(/* GraphQL */ `
  mutation CreateWebhookTarget($input: CreateWebhookTargetInput!) {
    createWebhookTarget(input: $input) {
      secret
      userErrors {
        field
        message
      }
    }
  }
`);

const UpdateWebhookTarget = graphql(/* GraphQL */ `
  mutation UpdateWebhookTarget($input: UpdateWebhookTargetInput!) {
    updateWebhookTarget(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

interface TargetDialogProps {
  target: {
    id: string;
    name: string;
    address: string;
    kinds: readonly RecordKind[];
    figures: readonly string[];
    pausedAt: string | null;
  } | null;
  onClose: () => void;
}

/** Makes a target and shows its secret, or changes one. */
export function TargetDialog({ target, onClose }: TargetDialogProps) {
  const t = useConnectionsTexts();
  const change = useChange();
  const made = useRef<string | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [name, setName] = useState(target?.name ?? '');
  const [address, setAddress] = useState(target?.address ?? '');
  const [kinds, setKinds] = useState<readonly RecordKind[]>(target?.kinds ?? KINDS);
  const [figures, setFigures] = useState<readonly string[]>(target?.figures ?? []);
  if (secret !== null) {
    return <ConnectionSecret name={name} secret={secret} hint={t('secretTargetText')} onClose={onClose} />;
  }

  async function submit() {
    const settings = { name, address, kinds: [...kinds], figures: [...figures] };
    const touches = ['WebhookTarget', 'AuditEntry'];
    if (target) {
      return change(
        UpdateWebhookTarget,
        { ...settings, target: target.id, isPaused: target.pausedAt !== null },
        touches,
      );
    }
    const outcome = await change(CreateWebhookTarget, settings, touches);
    made.current = outcome.payload?.secret ?? null;
    return outcome;
  }

  return (
    <FormDialog
      title={target ? `${t('edit')}: ${target.name}` : t('createTarget')}
      action={t(target ? 'save' : 'create')}
      onClose={onClose}
      onDone={() => (made.current === null ? onClose() : setSecret(made.current))}
      fields={['name', 'address', 'kinds', 'figures']}
      onSubmit={submit}
    >
      {(errorOf) => {
        const noKind = errorOf('kinds');
        return (
          <>
            <TextField
              label={t('name')}
              error={errorOf('name')}
              isRequired
              autoComplete="off"
              value={name}
              onChange={setName}
            />
            <TextField
              label={t('address')}
              description={t('targetAddressText')}
              error={errorOf('address')}
              isRequired
              autoComplete="off"
              value={address}
              onChange={setAddress}
            />
            <fieldset className={css.choices}>
              <legend className={form.legend}>{t('kinds')}</legend>
              {KINDS.map((kind) => (
                <Checkbox
                  key={kind}
                  isSelected={kinds.includes(kind)}
                  onChange={(isIn) =>
                    setKinds(isIn ? [...kinds, kind] : kinds.filter((other) => other !== kind))
                  }
                >
                  {t(`kind_${kind}`)}
                </Checkbox>
              ))}
            </fieldset>
            {noKind !== undefined && <Notice tone="failure">{noKind}</Notice>}
            <FiguresField value={figures} onChange={setFigures} error={errorOf('figures')} />
          </>
        );
      }}
    </FormDialog>
  );
}
