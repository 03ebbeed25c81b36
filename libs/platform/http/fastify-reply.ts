/** The reply of a request, for handlers and filters that set headers or the status. */
export type { FastifyReply } from 'fastify';
