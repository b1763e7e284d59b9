// What opens on a press is not part of the first paint.
export const loadPeriod = () => import('./PeriodPanel');
export const loadScope = () => import('./ScopePanel');
