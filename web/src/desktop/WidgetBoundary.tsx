import { Component, type ReactNode } from 'react';

interface WidgetBoundaryProps {
  /** Shown in place of what broke. */
  instead: ReactNode;
  children: ReactNode;
}

/** Keeps a block that breaks from taking the desktop with it. React knows boundaries as classes only. */
export class WidgetBoundary extends Component<WidgetBoundaryProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.instead : this.props.children;
  }
}
