import buildReport from './examples/buildReport.graphql?raw';
import buildReportVariables from './examples/buildReport.json?raw';
import changeReportFields from './examples/changeReportFields.graphql?raw';
import changeReportFieldsVariables from './examples/changeReportFields.json?raw';
import setAudience from './examples/setAudience.graphql?raw';
import setAudienceVariables from './examples/setAudience.json?raw';
import wholeDesktop from '../../../docs/whole-desktop.graphql?raw';
import wholeDesktopVariables from './examples/wholeDesktop.json?raw';

export interface Example {
  /** Its text is called so, and what it does is told by the same with `Text`. */
  name: 'wholeDesktop' | 'setAudience' | 'changeReportFields' | 'buildReport';
  query: string;
  variables: string;
  isForAdministrators: boolean;
}

/** The first one is in the first tab of whoever comes here for the first time. */
export const EXAMPLES: readonly [Example, ...Example[]] = [
  {
    name: 'wholeDesktop',
    query: wholeDesktop,
    variables: wholeDesktopVariables,
    isForAdministrators: false,
  },
  { name: 'setAudience', query: setAudience, variables: setAudienceVariables, isForAdministrators: true },
  {
    name: 'changeReportFields',
    query: changeReportFields,
    variables: changeReportFieldsVariables,
    isForAdministrators: true,
  },
  { name: 'buildReport', query: buildReport, variables: buildReportVariables, isForAdministrators: true },
];
