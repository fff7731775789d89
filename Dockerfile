# Praktikspor in a container: docker build -t praktikspor .
# Not tried by the tests of this repository: they run where there is no container engine.

FROM node:20-bookworm-slim AS node

FROM rust:1.95-bookworm AS build
# Node makes the stylesheet; nothing of it is in the result.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
 && rustup target add wasm32-unknown-unknown \
 && apt-get update && apt-get install -y --no-install-recommends libssl-dev pkg-config \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
# The screens first: a release server carries dist/ inside.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    mkdir -p dist && cargo xtask build && cp target/release/praktikspor /usr/local/bin/praktikspor

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl libssl3 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --create-home --home-dir /data praktikspor
COPY --from=build /usr/local/bin/praktikspor /usr/local/bin/praktikspor
COPY LICENSE /usr/share/doc/praktikspor/LICENSE
USER praktikspor
WORKDIR /data
VOLUME /data
ENV PRAKTIKSPOR_LISTEN=0.0.0.0:8080
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["curl", "--fail", "--silent", "http://127.0.0.1:8080/health/ready"]
ENTRYPOINT ["praktikspor"]
# Alone: everything in one SQLite file on the volume. With PostgreSQL: see docker-compose.yml.
CMD ["serve", "--database-url", "sqlite:///data/praktikspor.db"]
