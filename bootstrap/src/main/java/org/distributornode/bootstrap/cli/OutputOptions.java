package org.distributornode.bootstrap.cli;

import java.io.PrintWriter;
import org.distributornode.adapters.http.json.JsonValue;
import picocli.CommandLine.Option;

/// Whether a command prints its result for people, or as JSON for scripts.
public final class OutputOptions {

    @Option(names = "-o", defaultValue = "text", paramLabel = "text|json", description = "How to print it.")
    private Format format = Format.text;

    /// The words of the option.
    private enum Format {
        text,
        json
    }

    public boolean isForPeople() {
        return format == Format.text;
    }

    /// @param forPeople prints the result for them
    public void print(PrintWriter out, JsonValue result, Runnable forPeople) {
        switch (format) {
            case json -> out.println(result.text());
            case text -> forPeople.run();
        }
    }
}
