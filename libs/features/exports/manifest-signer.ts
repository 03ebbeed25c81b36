import type { Position } from '#kit/eventsourcing';

/** What binds a manifest to the seals of the log (docs/verification.md). */
export interface SignedManifest {
  /** The newest seal that contains nothing after the position; null where there is none. */
  readonly seal: object | null;
  /** Signature of the manifest without this field; null where no key is configured. */
  readonly signature: object | null;
}

/** Adds the seal and the signature to a manifest. Provided by the application. */
export abstract class ManifestSigner {
  abstract certify<Content extends { readonly position: Position }>(
    content: Content,
  ): Promise<Content & SignedManifest>;
}
