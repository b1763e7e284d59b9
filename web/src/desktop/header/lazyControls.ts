import { afterPaint } from '@/design/afterPaint';

// Numbers first, and then what can be pressed.
export const loadControls = afterPaint(() => import('./HeaderControls'));
export const loadScopePicker = afterPaint(() => import('./ScopePicker'));
