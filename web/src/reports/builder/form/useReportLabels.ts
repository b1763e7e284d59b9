import { useMemo } from 'react';
import { specOf } from '../../definition/offered';
import type { DraftAttribute, DraftMeasure } from '../../definition/draft';
import { useReportForm } from './ReportFormContext';
import { useBuilderTexts } from '../texts';

/** Says the parts of a definition in words. */
export function useReportLabels() {
  const t = useBuilderTexts();
  const { attributes, aggregates } = useReportForm().company.vocabulary;
  return useMemo(() => {
    const attribute = (of: DraftAttribute): string =>
      of.fieldName ?? specOf(attributes, of)?.label ?? t('gone');
    const measure = ({ label, aggregate, of, parts }: DraftMeasure): string => {
      if (label.trim() !== '') return label.trim();
      if (parts) return parts.map(measure).join(' / ');
      const how = aggregates.find((one) => one.aggregate === aggregate)?.label ?? t('gone');
      return of ? `${how}: ${attribute(of)}` : how;
    };
    return {
      attribute,
      /** What the number is called, by its label or by what it is. */
      measure,
    };
  }, [t, attributes, aggregates]);
}
