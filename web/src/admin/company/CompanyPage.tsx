import { useState } from 'react';
import { useClient, useMutation, useQuery } from 'urql';
import { LastChange } from '@/admin/audit/LastChange';
import { UserErrors } from '@/forms/UserErrors';
import { SaveBar } from '@/forms/SaveBar';
import { TwoPanes } from '@/design/TwoPanes';
import { UnsavedGuard } from '@/forms/UnsavedGuard';
import { useAdminTexts } from '@/admin/texts';
import { useResetClient } from '@/api/resetClient';
import { showSuccess } from '@/design/Toast';
import { graphql } from '@/gql';
import { useViewer } from '@/session/viewer';
import { CompanyData } from './CompanyData';
import { CompanyForm, type CompanyDraft } from './CompanyForm';
import css from './CompanyPage.module.css';
import { CompanyLimits } from './CompanyLimits';
import { CompanyPreview } from './CompanyPreview';
import { OtherCurrencies } from './OtherCurrencies';
import { OriginsForm, originsIn } from './OriginsForm';
import { LINKED, RecordLinksForm, type LinksDraft } from './RecordLinksForm';
import { useCompanyTexts } from './texts';

const Page = graphql(/* GraphQL */ `
  query CompanyPage {
    viewer {
      ...ViewerOfSession
      company {
        links {
          deal
          contact
          activity
          communication
        }
        allowedOrigins
        frameAncestors
      }
    }
    changes: auditLog(first: 1, filter: { action: "updateCompany" }) {
      ...LastChange
    }
  }
`);

const UpdateCompany = graphql(/* GraphQL */ `
  mutation UpdateCompany($input: UpdateCompanyInput!) {
    updateCompany(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const FIELDS = ['name', 'timezone', 'weekStart', 'currency'] as const satisfies (keyof CompanyDraft)[];

/** What the company is called, and the clock, calendar and currency of all its figures. */
export default function CompanyPage() {
  const page = useAdminTexts();
  const t = useCompanyTexts();
  const { company } = useViewer();
  const client = useClient();
  const resetClient = useResetClient();
  const [{ data }] = useQuery({ query: Page });
  const [{ data: answer, error, fetching }, update] = useMutation(UpdateCompany);
  const [wanted, setWanted] = useState<Partial<CompanyDraft>>({});
  const [wantedLinks, setWantedLinks] = useState<Partial<LinksDraft>>({});
  const links = data?.viewer && linksOf(data.viewer.company.links);
  const changedLinks = links
    ? LINKED.filter((kind) => (wantedLinks[kind] ?? links[kind]) !== links[kind])
    : [];
  const [wantedOrigins, setWantedOrigins] = useState<string>();
  const origins = data?.viewer?.company.allowedOrigins.join(' ');
  const changedOrigins =
    wantedOrigins !== undefined && originsIn(wantedOrigins).join(' ') !== origins
      ? originsIn(wantedOrigins)
      : null;
  const [wantedFrames, setWantedFrames] = useState<string>();
  const frames = data?.viewer?.company.frameAncestors.join(' ');
  const changedFrames =
    wantedFrames !== undefined && originsIn(wantedFrames).join(' ') !== frames
      ? originsIn(wantedFrames)
      : null;
  const draft: CompanyDraft = { ...company, ...wanted };
  const changed = FIELDS.filter((field) => draft[field] !== company[field]);
  const changes = changed.length + changedLinks.length + (changedOrigins ? 1 : 0) + (changedFrames ? 1 : 0);
  const isDirty = changes > 0;
  const userErrors = isDirty ? (answer?.updateCompany.userErrors ?? []) : [];
  const errorOf = (field: keyof CompanyDraft) =>
    userErrors.find((userError) => userError.field[0] === field)?.message;

  const errorOfLink = (kind: keyof LinksDraft) =>
    userErrors.find(({ field }) => field[0] === 'links' && field[1] === kind)?.message;

  async function save() {
    // What is not changed here may be changed by somebody else meanwhile, and stays so.
    const input = Object.fromEntries(changed.map((field) => [field, draft[field]]));
    const inputLinks = Object.fromEntries(changedLinks.map((kind) => [kind, wantedLinks[kind] ?? '']));
    const inputOrigins = changedOrigins ? { allowedOrigins: changedOrigins } : {};
    const inputFrames = changedFrames ? { frameAncestors: changedFrames } : {};
    const saved = await update({ input: { ...input, links: inputLinks, ...inputOrigins, ...inputFrames } });
    if (saved.data?.updateCompany.userErrors.length !== 0) return;
    await client.query(Page, {}, { requestPolicy: 'network-only' }).toPromise();
    discard();
    // Every figure and every day on other pages is another now.
    resetClient();
    showSuccess(t('saved'));
  }

  function discard() {
    setWanted({});
    setWantedLinks({});
    setWantedOrigins(undefined);
    setWantedFrames(undefined);
  }

  return (
    <div className={css.page}>
      <title>{page('company')}</title>
      <h1>{page('company')}</h1>
      <UnsavedGuard isDirty={isDirty} />
      <TwoPanes outcome={<CompanyPreview company={draft} />}>
        <CompanyForm
          draft={draft}
          errorOf={errorOf}
          onChange={(change) => setWanted((before) => ({ ...before, ...change }))}
        />
        {links && (
          <RecordLinksForm
            draft={{ ...links, ...wantedLinks }}
            errorOf={errorOfLink}
            onChange={(change) => setWantedLinks((before) => ({ ...before, ...change }))}
          />
        )}
        {origins !== undefined && (
          <OriginsForm
            kind="origins"
            draft={wantedOrigins ?? origins}
            error={userErrors.find(({ field }) => field[0] === 'allowedOrigins')?.message}
            onChange={setWantedOrigins}
          />
        )}
        {frames !== undefined && (
          <OriginsForm
            kind="frames"
            draft={wantedFrames ?? frames}
            error={userErrors.find(({ field }) => field[0] === 'frameAncestors')?.message}
            onChange={setWantedFrames}
          />
        )}
        <OtherCurrencies />
        <CompanyLimits />
        <CompanyData />
        {data && <LastChange entries={data.changes} />}
        <UserErrors
          failed={Boolean(error)}
          userErrors={userErrors.filter(
            ({ field }) =>
              ![...FIELDS, 'links', 'allowedOrigins', 'frameAncestors'].some((known) => known === field[0]),
          )}
        />
        {isDirty && (
          <SaveBar
            text={t('changes', { count: changes })}
            save={t('save')}
            isSaving={fetching}
            onSave={() => void save()}
            onDiscard={discard}
          />
        )}
      </TwoPanes>
    </div>
  );
}

function linksOf(links: Record<keyof LinksDraft, string | null>): LinksDraft {
  return {
    deal: links.deal ?? '',
    contact: links.contact ?? '',
    activity: links.activity ?? '',
    communication: links.communication ?? '',
  };
}
