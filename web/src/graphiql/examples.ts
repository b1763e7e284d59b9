import arrange from './examples/arrange.graphql?raw';
import arrangeVariables from './examples/arrange.json?raw';
import events from './examples/events.graphql?raw';
import eventsVariables from './examples/events.json?raw';
import narrowed from './examples/narrowed.graphql?raw';
import narrowedVariables from './examples/narrowed.json?raw';
import oneNumber from './examples/oneNumber.graphql?raw';
import oneNumberVariables from './examples/oneNumber.json?raw';
import overTime from './examples/overTime.graphql?raw';
import overTimeVariables from './examples/overTime.json?raw';
import rowsBehind from './examples/rowsBehind.graphql?raw';
import rowsBehindVariables from './examples/rowsBehind.json?raw';
import whatChanged from './examples/whatChanged.graphql?raw';
import whatChangedVariables from './examples/whatChanged.json?raw';
import writeDeal from './examples/writeDeal.graphql?raw';
import writeDealVariables from './examples/writeDeal.json?raw';
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
  name:
    | 'wholeDesktop'
    | 'oneNumber'
    | 'rowsBehind'
    | 'overTime'
    | 'narrowed'
    | 'events'
    | 'arrange'
    | 'writeDeal'
    | 'whatChanged'
    | 'setAudience'
    | 'changeReportFields'
    | 'buildReport';
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
  { name: 'oneNumber', query: oneNumber, variables: oneNumberVariables, isForAdministrators: false },
  { name: 'rowsBehind', query: rowsBehind, variables: rowsBehindVariables, isForAdministrators: false },
  { name: 'overTime', query: overTime, variables: overTimeVariables, isForAdministrators: false },
  { name: 'narrowed', query: narrowed, variables: narrowedVariables, isForAdministrators: false },
  { name: 'events', query: events, variables: eventsVariables, isForAdministrators: false },
  { name: 'arrange', query: arrange, variables: arrangeVariables, isForAdministrators: false },
  { name: 'writeDeal', query: writeDeal, variables: writeDealVariables, isForAdministrators: false },
  { name: 'whatChanged', query: whatChanged, variables: whatChangedVariables, isForAdministrators: true },
  { name: 'setAudience', query: setAudience, variables: setAudienceVariables, isForAdministrators: true },
  {
    name: 'changeReportFields',
    query: changeReportFields,
    variables: changeReportFieldsVariables,
    isForAdministrators: true,
  },
  { name: 'buildReport', query: buildReport, variables: buildReportVariables, isForAdministrators: true },
];
