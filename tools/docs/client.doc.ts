import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

const HEADER = `/* Types of the API. Written by \`npm run docs\` from the OpenAPI document. */

`;

/** tools/client/schema.ts: the types of the generated client, from the OpenAPI document. */
export async function clientSchema(openApi: string): Promise<string> {
  const nodes = await openapiTS(withoutExamples(openApi), {
    alphabetize: true,
    // What has a default may be left out of a request.
    defaultNonNullable: false,
  });
  return `${HEADER}${astToString(nodes)}`;
}

/** Examples of whole bodies are for readers of the document, and would be half of the file. */
const withoutExamples = (openApi: string): OpenAPI3 =>
  JSON.parse(openApi, (key, value: unknown) =>
    key === 'content' ? withoutExample(value as Readonly<Record<string, Media>>) : value,
  ) as OpenAPI3;

interface Media {
  readonly schema: object;
}

const withoutExample = (content: Readonly<Record<string, Media>>): object =>
  Object.fromEntries(Object.entries(content).map(([type, { schema }]) => [type, { schema }]));
