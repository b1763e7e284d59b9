import { useState } from 'react';
import { Checkbox } from '@/design/Checkbox';
import { TextField } from '@/design/TextField';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { linesOf, rulesOf } from './rules';
import { useSignInTexts } from './texts';

const ProviderForm = graphql(/* GraphQL */ `
  fragment ProviderForm on IdentityProvider {
    issuer
    clientId
    hasSecret
    domains
    groupClaim
    groupRules {
      group
      role
      department
    }
    createsPeople
    isOnlyWay
  }
`);

const SetIdentityProvider = graphql(/* GraphQL */ `
  mutation SetIdentityProvider($input: SetIdentityProviderInput!) {
    setIdentityProvider(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

interface ProviderDialogProps {
  provider: FragmentType<typeof ProviderForm> | null;
  onClose: () => void;
}

/** Sets up the provider, or changes it. */
export function ProviderDialog({ provider, onClose }: ProviderDialogProps) {
  const t = useSignInTexts();
  const change = useChange();
  const now = readFragment(ProviderForm, provider);
  const [issuer, setIssuer] = useState(now?.issuer ?? '');
  const [clientId, setClientId] = useState(now?.clientId ?? '');
  const [secret, setSecret] = useState('');
  const [domains, setDomains] = useState(now?.domains.join(', ') ?? '');
  const [groupClaim, setGroupClaim] = useState(now?.groupClaim ?? '');
  const [lines, setLines] = useState(linesOf(now?.groupRules ?? []));
  const [createsPeople, setCreatesPeople] = useState(now?.createsPeople ?? false);
  const [isOnlyWay, setOnlyWay] = useState(now?.isOnlyWay ?? false);

  async function submit() {
    const groupRules = rulesOf(lines, now?.groupRules ?? []);
    if ('wrong' in groupRules) {
      const message = t('wrongRule', { line: groupRules.wrong });
      return { userErrors: [{ field: ['groupRules'], message }], warnings: [], payload: null };
    }
    const input = {
      issuer,
      clientId,
      clientSecret: secret === '' ? null : secret,
      domains: domains.split(/[\s,;]+/).filter(Boolean),
      groupClaim: groupClaim === '' ? null : groupClaim,
      groupRules: [...groupRules],
      createsPeople,
      isOnlyWay,
    };
    return change(SetIdentityProvider, input, ['IdentityProvider', 'AuditEntry']);
  }

  return (
    <FormDialog
      title={t('provider')}
      action={t('save')}
      onClose={onClose}
      fields={['issuer', 'clientId', 'clientSecret', 'domains', 'groupClaim', 'groupRules']}
      onSubmit={submit}
    >
      {(errorOf) => (
        <>
          <TextField
            label={t('issuer')}
            description={t('issuerText')}
            error={errorOf('issuer')}
            isRequired
            value={issuer}
            onChange={setIssuer}
          />
          <TextField
            label={t('clientId')}
            error={errorOf('clientId')}
            isRequired
            autoComplete="off"
            value={clientId}
            onChange={setClientId}
          />
          <TextField
            label={t('clientSecret')}
            description={t(now?.hasSecret ? 'secretKept' : 'secretText')}
            error={errorOf('clientSecret')}
            type="password"
            autoComplete="off"
            value={secret}
            onChange={setSecret}
          />
          <TextField
            label={t('domains')}
            description={t('domainsText')}
            error={errorOf('domains')}
            isRequired
            value={domains}
            onChange={setDomains}
          />
          <Checkbox isSelected={createsPeople} onChange={setCreatesPeople}>
            {t('createsPeople')}
          </Checkbox>
          <TextField
            label={t('groupClaim')}
            description={t('groupClaimText')}
            error={errorOf('groupClaim')}
            value={groupClaim}
            onChange={setGroupClaim}
          />
          <TextField
            label={t('groupRules')}
            description={t('groupRulesText')}
            error={errorOf('groupRules')}
            isMultiline
            value={lines}
            onChange={setLines}
          />
          <Checkbox isSelected={isOnlyWay} onChange={setOnlyWay}>
            {t('isOnlyWay')}
          </Checkbox>
        </>
      )}
    </FormDialog>
  );
}
