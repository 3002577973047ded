FROM eclipse-temurin:25.0.3_9-jdk-noble AS build
WORKDIR /build

# Dependencies change less often than code: they get a layer of their own.
COPY mvnw pom.xml ./
COPY .mvn/ .mvn/
RUN ./mvnw -B -ntp quarkus:go-offline

COPY src/ src/
RUN ./mvnw -B -ntp -DskipTests package

FROM eclipse-temurin:25.0.3_9-jre-noble

ARG VERSION=1.0.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Troth" \
      org.opencontainers.image.description="The record of a client relationship and the trust score that follows from it, explained." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="docker.io/library/eclipse-temurin:25.0.3_9-jre-noble"

# From what changes least to what changes most. Root owns the files: the service cannot rewrite itself.
WORKDIR /app
COPY --from=build /build/target/quarkus-app/lib/ lib/
COPY --from=build /build/target/quarkus-app/*.jar ./
COPY --from=build /build/target/quarkus-app/app/ app/
COPY --from=build /build/target/quarkus-app/quarkus/ quarkus/

# Read by the JVM itself, so an exec-form entrypoint needs no shell; set it at run time to tune.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75"

# Numeric, so that Kubernetes can check runAsNonRoot. Only /tmp is written to: the root file system may be read-only.
USER 10001:10001
EXPOSE 8080 9000

# What must hold however the JVM is tuned stands here, where no variable can take it away.
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "-Djava.io.tmpdir=/tmp", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar", "/app/quarkus-run.jar"]
