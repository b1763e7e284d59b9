import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useResetClient } from '@/api/resetClient';
import { Button, ButtonLink } from '@/design/Button';
import { Card } from '@/design/Card';
import { Notice } from '@/design/Notice';
import { showFailure, showSuccess } from '@/design/Toast';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import css from './CompanyForm.module.css';
import { DeleteCompanyDialog } from './DeleteCompanyDialog';
import { useCompanyTexts } from './texts';

const CompanyEnd = graphql(/* GraphQL */ `
  query CompanyEnd {
    viewer {
      ...ViewerOfSession
      company {
        exportUrl
        deletionDueAt
      }
    }
  }
`);

const KeepCompany = graphql(/* GraphQL */ `
  mutation KeepCompany {
    cancelCompanyDeletion {
      userErrors {
        message
      }
    }
  }
`);

/** Taking everything of the company away, and having it deleted. */
export function CompanyData() {
  const t = useCompanyTexts();
  const format = useFormat();
  const resetClient = useResetClient();
  const [{ data }, askAgain] = useQuery({ query: CompanyEnd });
  const [{ fetching }, keep] = useMutation(KeepCompany);
  const [isDeleting, setDeleting] = useState(false);
  const company = data?.viewer?.company;
  if (!company?.exportUrl) return null;
  const { exportUrl, deletionDueAt } = company;

  /** Whoever is signed in is told above every page. */
  function tellEverywhere() {
    askAgain({ requestPolicy: 'network-only' });
    resetClient();
  }

  async function keepIt() {
    const kept = await keep({});
    if (kept.data?.cancelCompanyDeletion.userErrors.length !== 0) {
      showFailure(t('notDone'));
      return;
    }
    tellEverywhere();
    showSuccess(t('kept'));
  }

  return (
    <Card title={t('data')}>
      <div className={css.fields}>
        <p>{t('exportText')}</p>
        <div>
          <ButtonLink href={exportUrl} download="">
            {t('export')}
          </ButtonLink>
        </div>
        {deletionDueAt === null ? (
          <>
            <p>{t('deleteText')}</p>
            <div>
              <Button variant="danger" onPress={() => setDeleting(true)}>
                {t('delete')}
              </Button>
            </div>
          </>
        ) : (
          <>
            <Notice tone="warning">{t('deletionDue', { when: format.instant(deletionDueAt) })}</Notice>
            <div>
              <Button isDisabled={fetching} onPress={() => void keepIt()}>
                {t('keep')}
              </Button>
            </div>
          </>
        )}
      </div>
      {isDeleting && (
        <DeleteCompanyDialog
          onClose={() => setDeleting(false)}
          onDone={() => {
            setDeleting(false);
            tellEverywhere();
          }}
        />
      )}
    </Card>
  );
}
