package org.distributornode.adapters.http.in.openapi;

import io.micronaut.context.env.Environment;
import io.micronaut.core.value.PropertyResolver;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.annotation.Head;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.ListenerSettings;

/// The OpenAPI 3.1 documents of the listeners, made of their routes. The same routes make the same text.
@Singleton
public final class OpenApiDocuments {

    /// A variable of a route, with the pattern that it keeps to.
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(:[^}]*)?}");

    private final Router router;
    private final PropertyResolver ports;

    /// @param ports tells which listeners there are
    OpenApiDocuments(Router router, Environment ports) {
        this.router = router;
        this.ports = ports;
    }

    /// As YAML.
    ///
    /// @throws IllegalStateException if a route is declared nowhere, or two routes have one id, or there is no such
    ///     listener
    public String publicApi() {
        return document(
                ListenerSettings.PUBLIC,
                FrameworkSettings.PUBLIC_PORT,
                "Assets and how the node is, for everybody",
                schemas -> new Described(schemas, false, Map.of()));
    }

    /// As YAML; throws as [#publicApi] does.
    public String operator() {
        return document(
                ListenerSettings.OPERATOR,
                FrameworkSettings.OPERATOR_PORT,
                "Steers and watches the node",
                schemas -> new Described(schemas, true, Map.of()));
    }

    /// As YAML; throws as [#publicApi] does.
    public String integration() {
        return document(
                ListenerSettings.INTEGRATION,
                FrameworkSettings.INTEGRATION_PORT,
                "Tells integrators of the node's events",
                schemas -> new Described(schemas, true, Map.of("X-Target-Server", ListenerSettings.INTEGRATION)));
    }

    private String document(String listener, String port, String summary, Function<Schemas, Described> describing) {
        Schemas schemas = new Schemas();
        Described described = describing.apply(schemas);
        int number = ports.getProperty(port, Integer.class).orElseThrow(IllegalStateException::new);
        SequencedMap<String, Object> info = new LinkedHashMap<>();
        info.put("title", "Distributor node, " + listener + " API");
        info.put("summary", summary);
        info.put("version", "1");
        SequencedMap<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", info);
        document.put("paths", paths(number, described));
        SequencedMap<String, Object> components = new LinkedHashMap<>();
        components.put("schemas", schemas.all());
        if (described.guarded()) {
            components.put("securitySchemes", Map.of("token", bearer()));
        }
        document.put("components", components);
        return Yaml.of(document);
    }

    private Map<String, Object> paths(int port, Described described) {
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        Map<String, String> ids = new TreeMap<>();
        List<UriRouteInfo<?, ?>> routes = router.uriRoutes()
                .filter(route -> Integer.valueOf(port).equals(route.getPort()) && !isShadow(route))
                .toList();
        for (UriRouteInfo<?, ?> route : routes) {
            String path =
                    VARIABLE.matcher(route.getUriMatchTemplate().toString()).replaceAll("{$1}");
            String name = route.getHttpMethodName() + " " + path;
            Declared declared = Declared.of(path, route.getTargetMethod().getAnnotationMetadata())
                    .orElseThrow(() -> new IllegalStateException("no operation is declared for " + name));
            String known = ids.putIfAbsent(declared.id(), name);
            if (known != null && !known.equals(name)) {
                throw new IllegalStateException(declared.id() + " is " + known + " and " + name);
            }
            paths.computeIfAbsent(path, _ -> new TreeMap<>())
                    .put(
                            route.getHttpMethodName().toLowerCase(Locale.ROOT),
                            described.operation(
                                    path, declared, route.getTargetMethod().getAnnotationMetadata()));
        }
        return new LinkedHashMap<>(paths);
    }

    /// Whether this is the HEAD that the platform adds to a GET.
    private static boolean isShadow(UriRouteInfo<?, ?> route) {
        return route.getHttpMethod() == HttpMethod.HEAD
                && !route.getTargetMethod().getAnnotationMetadata().hasAnnotation(Head.class);
    }

    private static Map<String, Object> bearer() {
        SequencedMap<String, Object> scheme = new LinkedHashMap<>();
        scheme.put("type", "http");
        scheme.put("scheme", "bearer");
        scheme.put("bearerFormat", "JWT");
        return scheme;
    }
}
