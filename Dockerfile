# Builds the program, then keeps only what it needs to run.
FROM node:20.20-bookworm-slim AS build
WORKDIR /app
# better-sqlite3 is compiled where no prebuilt file can be fetched.
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3 make g++ \
 && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts ./scripts
COPY src ./src
RUN npm run build
RUN npm prune --omit=dev --no-audit --no-fund
# Nothing of this is read at run time: it is 84 of 188 MB.
RUN cd node_modules \
 && rm -rf typescript better-sqlite3/deps better-sqlite3/src \
 && find better-sqlite3/build/Release -mindepth 1 -maxdepth 1 ! -name better_sqlite3.node -exec rm -rf {} + \
 && find . -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

FROM node:20.20-bookworm-slim
# git and ssh for CONTENT_GIT.
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates git openssh-client \
 && rm -rf /var/lib/apt/lists/* \
 && install -d -o node -g node -m 0700 /data \
 && install -d -o node -g node /content
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
COPY config ./config
ENV NODE_ENV=production CONTENT_DIR=/content DATA_DIR=/data HOST=0.0.0.0 PORT=8080 LOG_FORMAT=json
USER node
VOLUME ["/data"]
EXPOSE 8080
# While the index is built for the first time the bot is alive and not ready.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/cli.js"]
CMD ["start"]
