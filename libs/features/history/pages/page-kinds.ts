import type { StreamHistory } from '../http/stream-history.response.js';
import { STREAM_KINDS, STREAMS } from '../streams/stream-kinds.js';

/** What a page of history can be about. The order is that of tokens: add at the end. */
export const PAGE_KINDS = [...STREAM_KINDS, 'registration'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

export const PAGE_FORMATS = ['html', 'csv', 'pdf'] as const;
export type PageFormat = (typeof PAGE_FORMATS)[number];

/** A part of a history as pages show it. */
export type PageHistory = Omit<StreamHistory, 'kind'> & { readonly kind: PageKind };

/** The stream that a page is about. */
export const streamOfPage = (kind: PageKind, id: string): string =>
  `${kind === 'registration' ? kind : STREAMS[kind].category}-${id}`;
