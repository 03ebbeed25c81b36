import { describe, expect, test } from '@jest/globals';
import { linksOf } from './page-links.interceptor.js';

describe('the links of a page', () => {
  test('keep the query and replace the cursor', () => {
    expect(linksOf('/list?status=a&after=x&limit=2', { next: 'n', previous: 'p' })).toBe(
      '</list?status=a&after=n&limit=2>; rel="next", </list?status=a&after=p&limit=2>; rel="prev"',
    );
  });

  test('name only the neighbours that there are', () => {
    expect(linksOf('/list', { next: 'n', previous: null })).toBe('</list?after=n>; rel="next"');
    expect(linksOf('/list', { next: null, previous: 'p' })).toBe('</list?after=p>; rel="prev"');
    expect(linksOf('/list', { next: null, previous: null })).toBe('');
  });
});
