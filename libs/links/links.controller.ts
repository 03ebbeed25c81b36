import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res, UseFilters } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import { Open, sha256 } from '#http';
import { LinkDesk, type Outcome } from './desk.js';
import { LinkErrors } from './links.filter.js';
import { PAGE_HEADERS } from './pages/layout.js';
import { pageOf } from './pages/page.js';
import { looksLikeToken } from './tokens.js';
