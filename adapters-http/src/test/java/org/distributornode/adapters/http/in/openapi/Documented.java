package org.distributornode.adapters.http.in.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One operation as a document shows it.
record Documented(String path, String verb, String id, Set<Integer> statuses) {

    /// Reads the lines of the paths by their indent.
    static List<Documented> in(String document) {
        List<Documented> found = new ArrayList<>();
        String path = "";
        String verb = "";
        for (String line : document.lines().toList()) {
            if (line.matches(" {2}/.*:")) {
                path = line.substring(2, line.length() - 1);
            } else if (line.matches(" {4}[a-z]+:")) {
                verb = line.substring(4, line.length() - 1);
            } else if (line.startsWith("      operationId: ")) {
                found.add(new Documented(path, verb, line.split("\"", 3)[1], new TreeSet<>()));
            } else if (line.matches(" {8}\"[0-9]{3}\":")) {
                found.getLast().statuses().add(Integer.valueOf(line.substring(9, 12)));
            }
        }
        return found;
    }
}
