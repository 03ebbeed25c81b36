import { b1 } from './b1-appends.js';
import { b2 } from './b2-commands.js';
import { b3 } from './b3-rebuild.js';
import { b4 } from './b4-visible.js';
import { b5 } from './b5-exports.js';
import { b6 } from './b6-lists.js';
import { b7 } from './b7-growth.js';
import { b8 } from './b8-start.js';
import { b9 } from './b9-following.js';
import { b10 } from './b10-reads.js';
import type { Figure } from './harness/figure.js';

/** All figures of `npm run bench`, in the order of measurement. */
export const FIGURES: readonly Figure[] = [b1, b2, b3, b4, b5, b6, b7, b8, b9, b10];
