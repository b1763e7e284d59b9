import { createContext, use, type Dispatch } from 'react';
import type { Draft } from '../../definition/draft';
import type { UserError } from '../../definition/errors';
import type { FormAction } from '../../definition/reducer';
import type { Company } from './company';

interface ReportFormValue {
  draft: Draft;
  dispatch: Dispatch<FormAction>;
  userErrors: readonly UserError[];
  company: Company;
}

/** Provided by `Builder`, for all parts of the form. */
export const ReportFormContext = createContext<ReportFormValue | null>(null);

export function useReportForm(): ReportFormValue {
  const value = use(ReportFormContext);
  if (!value) throw new Error('There is no form of a report around this.');
  return value;
}
