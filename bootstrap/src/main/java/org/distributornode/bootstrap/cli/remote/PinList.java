package org.distributornode.bootstrap.cli.remote;

import java.util.List;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import picocli.CommandLine;

/// Prints the objects that are never evicted.
final class PinList {

    private PinList() {}

    static void print(Fields answer, CommandLine line) {
        if (answer.find("pinned") instanceof JsonArray(List<JsonValue> pins)) {
            pins.forEach(pin -> line.getOut().println(line(new Fields(pin))));
            line.getErr()
                    .println(pins.size() + " pinned, " + size(answer, "bytes") + " of " + size(answer, "limit") + ".");
        }
    }

    private static String size(Fields answer, String name) {
        return JobView.size((double) answer.number(name));
    }

    private static String line(Fields pin) {
        return pin.text("objectId") + "  " + pin.number("size");
    }
}
