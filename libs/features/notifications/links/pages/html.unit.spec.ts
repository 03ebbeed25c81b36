import { describe, expect, it } from '@jest/globals';
import { markup } from './html.js';
import { say } from './page-labels.js';

describe('markup', () => {
  it('takes what people typed as text, also within attributes', () => {
    const typed = `<script>"x"&'y'`;
    expect(markup`<p title="${typed}">${typed}</p>`.text).toBe(
      '<p title="&lt;script&gt;&quot;x&quot;&amp;&#39;y&#39;">&lt;script&gt;&quot;x&quot;&amp;&#39;y&#39;</p>',
    );
  });

  it('takes HTML as HTML, lists one after the other, and what is absent as nothing', () => {
    const items = [markup`<li>${1}</li>`, markup`<li>${'<'}</li>`];
    expect(markup`<ul>${items}</ul>${null}${undefined}${false}`.text).toBe(
      '<ul><li>1</li><li>&lt;</li></ul>',
    );
  });

  it('lets no control character through, nor any that turns the direction of a text', () => {
    expect(markup`${'a\u0000b\u202ec\u2028d\ne'}`.text).toBe('a b c d e');
  });
});

describe('say', () => {
  it('chooses by number and language: nought is one in French', () => {
    expect([0, 1, 2].map((count) => say('en', '[a date|{count} dates]', { count }))).toEqual([
      '0 dates',
      'a date',
      '2 dates',
    ]);
    expect([0, 1, 2].map((count) => say('fr', '[une date|{count} dates]', { count }))).toEqual([
      'une date',
      'une date',
      '2 dates',
    ]);
  });

  it('sets French spaces on our own words and leaves alone what is put in', () => {
    expect(say('fr', 'Oui ? « {title} »', { title: 'a : b [c|d] {who}' })).toBe(
      'Oui\u00a0? «\u00a0a : b [c|d] {who}\u00a0»',
    );
  });
});
