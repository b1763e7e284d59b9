import { useState } from 'react';
import { useQuery } from 'urql';
import { Badge } from '@/design/Badge';
import { Button } from '@/design/Button';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import css from './AccountPage.module.css';
import { RecoveryCodesDialog } from './RecoveryCodesDialog';
import { RenewRecoveryCodesDialog } from './RenewRecoveryCodesDialog';
import { SetUpDialog } from './SetUpDialog';
import { useAccountTexts } from './texts';
import { TurnOffDialog } from './TurnOffDialog';

const OwnSecondFactor = graphql(/* GraphQL */ `
  query OwnSecondFactor {
    secondFactor {
      since
      recoveryCodesLeft
      isRequired
    }
    passkeys {
      id
    }
  }
`);

/** What else than the password proves that it is the viewer who logs in. */
export function SecondFactor() {
  const t = useAccountTexts();
  const format = useFormat();
  const [{ data, error }, refetch] = useQuery({ query: OwnSecondFactor, requestPolicy: 'cache-and-network' });
  const [open, setOpen] = useState<'setUp' | 'renew' | 'turnOff' | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (!data && error) return <Retry onRetry={refetch} />;
  if (!data) return <PaneSkeleton />;
  const { since, recoveryCodesLeft, isRequired } = data.secondFactor;
  const hasPasskey = data.passkeys.length > 0;
  const isOn = since !== null || hasPasskey;
  const close = () => setOpen(null);
  const show = (made: readonly string[]) => {
    setOpen(null);
    setCodes(made);
  };
  return (
    <section className={css.section} aria-labelledby="second-factor">
      <div className={css.tools}>
        <div>
          <h2 id="second-factor">
            {t('secondFactor')} {isOn && <Badge tone="success">{t('isOn')}</Badge>}
          </h2>
          <p className={css.quiet}>
            {since !== null
              ? t('secondFactorSince', { when: format.instant(since), count: recoveryCodesLeft })
              : hasPasskey
                ? t('secondFactorPasskey', { count: recoveryCodesLeft })
                : t('secondFactorText')}{' '}
            {isRequired && t('isRequired')}
          </p>
        </div>
        {!isOn ? (
          <Button variant="primary" onPress={() => setOpen('setUp')}>
            {t('setUp')}
          </Button>
        ) : (
          <div className={css.actions}>
            <Button onPress={() => setOpen('setUp')}>{t(since === null ? 'setUpApp' : 'anotherApp')}</Button>
            <Button onPress={() => setOpen('renew')}>{t('renewCodes')}</Button>
            {since !== null && (hasPasskey || !isRequired) && (
              <Button onPress={() => setOpen('turnOff')}>{t('turnOff')}</Button>
            )}
          </div>
        )}
      </div>
      {open === 'setUp' && (
        <SetUpDialog
          proof={since !== null ? 'code' : hasPasskey ? 'recoveryCode' : null}
          onClose={close}
          onCodes={show}
        />
      )}
      {open === 'renew' && (
        <RenewRecoveryCodesDialog isWithoutApp={since === null} onClose={close} onCodes={show} />
      )}
      {open === 'turnOff' && <TurnOffDialog hasPasskey={hasPasskey} onClose={close} />}
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </section>
  );
}
