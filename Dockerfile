# The app alone: the engine is the official Meilisearch image (docker-compose.yml), so the optional
# package that carries a server is left out.
FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
# git-free and compiler-free: every native part comes prebuilt inside its npm package.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional
COPY LICENSE tsconfig.json ./
COPY src ./src
COPY indexer ./indexer
COPY web ./web
COPY scripts ./scripts
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 7780
CMD ["node", "--import", "tsx", "scripts/cli.ts", "start"]
