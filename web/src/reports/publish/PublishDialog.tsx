import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { AudienceField } from '@/audience/AudienceField';
import { draftOf, inputOf, type AudienceDraft } from '@/audience/audience';
import { HeadCount } from '@/audience/HeadCount';
import { UserErrors } from '@/forms/UserErrors';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Button } from '@/design/Button';
import { Checkbox } from '@/design/Checkbox';
import { Dialog } from '@/design/Dialog';
import { showSuccess } from '@/design/Toast';
import { graphql } from '@/gql';
import type { PublishOfReportQuery } from '@/gql/graphql';
import { useReportsTexts } from '../texts';
import { PlaceField } from './PlaceField';
import { placementOf, type Place } from './place';
import css from './PublishDialog.module.css';

const PublishOfReport = graphql(/* GraphQL */ `
  query PublishOfReport($report: ID!) {
    report(id: $report) {
      id
      name
      isPublished
      isPinned
      size {
        width
        height
      }
      audience {
        ...PrincipalsOfAudience
      }
    }
  }
`);

const PublishReport = graphql(/* GraphQL */ `
  mutation PublishReport($input: PublishReportInput!) {
    publishReport(input: $input) {
      report {
        id
        name
        isPublished
      }
      userErrors {
        field
        message
      }
    }
  }
`);

/** Who sees a report on their desktops, and where it stands there. Asked for once, so that what is chosen stays. */
export function PublishDialog({ report: id, onClose }: { report: string; onClose: () => void }) {
  const t = useReportsTexts();
  const [{ data }] = useQuery({
    query: PublishOfReport,
    variables: { report: id },
    requestPolicy: 'network-only',
  });
  const report = data?.report;
  return (
    <Dialog
      isOpen
      isWide
      title={t('publishTitle', { name: report?.name ?? '…' })}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      {report?.audience ? (
        <PublishForm report={report} audience={draftOf(report.audience)} onClose={onClose} />
      ) : (
        <PaneSkeleton />
      )}
    </Dialog>
  );
}

interface PublishFormProps {
  report: NonNullable<PublishOfReportQuery['report']>;
  audience: AudienceDraft;
  onClose: () => void;
}

function PublishForm({ report, onClose, ...saved }: PublishFormProps) {
  const t = useReportsTexts();
  const { id, isPinned, size } = report;
  const [audience, setAudience] = useState(saved.audience);
  const [place, setPlace] = useState<Place>({ kind: report.isPublished ? 'room' : 'top' });
  const [pinned, setPinned] = useState(isPinned);
  const [{ fetching, data, error }, publish] = useMutation(PublishReport);

  async function submit() {
    const placement = placementOf(place, size);
    const answer = await publish({ input: { report: id, audience: inputOf(audience), placement, pinned } });
    const published = answer.data?.publishReport.report;
    if (!published) return;
    showSuccess(t('published', { name: published.name }));
    onClose();
  }

  return (
    <div className={css.form}>
      <p>{t('publishText')}</p>
      <AudienceField value={audience} onChange={setAudience} />
      <HeadCount audience={audience} {...(report.isPublished ? { saved: saved.audience } : {})} />
      <p>{t('publishOwnRows')}</p>
      <PlaceField place={place} size={size} onChange={setPlace} />
      <Checkbox isSelected={pinned} onChange={setPinned}>
        {t('pin')}
      </Checkbox>
      <UserErrors userErrors={data?.publishReport.userErrors} failed={error !== undefined} />
      <div className={css.actions}>
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button variant="primary" isPending={fetching} onPress={() => void submit()}>
          {t('publishNow')}
        </Button>
      </div>
    </div>
  );
}
