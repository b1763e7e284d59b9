import { askEarly } from '@/api/askEarly';
import { Desktop } from '@/desktop/Desktop.query';
import { toVariables } from '@/desktop/queryState/queryState';
import { queryStateOf } from '@/desktop/queryState/storage';

/** The first script: what most come for is on its way before what shows it has come. */
if (location.pathname === '/') {
  askEarly(Desktop, toVariables(queryStateOf(new URLSearchParams(location.search), undefined)));
}
