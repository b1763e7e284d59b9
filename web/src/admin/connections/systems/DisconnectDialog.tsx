import { useState } from 'react';
import { useQuery } from 'urql';
import { Radio, RadioGroup } from '@/design/RadioGroup';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import { useSystemsTexts } from './texts';
import { TOUCHES } from './useRun';

const RecordsOfSystem = graphql(/* GraphQL */ `
  query RecordsOfSystem($id: ID!) {
    node(id: $id) {
      ... on ConnectedSystem {
        id
        records {
          kind
          count
        }
      }
    }
  }
`);

const DisconnectSystem = graphql(/* GraphQL */ `
  mutation DisconnectSystem($input: DisconnectSystemInput!) {
    disconnectSystem(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const KINDS = ['DEAL', 'CONTACT', 'ACTIVITY', 'COMMUNICATION'] as const;

interface DisconnectDialogProps {
  system: { id: string; name: string };
  onClose: () => void;
  onDone: () => void;
}

/** Disconnects a system with or without its records, of which it is told beforehand how many there are. */
export function DisconnectDialog({ system, onClose, onDone }: DisconnectDialogProps) {
  const t = useSystemsTexts();
  const change = useChange();
  const [withRecords, setWithRecords] = useState(false);
  const [{ data }] = useQuery({
    query: RecordsOfSystem,
    variables: { id: system.id },
    requestPolicy: 'network-only',
  });
  const records = data?.node && 'records' in data.node ? data.node.records : [];
  const counts = KINDS.map((kind) => {
    const count = records.find((each) => each.kind === kind)?.count ?? 0;
    return t(`count_${kind}`, { count });
  });
  return (
    <FormDialog
      title={t('disconnectOf', { name: system.name })}
      action={t('disconnect')}
      isDangerous
      onClose={onClose}
      onDone={onDone}
      onSubmit={() => change(DisconnectSystem, { system: system.id, withRecords }, TOUCHES)}
    >
      {() => (
        <RadioGroup
          label={t('disconnectText')}
          description={withRecords ? t('deletedText') : undefined}
          value={withRecords ? 'delete' : 'keep'}
          onChange={(value) => setWithRecords(value === 'delete')}
        >
          <Radio value="keep">{t('keepRecords')}</Radio>
          <Radio value="delete">{t('deleteRecords', { counts: counts.join(', ') })}</Radio>
        </RadioGroup>
      )}
    </FormDialog>
  );
}
