package org.distributornode.adapters.http.in.aistore.download;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distributornode.adapters.http.in.aistore.Fields;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.wire.GoDuration;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.domain.store.Links;
import org.distributornode.domain.store.NameTemplate;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreTask.Download;
import org.distributornode.domain.store.StoreTask.Fetching;

/// Reads which links a client wants as objects: one, several, or those of a template.
final class DownloadReader {

    private DownloadReader() {}

    /// @throws Refused if something is missing or wrong, or this node does not do it
    static Download read(Fields body, StoreBucket bucket) {
        if (body.find("headers").filter(DownloadReader::isFilled).isPresent()) {
            throw Refused.unsupported("this node sends no fields of its clients along with a download");
        }
        String type = type(body);
        Links links = switch (type) {
            case "single" -> single(body);
            case "multi" -> multi(body);
            case "range" -> range(body);
            case "backend", "cloud" -> throw Refused.unsupported("this node downloads from no backend, only links");
            default -> throw Refused.invalid("invalid download type \"" + type + "\"");
        };
        String description = body.textOrEmpty("description");
        return new Download(
                bucket, links, how(body), description.isEmpty() ? standard(body, links, bucket) : description);
    }

    private static boolean isFilled(JsonValue value) {
        return !(value instanceof JsonObject object) || !object.members().isEmpty();
    }

    /// Where it is left out the other keys tell.
    private static String type(Fields body) {
        String type = body.textOrEmpty("type");
        if (!type.isEmpty()) {
            return type;
        }
        if (body.find("template").isPresent()) {
            return "range";
        }
        return body.find("objects").isPresent() ? "multi" : "single";
    }

    private static String standard(Fields body, Links links, StoreBucket bucket) {
        return switch (links) {
            case Links.Matching(var template, var _) -> template.text() + " -> " + bucket;
            case Links.Past past -> throw new IllegalArgumentException("no links to come: " + past);
            case Links.Named(var named) ->
                body.find("objects").isPresent()
                        ? "multi-download -> " + bucket
                        : named.getFirst().text() + " -> " + bucket + "/"
                                + named.getFirst().name().map(ObjectName::text).orElse("");
        };
    }

    private static Links single(Fields body) {
        String link = body.textOrEmpty("link");
        if (link.isEmpty()) {
            throw Refused.invalid("missing the link of a single download");
        }
        return new Links.Named(List.of(link(body.textOrEmpty("object_name"), link)));
    }

    private static Links multi(Fields body) {
        List<Links.Link> links = new ArrayList<>();
        switch (body.find("objects").orElse(new JsonText(""))) {
            case JsonObject(Map<String, JsonValue> members) ->
                members.forEach((name, link) -> links.add(link(name, text(link))));
            case JsonArray(List<JsonValue> items) -> items.forEach(item -> links.add(link("", text(item))));
            case JsonText(String link) -> links.add(link("", link));
            case JsonValue other -> throw Refused.invalid("invalid \"objects\": " + other.text());
        }
        if (links.isEmpty()) {
            throw Refused.invalid("a download of several objects names none");
        }
        return new Links.Named(links);
    }

    private static Links range(Fields body) {
        return switch (NameTemplate.parse(body.textOrEmpty("template"))) {
            case NameTemplate.Parsed.Read(var template) -> new Links.Matching(template, body.textOrEmpty("subdir"));
            case NameTemplate.Parsed.Refused(var why) ->
                throw new Refused(400, "errTemplateInvalid", "template " + why);
        };
    }

    private static String text(JsonValue link) {
        if (!(link instanceof JsonText(String text))) {
            throw Refused.invalid("a link must be a string, not " + link.text());
        }
        return text;
    }

    private static Links.Link link(String name, String text) {
        if (name.isEmpty()) {
            Optional<ObjectName> found = Links.nameOf("", text);
            if (found.isEmpty()) {
                throw Refused.invalid("the link \"" + text + "\" makes no name of an object");
            }
            return new Links.Link(text, found);
        }
        ObjectName.objection(name).ifPresent(why -> {
            throw Refused.invalid("object name \"" + name + "\" " + why);
        });
        return new Links.Link(text, Optional.of(new ObjectName(name)));
    }

    private static Fetching how(Fields body) {
        Fields limits = body.object("limits").orElse(Fields.NONE);
        long connections = limits.number("connections").orElse(0L);
        long perHour = limits.number("bytes_per_hour").orElse(0L);
        String timeout = body.textOrEmpty("timeout");
        Duration patience = timeout.isEmpty()
                ? Duration.ZERO
                : GoDuration.parse(timeout).orElseThrow(() -> Refused.invalid("invalid timeout \"" + timeout + "\""));
        if (connections < 0 || connections > Integer.MAX_VALUE || perHour < 0) {
            throw Refused.invalid("invalid limits: connections " + connections + ", bytes_per_hour " + perHour);
        }
        return new Fetching(patience, (int) connections, perHour);
    }
}
