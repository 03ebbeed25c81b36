import { describe, expect, test } from '@jest/globals';
import type { OpenApiDocument, Operation, Schema } from '../../apps/api/openapi/openapi.types.js';
import { breakingChanges } from './breaking-changes.js';

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const BODY: Schema = {
  type: 'object',
  properties: { kind: { type: 'string', enum: ['a', 'b'] }, note: { type: 'string' } },
  required: ['kind'],
};
const ANSWER: Schema = {
  type: 'object',
  properties: {
    id: { type: 'string', format: 'uuid' },
    state: { type: 'string', enum: ['open', 'closed'] },
    more: { type: 'array', items: ref('Answer') },
  },
  required: ['id'],
};

function documentOf(body = BODY, answer = ANSWER, more: Partial<Operation> = {}): OpenApiDocument {
  const operation: Operation = {
    operationId: 'Do',
    parameters: [{ in: 'query', name: 'dryRun', schema: { type: 'string' } }],
    requestBody: { content: { 'application/json': { schema: ref('Body') } } },
    responses: { 200: { content: { 'application/json': { schema: ref('Answer') } } } },
    ...more,
  };
  return {
    paths: { '/things': { post: operation } },
    components: { schemas: { Body: body, Answer: answer } },
  };
}
const changed = (after: OpenApiDocument) => breakingChanges(documentOf(), after);

describe('a change that breaks a client is told', () => {
  test.each([
    ['a removed operation', { ...documentOf(), paths: {} }, 'POST /things: the operation is gone'],
    [
      'a renamed operation',
      documentOf(BODY, ANSWER, { operationId: 'Did' }),
      'POST /things: the operation id Do is gone',
    ],
    [
      'a removed parameter',
      documentOf(BODY, ANSWER, { parameters: [] }),
      'POST /things: the parameter dryRun is gone',
    ],
    [
      'a parameter that is required now',
      documentOf(BODY, ANSWER, {
        parameters: [{ in: 'query', name: 'dryRun', required: true, schema: { type: 'string' } }],
      }),
      'POST /things dryRun: the parameter is required now',
    ],
    [
      'a field that is required now',
      documentOf({ ...BODY, required: ['kind', 'note'] }),
      'POST /things body.note: the field is required now',
    ],
    [
      'a value that is no longer taken',
      documentOf({
        ...BODY,
        properties: { ...BODY.properties, kind: { type: 'string', enum: ['a'] } },
      }),
      'POST /things body.kind: the value b is no longer taken',
    ],
    [
      'a removed field of an answer',
      documentOf(BODY, {
        type: 'object',
        properties: { id: { type: 'string', format: 'uuid' } },
        required: ['id'],
      }),
      'POST /things 200.state: the field is gone',
    ],
    [
      'a field of an answer that may be absent',
      documentOf(BODY, { ...ANSWER, required: [] }),
      'POST /things 200.id: the field may be absent now',
    ],
    [
      'a field of another type',
      documentOf(BODY, { ...ANSWER, properties: { ...ANSWER.properties, id: { type: 'number' } } }),
      'POST /things 200.id: the type was string uuid and is number',
    ],
    [
      'an answer that is gone',
      documentOf(BODY, ANSWER, { responses: {} }),
      'POST /things: the answer 200 is gone',
    ],
  ])('%s', (_, after, line) => {
    expect(changed(after)).toContain(line);
  });
});

test('an addition breaks nobody', () => {
  const after = documentOf(
    {
      ...BODY,
      properties: {
        ...BODY.properties,
        kind: { type: 'string', enum: ['a', 'b', 'c'] },
        at: { type: 'string' },
      },
    },
    {
      ...ANSWER,
      properties: { ...ANSWER.properties, at: { type: 'string' } },
      required: ['id', 'at'],
    },
  );
  after.paths['/others'] = {};
  expect(changed(after)).toEqual([]);
});
