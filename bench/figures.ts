import { b1 } from './b1-appends.js';
import { b3 } from './b3-rebuild.js';
import { b4 } from './b4-visible.js';
import { b7 } from './b7-growth.js';
import type { Figure } from './harness/figure.js';

/** Every figure of `npm run bench`, in the order in which they run. */
export const FIGURES: readonly Figure[] = [b1, b3, b4, b7];
