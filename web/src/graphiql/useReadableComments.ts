import { useMonaco } from '@graphiql/react';
import { useEffect } from 'react';

const GROUND = '#212a3b';
const ACCENT = '#ff5794';
const POINTED = '#ff579419';

/** GraphiQL's own dark theme, which it does not let out, but for the colour of comments: Monaco's has a contrast of 3.6 to that ground. */
const DARK = {
  base: 'vs-dark' as const,
  inherit: true,
  rules: [
    { token: 'argument.identifier.gql', foreground: '#908aff' },
    { token: 'comment', foreground: '#8fbc7a' },
  ],
  colors: {
    'editor.background': '#ffffff00',
    'scrollbar.shadow': '#ffffff00',
    'editorHoverWidget.background': GROUND,
    'editorSuggestWidget.background': GROUND,
    'editorWidget.background': GROUND,
    'menu.background': GROUND,
    'textLink.foreground': ACCENT,
    'textLink.activeForeground': ACCENT,
    'editorLink.activeForeground': ACCENT,
    'editorSuggestWidget.selectedForeground': ACCENT,
    'list.highlightForeground': ACCENT,
    'list.focusHighlightForeground': ACCENT,
    'menu.selectionForeground': ACCENT,
    'pickerGroup.foreground': ACCENT,
    focusBorder: ACCENT,
    'editorWidget.resizeBorder': ACCENT,
    'editorSuggestWidget.selectedBackground': POINTED,
    'inputOption.hoverBackground': POINTED,
    'list.hoverBackground': POINTED,
    'menu.selectionBackground': POINTED,
    'quickInputList.focusBackground': POINTED,
    'toolbar.hoverBackground': POINTED,
    'quickInputList.focusForeground': '#ffffff',
    'input.background': '#b7c2d711',
  },
};

/** Has comments in the editors read as well as the rest of them. */
export function useReadableComments(): void {
  const monaco = useMonaco((state) => state.monaco);
  useEffect(() => monaco?.editor.defineTheme('graphiql-DARK', DARK), [monaco]);
}
