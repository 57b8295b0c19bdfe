import { Component, Suspense, type ReactNode } from 'react';

interface Props {
  /** While the chunk is on its way. */
  readonly waiting: ReactNode;
  /** When it cannot be loaded: a new deployment may have taken it away. */
  readonly missing: ReactNode;
  readonly children: ReactNode;
}

/** Keeps the pane alive where a part of it that loads late does not arrive. */
export class ChunkBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    reportError(error);
  }

  override render(): ReactNode {
    const { waiting, missing, children } = this.props;
    return this.state.failed ? missing : <Suspense fallback={waiting}>{children}</Suspense>;
  }
}
