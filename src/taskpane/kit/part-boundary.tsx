import { Component, type ReactNode } from 'react';

/** Keeps the pane alive where a part of it breaks: something simpler takes its place. */
export class PartBoundary extends Component<{ readonly instead: ReactNode; readonly children: ReactNode }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    reportError(error);
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
