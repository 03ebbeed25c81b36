import 'reflect-metadata';
import { Module, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { readFileSync } from 'node:fs';
import { ENTITIES, Person } from './entities.js';
import { HealthController, RegistrationsController } from './registrations.controller.js';
import { Mails } from './mails.js';
import { RegistrationsService } from './registrations.service.js';
import { TOKENS, type Tokens } from './sign-in.guard.js';

/** Usage: `main.ts <database url> <file with the tokens' key> <url of an SMTP server>`. Creates missing tables and prints its address. */
const [, , url = '', file = '', smtp = ''] = process.argv;
const tokens = JSON.parse(readFileSync(file, 'utf8')) as Tokens;

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url,
      entities: ENTITIES,
      synchronize: true,
      uuidExtension: 'pgcrypto',
      extra: { max: 24 },
    }),
    TypeOrmModule.forFeature([Person]),
  ],
  controllers: [RegistrationsController, HealthController],
  providers: [
    RegistrationsService,
    { provide: Mails, useValue: new Mails(smtp) },
    { provide: TOKENS, useValue: tokens },
  ],
})
class TwinModule {}

const app = await NestFactory.create<NestFastifyApplication>(TwinModule, new FastifyAdapter(), {
  logger: ['error', 'warn'],
});
app.useGlobalPipes(
  new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }),
);
await app.listen(0, '127.0.0.1');
process.once('SIGTERM', () => void app.close());
console.log(`API: ${await app.getUrl()}`);
