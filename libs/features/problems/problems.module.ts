import { Module } from '@nestjs/common';
import { ProblemsController } from './problems.controller.js';

/** The pages that explain each kind of problem and each rule. */
@Module({ controllers: [ProblemsController] })
export class ProblemsModule {}
