import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { ApiOkResponse, ApiProperty } from '#platform/http';
import { describeApi } from './openapi.js';

class Tree {
  @ApiProperty({ description: 'In metres.' }) height!: number;
}

@Controller('trees')
class TreesController {
  @Get('tallest')
  @ApiOkResponse({ type: Tree })
  tallest(): Tree {
    return { height: 116 };
  }
}

@Module({ controllers: [TreesController] })
class Forest {}

describe('the API describes itself', () => {
  let app: NestFastifyApplication;
  const get = (url: string) => request(app.getHttpServer()).get(url).redirects(0);

  beforeAll(async () => {
    const module = await Test.createTestingModule({ imports: [Forest] }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), {
      logger: false,
    });
    describeApi(app, true);
    await app.listen(0, '127.0.0.1');
  });
  afterAll(() => app.close());

  it('by a document with its routes and what the decorators said', async () => {
    const { paths, components } = (await get('/openapi.json')).body as {
      paths: object;
      components: { schemas: object };
    };
    expect(Object.keys(paths)).toEqual(['/trees/tallest']);
    expect(components.schemas).toMatchObject({
      Tree: {
        type: 'object',
        properties: { height: { type: 'number', description: 'In metres.' } },
        required: ['height'],
      },
    });
  });

  it('and by a page that has all that it names, and reads the document', async () => {
    const { status, headers: moved } = await get('/docs');
    expect([status, moved['location']]).toEqual([302, '/docs/']);
    const { text, headers } = await get('/docs/');
    expect(headers['content-type']).toContain('text/html');
    const named = [...text.matchAll(/(?:src|href)="(?:\.\/)?([^"]+)"/g)].map(([, file]) => file);
    expect(named).toContain('swagger-initializer.js');
    for (const file of named)
      expect([file, (await get(`/docs/${file}`)).status]).toEqual([file, 200]);
    expect((await get('/docs/swagger-initializer.js')).text).toContain("url: '../openapi.json'");
  });
});
