import { useMemo } from 'react';
import type { ReportDataset, ReportTime } from '@/gql/graphql';
import type { DraftAttribute, DraftMeasure } from '../definition/draft';
import { useBuilderTexts } from './texts';

/** Says the parts of a definition in words. */
export function useReportLabels() {
  const t = useBuilderTexts();
  return useMemo(() => {
    const attribute = ({ attribute: name, fieldName }: DraftAttribute): string =>
      name === 'FIELD' ? (fieldName ?? t('attribute_FIELD')) : t(`attribute_${name}`);
    const measure = ({ label, aggregate, of, parts }: DraftMeasure): string => {
      if (label.trim() !== '') return label.trim();
      if (parts) return parts.map(measure).join(' / ');
      const how = t(`aggregate_${aggregate}`);
      return of ? `${how}: ${attribute(of)}` : how;
    };
    return {
      attribute,
      /** What the number is called, by its label or by what it is. */
      measure,
      time(time: ReportTime, dataset: ReportDataset): string {
        const takesPlace = dataset === 'DEAL_TRANSITIONS' || dataset === 'COMMUNICATIONS';
        return t(time === 'CREATED' && takesPlace ? 'time_OCCURRED' : `time_${time}`);
      },
    };
  }, [t]);
}
