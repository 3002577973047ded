# syntax=docker/dockerfile:1
ARG JDK=eclipse-temurin:25.0.3_9-jdk-noble
ARG JRE=eclipse-temurin:25.0.3_9-jre-noble

FROM ${JDK} AS build
WORKDIR /build

# Dependencies change less often than code: they get a layer of their own.
COPY mvnw pom.xml ./
COPY .mvn/ .mvn/
RUN ./mvnw -B -ntp quarkus:go-offline

COPY src/main/ src/main/
COPY openapi/openapi.yaml openapi/
RUN ./mvnw -B -ntp -Dmaven.test.skip -Dquarkus.package.jar.type=aot-jar package

# The application as it will run: the cache is of these very files, at this very place, and of this very JVM.
FROM ${JRE} AS application
WORKDIR /app
# From what changes least to what changes most. Root owns the files: the service cannot rewrite itself.
COPY --from=build /build/target/quarkus-app/lib/ lib/
COPY --from=build /build/target/quarkus-app/*.jar ./
COPY --from=build /build/target/quarkus-app/quarkus/ quarkus/
COPY --from=build /build/target/quarkus-app/app/ app/
COPY --from=build /build/target/quarkus-run-cyclonedx.json sbom.cdx.json
COPY ops/jvm.flags jvm.flags

FROM application AS trained
RUN apt-get update && apt-get install -y --no-install-recommends postgresql curl openssl && rm -rf /var/lib/apt/lists/*
COPY ops/train-aot ops/scratch-postgres.sh ops/scratch-service.sh ops/local-issuer.sh ops/jvm.flags /training/
RUN /training/train-aot /app

FROM application
ARG VERSION=1.0.0
ARG REVISION=unknown
ARG CREATED=unknown
ARG JRE
LABEL org.opencontainers.image.title="Troth" \
      org.opencontainers.image.description="The record of a client relationship and the trust score that follows from it, explained." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="docker.io/library/${JRE}"

COPY --from=trained /app/app.aot app.aot

# Numeric, so that Kubernetes can check runAsNonRoot. Only /tmp is written to: the root file system may be read-only.
USER 10001:10001
EXPOSE 8080 9000

# No shell runs it, and no HEALTHCHECK: whoever orchestrates asks port 9000, /q/health/live, /ready and /started. JDK_JAVA_OPTIONS adds to
# the flags of the JVM; to replace them, another file is mounted at /app/jvm.flags. One argument may follow: serve, migrate or verify.
ENTRYPOINT ["java", "@/app/jvm.flags", "-jar", "/app/quarkus-run.jar"]
