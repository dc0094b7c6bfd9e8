# Not run where it was written (no Docker engine there): keep it simple, and say so when it has been.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/knowledge knowledge
COPY --from=build /app/dialogs/wording dialogs/wording
COPY --from=build /app/dialogs/recognizers/words dialogs/recognizers/words
COPY --from=build /app/channels/web/site channels/web/site
RUN mkdir /data && chown node /data
USER node
VOLUME /data
EXPOSE 3978
CMD ["node", "dist/src/cli/nafidha.js", "start"]
