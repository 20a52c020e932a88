package org.distributornode.adapters.storage.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.distributornode.domain.integration.WebhookMessage;

/// A message as CloudEvents 1.0: in its structured JSON form, or as a query.
///
/// @param attributes in the order in which they are written
/// @param data the fields of the event
record CloudEvent(Map<String, String> attributes, Map<String, Object> data) {

    /// Content type of the structured JSON form (CloudEvents JSON format 1.0, section 3).
    static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

    private static final String SCHEMA = "urn:distributornode:event:";
    private static final String FAMILY = "org.distributornode.";
    private static final JsonFactory JSON = new JsonFactory();

    static CloudEvent of(WebhookMessage message) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", id(message));
        attributes.put("source", "urn:uuid:" + message.node());
        attributes.put("type", message.type().text());
        if (message instanceof WebhookMessage.Happened happened) {
            EventFields.subject(happened.event()).ifPresent(subject -> attributes.put("subject", subject));
        }
        attributes.put("time", message.at().toString());
        attributes.put("datacontenttype", "application/json");
        attributes.put("dataschema", SCHEMA + message.type().text().substring(FAMILY.length()));
        return new CloudEvent(
                attributes,
                switch (message) {
                    case WebhookMessage.Happened happened -> EventFields.of(happened.event());
                    case WebhookMessage.Test _ -> Map.of();
                });
    }

    /// The structured JSON form.
    String json() {
        return written(json -> {
            json.writeStartObject();
            for (Map.Entry<String, String> attribute : attributes.entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            json.writeFieldName("data");
            writeData(json);
            json.writeEndObject();
        });
    }

    /// Each attribute as a parameter of its name, and the data as JSON in the parameter `data`.
    String query() {
        Map<String, String> parameters = new LinkedHashMap<>(attributes);
        parameters.put("data", written(this::writeData));
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /// The number in the journal and the time: a journal that begins anew counts from 1 again.
    private static String id(WebhookMessage message) {
        return switch (message) {
            case WebhookMessage.Happened happened -> happened.number() + "-" + nanos(happened.at());
            case WebhookMessage.Test test -> "test-" + test.id();
        };
    }

    private static String nanos(Instant at) {
        return at.getEpochSecond() + "." + "%09d".formatted(at.getNano());
    }

    private void writeData(JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Object> field : data.entrySet()) {
            json.writeFieldName(field.getKey());
            if (field.getValue() instanceof Long number) {
                json.writeNumber(number);
            } else {
                json.writeString(field.getValue().toString());
            }
        }
        json.writeEndObject();
    }

    private static String written(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @FunctionalInterface
    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }
}
