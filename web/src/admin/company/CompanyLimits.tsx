import { useQuery } from 'urql';
import { Card } from '@/design/Card';
import { Notice } from '@/design/Notice';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import preview from './CompanyPreview.module.css';
import { useCompanyTexts } from './texts';

const Limits = graphql(/* GraphQL */ `
  query CompanyLimits {
    viewer {
      ...ViewerOfSession
      company {
        limits {
          kind
          used
          most
          isNear
        }
      }
    }
  }
`);

/** How much there is of what the company may have so much of; nothing where it may have any number. */
export function CompanyLimits() {
  const t = useCompanyTexts();
  const format = useFormat();
  const [{ data }] = useQuery({ query: Limits, requestPolicy: 'cache-and-network' });
  const limits = data?.viewer?.company.limits?.filter(({ most }) => most !== null) ?? [];
  if (limits.length === 0) return null;
  return (
    <Card title={t('limits')}>
      {limits.some(({ isNear }) => isNear) && <Notice tone="warning">{t('limitsNear')}</Notice>}
      <dl className={preview.lines}>
        {limits.map(({ kind, used, most }) => (
          <div key={kind} className={preview.line}>
            <dt className={preview.what}>{t(`limit_${kind}`)}</dt>
            <dd>{t('usedOf', { used: format.count(used), most: format.count(most ?? 0) })}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
