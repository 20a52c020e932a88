# The node with a Java runtime of the modules that it needs. Both images below are build arguments, so that it can be
# built where no registry is reachable: JDK must have a JDK 25 with its tools on the PATH, and Maven unless
# PREBUILT=true, which takes bootstrap/target of the checkout; BASE needs no more than the C library.
ARG JDK=docker.io/library/maven:3.9-eclipse-temurin-25
ARG BASE=docker.io/library/debian:bookworm-slim

FROM ${JDK} AS build
ARG PREBUILT=false
WORKDIR /src
COPY . .
RUN if [ "$PREBUILT" != true ]; then mvn -B -ntp -q -DskipTests -Dspotless.check.skip=true package; fi
# jdeps knows what classes name; the others are found by name at run time: zip file systems by Micronaut, figures of the
# process by its metrics, elliptic curves by TLS, and jcmd by whoever looks into a running node.
RUN modules=$(jdeps --multi-release 25 --ignore-missing-deps --print-module-deps --class-path 'bootstrap/target/lib/*' \
      bootstrap/target/distributor-node.jar bootstrap/target/lib/*.jar | tail -n 1) \
 && jlink --add-modules "$modules,jdk.zipfs,jdk.management,jdk.crypto.ec,jdk.jcmd" --no-header-files --no-man-pages \
      --compress zip-6 --generate-cds-archive --output /out/opt/distributor-node/java \
 && cp -r bootstrap/target/distributor-node.jar bootstrap/target/lib deploy/*.options /out/opt/distributor-node/ \
 && mkdir -p /out/folders/data /out/folders/cache /out/folders/logs

FROM ${BASE}
LABEL org.opencontainers.image.title="distributor-node" \
      org.opencontainers.image.description="Fetches media once from a storage network, proves it, keeps it and serves it" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /out/opt /opt
# The cache of classes fits the runtime and the jars as they lie here, so it is made here: see deploy/train.
RUN ["/opt/distributor-node/java/bin/java", "@/opt/distributor-node/java.options", "@/opt/distributor-node/java-serve.options", "-XX:AOTCacheOutput=/opt/distributor-node/distributor-node.aot", "-jar", "/opt/distributor-node/distributor-node.jar", "demo", "--rehearse", "--port", "0", "--page-port", "0"]
# Volumes that are mounted here for the first time take over the owner.
COPY --from=build --chown=1000:1000 /out/folders /
# The host counts where the configuration has an operator API and names none.
# Two arenas of malloc, since compilers and event loops would each keep freed memory of their own.
ENV CONFIG_PATH=/config.yml DEFAULT_OPERATOR_HOST=0.0.0.0 MALLOC_ARENA_MAX=2
EXPOSE 3334 3335 3340 4334
USER 1000:1000
WORKDIR /
HEALTHCHECK --interval=30s --timeout=20s --start-period=120s --retries=3 \
  CMD ["/opt/distributor-node/java/bin/java", "@/opt/distributor-node/java.options", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", "/opt/distributor-node/distributor-node.jar", "health"]
ENTRYPOINT ["/opt/distributor-node/java/bin/java", "@/opt/distributor-node/java.options", "@/opt/distributor-node/java-serve.options", "-XX:AOTCache=/opt/distributor-node/distributor-node.aot", "-jar", "/opt/distributor-node/distributor-node.jar"]
CMD ["start"]
