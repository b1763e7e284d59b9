import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { useFormTexts } from '@/forms/texts';
import { Button, ButtonLink } from '@/design/Button';
import { showFailure, showSuccess } from '@/design/Toast';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { Choice } from '../builder/form/Choice';
import { VisualisationIcon } from '../common/VisualisationIcon';
import { useReportsTexts } from '../texts';
import css from './LibraryPage.module.css';

const TemplateCardFragment = graphql(/* GraphQL */ `
  fragment TemplateCard on ReportTemplate {
    key
    title
    description
    visualisation
    isAvailable
    fields {
      id
      name
    }
  }
`);

const AddReport = graphql(/* GraphQL */ `
  mutation AddReport($template: String!, $field: ID) {
    createReportFromTemplate(input: { template: $template, field: $field }) {
      report {
        id
        name
      }
      userErrors {
        message
      }
    }
  }
`);

/** A ready report: to add as it is with one press, or to start from. */
export function TemplateCard(props: { template: FragmentType<typeof TemplateCardFragment> }) {
  const template = readFragment(TemplateCardFragment, props.template);
  const t = useReportsTexts();
  const common = useFormTexts();
  const navigate = useNavigate();
  const { key, title, fields, isAvailable } = template;
  const [field, setField] = useState(fields[0]?.id ?? null);
  const [{ fetching }, add] = useMutation(AddReport);

  async function addIt() {
    const payload = (await add({ template: key, field })).data?.createReportFromTemplate;
    const report = payload?.report;
    if (!report) {
      showFailure(payload?.userErrors[0]?.message ?? common('notDone'));
      return;
    }
    showSuccess(t('added', { name: report.name }), {
      label: t('open'),
      onPress: () => void navigate(`/reports/${encodeURIComponent(report.id)}`),
    });
  }

  const start = new URLSearchParams({ template: key, ...(field !== null && { field }) });
  return (
    <li className={css.template}>
      <div className={css.head}>
        <VisualisationIcon visualisation={template.visualisation} />
        <h3 className={css.name}>{title}</h3>
      </div>
      <p className={css.description}>{template.description}</p>
      {!isAvailable && <p>{t('unavailable')}</p>}
      {fields.length > 0 && (
        <Choice
          label={t('about')}
          value={field}
          options={fields.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setField}
        />
      )}
      {isAvailable && (
        <div className={css.actions}>
          <Button
            aria-label={t('addNamed', { name: title })}
            isPending={fetching}
            onPress={() => void addIt()}
          >
            {t('add')}
          </Button>
          <ButtonLink
            variant="quiet"
            aria-label={t('startFromNamed', { name: title })}
            href={`/admin/reports/new?${start.toString()}`}
          >
            {t('startFrom')}
          </ButtonLink>
        </div>
      )}
    </li>
  );
}
