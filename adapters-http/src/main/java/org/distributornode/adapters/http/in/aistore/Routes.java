package org.distributornode.adapters.http.in.aistore;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;

/// Finds the resource that a path names.
final class Routes {

    private static final String ROOT = "/v1/";

    /// Short paths to buckets and objects, by their provider.
    private static final Map<String, String> EASY = Map.of("ais", "ais", "gs", "gcp", "az", "azure");

    private final List<Resource> resources;

    /// @param resources with names of their own
    Routes(List<Resource> resources) {
        this.resources = resources.stream()
                .sorted(Comparator.comparingInt((Resource each) -> each.name().length())
                        .reversed())
                .toList();
    }

    /// @param rest decoded, behind the resource's name
    /// @param provider that the path itself names
    /// @param preset what the path itself says is to be done
    record Route(Resource resource, String rest, Optional<String> provider, Optional<Message> preset) {}

    /// Empty if no resource is named.
    ///
    /// @param path as it was sent
    Optional<Route> find(String path, String method) {
        if (path.startsWith(ROOT)) {
            String behind = path.substring(ROOT.length());
            return resources.stream()
                    .filter(each -> isUnder(behind, each.name()))
                    .findFirst()
                    .map(each -> new Route(each, rest(behind, each.name()), Optional.empty(), Optional.empty()));
        }
        String[] steps = path.split("/", 4);
        String provider = steps.length > 1 ? EASY.get(steps[1]) : null;
        return provider == null ? Optional.empty() : easy(provider, steps, method);
    }

    private Optional<Route> easy(String provider, String[] steps, String method) {
        boolean ofObject = steps.length > 3 && !steps[3].isEmpty();
        String bucket = steps.length > 2 ? Percent.decode(steps[2]) : "";
        String rest = ofObject ? bucket + "/" + Percent.decode(steps[3]) : bucket;
        Optional<Message> listing = !ofObject && method.equals("GET")
                ? Optional.of(new Message("list", "", Optional.of(JsonObject.EMPTY)))
                : Optional.empty();
        return named(ofObject ? "objects" : "buckets")
                .map(each -> new Route(each, rest, Optional.of(provider), listing));
    }

    private Optional<Resource> named(String name) {
        return resources.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private static boolean isUnder(String path, String name) {
        return path.startsWith(name) && (path.length() == name.length() || path.charAt(name.length()) == '/');
    }

    private static String rest(String path, String name) {
        return path.length() == name.length() ? "" : Percent.decode(path.substring(name.length() + 1));
    }
}
