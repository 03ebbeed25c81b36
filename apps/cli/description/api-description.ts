import { readFileSync } from 'node:fs';
import { PROJECT_FOLDER } from '../../runtime/project-folder.js';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly example?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
  readonly example?: unknown;
}

export interface Operation {
  readonly operationId: string;
  readonly path: string;
  readonly method: string;
  readonly summary?: string;
  readonly description?: string;
  readonly parameters: readonly Parameter[];
  readonly body?: Schema;
  readonly example?: unknown;
}

interface WrittenOperation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<
      Record<string, { readonly schema?: Schema; readonly example?: unknown }>
    >;
  };
}

/** The OpenAPI document of the product, as far as the command line reads it. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, WrittenOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** What the API takes, known without loading it: its OpenAPI document comes with the product. */
export class ApiDescription {
  readonly operations: ReadonlyMap<string, Operation>;

  constructor(private readonly document: Document) {
    this.operations = new Map(
      Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, { requestBody, parameters = [], ...written }]) => {
          const { schema: body, example } = requestBody?.content['application/json'] ?? {};
          const more = { ...(body && { body }), ...(example !== undefined && { example }) };
          return [written.operationId, { ...written, path, method, parameters, ...more }] as const;
        }),
      ),
    );
  }

  /** Operations that change something under an idempotency key. */
  get commands(): readonly Operation[] {
    return [...this.operations.values()].filter(
      ({ method, parameters }) =>
        method === 'post' && parameters.some(({ name }) => name === 'Idempotency-Key'),
    );
  }

  /** @throws Error when the document has no such operation */
  operation(id: string): Operation {
    const found = this.operations.get(id);
    if (!found) throw new Error(`The description of the API has no operation ${id}.`);
    return found;
  }

  /** The schema itself, where it is named by reference or wrapped to carry a description. */
  resolve(schema: Schema): Schema {
    const [wrapped] = schema.allOf ?? [];
    if (wrapped) return { ...this.resolve(wrapped), ...schema };
    if (schema.$ref === undefined) return schema;
    return this.document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {};
  }
}

let description: ApiDescription | undefined;

/** Read at first use: most commands do without. */
export const apiDescription = (): ApiDescription =>
  (description ??= new ApiDescription(
    JSON.parse(readFileSync(new URL('docs/openapi.json', PROJECT_FOLDER), 'utf8')) as Document,
  ));
