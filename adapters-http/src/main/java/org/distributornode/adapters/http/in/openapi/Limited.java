package org.distributornode.adapters.http.in.openapi;

import io.micronaut.core.annotation.AnnotationMetadata;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The [Limits] of a field as a JSON schema says them.
record Limited(AnnotationMetadata field) {

    static Limited of(AnnotationMetadata field) {
        return new Limited(field);
    }

    boolean takesNull() {
        return field.booleanValue(Limits.class, "orNull").orElse(false);
    }

    void addNumber(Map<String, Object> schema) {
        long least = field.longValue(Limits.class, "least").orElse(0);
        long most = field.longValue(Limits.class, "most").orElse(0);
        if (least != most) {
            schema.put("minimum", least);
            schema.put("maximum", most);
        }
    }

    void addText(Map<String, Object> schema) {
        field.intValue(Limits.class, "longest").ifPresent(longest -> schema.put("maxLength", longest));
        field.stringValue(Limits.class, "pattern").ifPresent(pattern -> schema.put("pattern", whole(pattern)));
        field.classValue(Limits.class, "oneOf").ifPresent(type -> schema.put("enum", names(type)));
    }

    void addList(Map<String, Object> schema) {
        field.intValue(Limits.class, "fewest").ifPresent(fewest -> schema.put("minItems", fewest));
    }

    /// A schema's pattern may match anywhere in a text.
    static String whole(String pattern) {
        return "^" + pattern + "$";
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .toList();
    }
}
