import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useClient, useQuery } from 'urql';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import NotFoundPage from '@/feedback/NotFoundPage';
import { Retry } from '@/feedback/Retry';
import { graphql } from '@/gql';
import { replaceField } from '../definition/replaceField';
import { draftOf } from '../definition/convert';
import { FIRST_DRAFT } from '../definition/draft';
import type { About } from './AboutSection';
import { Builder } from './Builder';
import css from './Builder.module.css';
import { useCompany } from './form/company';
import { useBuilderTexts } from './texts';

const ReportToEdit = graphql(/* GraphQL */ `
  query ReportToEdit($report: ID!) {
    report(id: $report) {
      id
      name
      description
      version
      folder {
        id
      }
      definition {
        ...ReportDefinitionParts
      }
    }
    reportFolders {
      id
      name
    }
  }
`);

const NewReport = graphql(/* GraphQL */ `
  query NewReport {
    reportTemplates {
      key
      title
      description
      fields {
        id
        name
      }
      definition {
        ...ReportDefinitionParts
      }
    }
    reportFolders {
      id
      name
    }
  }
`);

const PresentVersion = graphql(/* GraphQL */ `
  query PresentVersion($report: ID!) {
    report(id: $report) {
      id
      version
    }
  }
`);

const NOTHING_SAID: About = { name: '', description: '', folder: null };

/** A new report, or one that is changed: what it begins with is asked for once, and then is the form's. */
export default function BuilderPage() {
  const { id } = useParams();
  return id === undefined ? <New /> : <Edit key={id} id={id} />;
}

/** From nothing, or from a template that the address names. */
function New() {
  const t = useBuilderTexts();
  const [parameters] = useSearchParams();
  const template = parameters.get('template');
  const { company, failed, refetch: refetchCompany } = useCompany();
  const [{ data, error }, refetch] = useQuery({
    query: NewReport,
    requestPolicy: 'cache-first',
  });
  const [first, setFirst] = useState<Omit<BuilderStart, 'base'>>();
  if (data && first === undefined) {
    const chosen = data.reportTemplates.find(({ key }) => key === template);
    const [usual] = chosen?.fields ?? [];
    const field = chosen?.fields.find((one) => one.id === parameters.get('field'));
    const folder = data.reportFolders.find((one) => one.id === parameters.get('folder'))?.id ?? null;
    const begun = chosen?.definition ? draftOf(chosen.definition) : FIRST_DRAFT;
    setFirst({
      about: { ...NOTHING_SAID, name: chosen?.title ?? '', description: chosen?.description ?? '', folder },
      draft: usual && field ? replaceField(begun, usual, field) : begun,
      folders: data.reportFolders,
    });
  }
  return (
    <div className={css.page}>
      <title>{t('newReport')}</title>
      <h1>{t('newReport')}</h1>
      {error || failed ? (
        <Retry
          onRetry={() => {
            refetch();
            refetchCompany();
          }}
        />
      ) : first && company ? (
        <Builder
          {...first}
          base={null}
          company={company}
          onStartOver={() => undefined}
          presentVersion={() => Promise.resolve(null)}
        />
      ) : (
        <PaneSkeleton />
      )}
    </div>
  );
}

type BuilderStart = Pick<Parameters<typeof Builder>[0], 'about' | 'draft' | 'folders' | 'base'>;

function Edit({ id }: { id: string }) {
  const t = useBuilderTexts();
  const client = useClient();
  const { company, failed, refetch: refetchCompany } = useCompany();
  const [{ data, error, stale }, refetch] = useQuery({
    query: ReportToEdit,
    variables: { report: id },
    requestPolicy: 'network-only',
  });
  const [start, setStart] = useState<BuilderStart>();
  const report = data?.report;
  if (report && !stale && start === undefined) {
    const { name, description, folder, version, definition } = report;
    setStart({
      about: { name, description: description ?? '', folder: folder?.id ?? null },
      draft: draftOf(definition),
      base: { report: id, version },
      folders: data.reportFolders,
    });
  }
  if (data && !report) return <NotFoundPage />;
  const title = report ? t('editReport', { name: report.name }) : '…';
  return (
    <div className={css.page}>
      <title>{title}</title>
      <h1>{title}</h1>
      {error || failed ? (
        <Retry
          onRetry={() => {
            refetch();
            refetchCompany();
          }}
        />
      ) : start && company ? (
        <Builder
          key={start.base?.version}
          {...start}
          company={company}
          onStartOver={() => {
            setStart(undefined);
            refetch({ requestPolicy: 'network-only' });
          }}
          presentVersion={async () => {
            const answer = await client
              .query(PresentVersion, { report: id }, { requestPolicy: 'network-only' })
              .toPromise();
            return answer.data?.report?.version ?? null;
          }}
        />
      ) : (
        <PaneSkeleton />
      )}
    </div>
  );
}
