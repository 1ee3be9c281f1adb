# The app alone: the engine is the official Meilisearch image (docker-compose.yml), so the optional
# package that carries a server is left out.
FROM node:20-bookworm-slim
ENV NODE_ENV=production
# What reads PDF and scans fast; of tesseract's languages only Vietnamese is used (the others are 14 MB).
RUN apt-get update \
 && apt-get install -y --no-install-recommends poppler-utils tesseract-ocr tesseract-ocr-vie \
 && rm -rf /var/lib/apt/lists/* /usr/share/tesseract-ocr/*/tessdata/eng.traineddata \
    /usr/share/tesseract-ocr/*/tessdata/osd.traineddata
WORKDIR /app
# No compiler: every native part comes prebuilt inside its npm package.
COPY package.json package-lock.json .npmrc ./
# (--omit=optional would also drop the native parts of esbuild, which are optional packages.)
RUN npm ci --omit=dev && rm -rf node_modules/@gaubee
COPY LICENSE tsconfig.json ./
COPY src ./src
COPY indexer ./indexer
COPY web ./web
COPY scripts ./scripts
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 7780
CMD ["node", "--max-semi-space-size=4", "--import", "./src/loader/register.mjs", "scripts/cli.ts", "start"]
