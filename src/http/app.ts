import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { WebChannel } from '../../channels/web/web-channel.js'
import type { Door } from '../desk/door.js'
import { failure, report, send } from './answer.js'
import { channelRoutes, type ChannelRoutesDeps } from './channel-routes.js'
import { deskPage } from './desk-page.js'
import { deskRoutes } from './desk-routes.js'
import { type MetricsDeps, metricsRoute } from './metrics-route.js'
import { securityHeaders } from './security-headers.js'
import { tryRoutes, type TryDeps } from './try-routes.js'
import { widgetScript } from './widget-script.js'

export interface AppDeps extends Omit<ChannelRoutesDeps, 'web'> {
  /** Null: citizens and providers are served by another process. */
  readonly web: WebChannel | null
  readonly logger: Logger
  /** Null: no desk is opened. */
  readonly desk: Door | null
  /** The built widget. */
  readonly widgetFile: string
  /** The pages of the site: `/` is its index.html, `/privacy` its privacy.html. */
  readonly siteDir: string
  /** Null: no page with simulated phones. */
  readonly tryOut: TryDeps | null
  /** What the service still waits for before it can answer, in words; empty when it is ready. */
  readonly waitingFor: () => Promise<readonly string[]>
  /** Figures for Prometheus; left out: none are told. */
  readonly figures?: MetricsDeps
  /** Citizens reach us by https. */
  readonly secure: boolean
}

/** Everything that is answered over HTTP. */
export async function createApp(deps: AppDeps): Promise<Express> {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', false)
  app.use(securityHeaders(deps.secure))
  if (deps.web) app.use(channelRoutes({ ...deps, web: deps.web }))
  if (deps.desk) {
    app.use(deskRoutes({ ...deps, desk: deps.desk }))
    app.use(await deskPage(deps.desk))
  }
  if (deps.tryOut) app.use(tryRoutes({ ...deps, ...deps.tryOut }))
  app.get('/healthz', (_, response) => send(response, report(200, { status: 'ok' })))
  app.get('/readyz', readiness(deps.waitingFor))
  if (deps.figures) app.get('/metrics', metricsRoute(deps.figures))
  if (deps.web) {
    app.get('/widget.js', await widgetScript(deps.widgetFile))
    app.use(express.static(deps.siteDir, { extensions: ['html'], redirect: false, maxAge: '10m' }))
  }
  app.use(notFound)
  app.use(lastResort(deps.logger))
  return app
}

function readiness(waitingFor: AppDeps['waitingFor']): RequestHandler {
  return async (_, response) => {
    const missing = await waitingFor()
    const ready = missing.length === 0
    send(response, report(ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', waitingFor: missing }))
  }
}

const LOST = `<!doctype html>
<html lang="ar" dir="rtl"><meta charset="utf-8"><title>الصفحة غير موجودة</title>
<h1>الصفحة غير موجودة</h1><p>تأكد من العنوان، أو عُد إلى <a href="/">الصفحة الرئيسية</a>.</p>
<div lang="en" dir="ltr"><h1>Page not found</h1><p>Check the address, or go to the <a href="/">front page</a>.</p></div>
</html>
`

const notFound: RequestHandler = (request, response) => {
  request.resume()
  if (request.accepts(['json', 'html']) === 'html')
    return send(response, { status: 404, headers: { 'content-type': 'text/html; charset=utf-8' }, body: LOST })
  return send(response, failure(404, 'NotFound', 'There is nothing at this address.'))
}

/** A fault of ours, or a request so odd that no route could read it. Its address may hold a token: it is not logged. */
function lastResort(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    request.resume()
    const status = statusOf(error)
    if (status < 500) return send(response, failure(status, 'BadArgument', 'The request cannot be read.'))
    logger.error({ err: error, method: request.method }, 'a request failed')
    return send(response, failure(500, 'InternalError', 'Something went wrong on our side. Try again in a moment.'))
  }
}

function statusOf(error: unknown): number {
  const { status } = (error ?? {}) as { status?: unknown }
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500
}
