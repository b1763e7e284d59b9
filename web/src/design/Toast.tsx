import { lazy } from 'react';
import { afterPaint } from './afterPaint';
import type { Message } from './ToastRegion';

// Nothing has been done yet when the page is first seen.
const load = () => import('./ToastRegion');

/** Where messages appear: once on the page. */
export const ToastRegion = lazy(afterPaint(load));

/** Tells that something was done, for a few seconds. What must be read stands on the page, not here. */
export function showSuccess(text: string, action?: Message['action']): void {
  void load().then(({ queue }) => queue.add({ text, tone: 'success', action }, { timeout: 6000 }));
}

/** Tells that something could not be done, until it is closed. */
export function showFailure(text: string): void {
  void load().then(({ queue }) => queue.add({ text, tone: 'failure' }));
}
