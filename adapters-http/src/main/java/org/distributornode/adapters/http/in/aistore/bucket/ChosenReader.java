package org.distributornode.adapters.http.in.aistore.bucket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.in.aistore.Fields;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.domain.store.NameTemplate;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreTask.Chosen;

/// Reads which objects a client means. All of them are meant only if it says so: by the template `*`.
final class ChosenReader {

    private static final String ALL = "*";

    private ChosenReader() {}

    /// Where both are given the list counts.
    ///
    /// @throws Refused if neither is, or it is empty, or a name or the template is none
    static Chosen read(Fields value) {
        Optional<List<String>> names = value.texts("objnames");
        if (names.isPresent()) {
            return new Chosen.Names(names(names.get()));
        }
        String template =
                value.text("template").orElseThrow(() -> Refused.invalid("neither objnames nor a template is given"));
        return template.equals(ALL) ? new Chosen.All() : template(template);
    }

    /// All that begins with `prefix`; everything if it is empty.
    static Chosen prefixed(String prefix) {
        if (prefix.isEmpty()) {
            return new Chosen.All();
        }
        Chosen chosen = template(prefix);
        if (chosen instanceof Chosen.Matching(var template) && template.isPrefix()) {
            return chosen;
        }
        throw Refused.invalid("a prefix must not look like a template: \"" + prefix + "\"");
    }

    private static Chosen template(String text) {
        return switch (NameTemplate.parse(text)) {
            case NameTemplate.Parsed.Read(var template) -> {
                template.objection().ifPresent(why -> {
                    throw refused(why);
                });
                yield new Chosen.Matching(template);
            }
            case NameTemplate.Parsed.Refused(var why) -> throw refused(why);
        };
    }

    private static Refused refused(String why) {
        return new Refused(400, "errTemplateInvalid", "template " + why);
    }

    private static List<ObjectName> names(List<String> texts) {
        if (texts.isEmpty()) {
            throw Refused.invalid("objnames is empty: no object is named");
        }
        List<ObjectName> names = new ArrayList<>(texts.size());
        for (String text : texts) {
            ObjectName.objection(text).ifPresent(why -> {
                throw new Refused(400, "errInvalidPath", "object name \"" + text + "\" " + why);
            });
            names.add(new ObjectName(text));
        }
        return names;
    }
}
