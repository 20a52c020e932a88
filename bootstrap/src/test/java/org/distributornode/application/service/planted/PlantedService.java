package org.distributornode.application.service.planted;

import java.nio.file.Files;
import java.nio.file.Path;

/// Planted: a service that reads files, can be extended and made in two ways.
public class PlantedService {

    private final Path path;

    public PlantedService(Path path) {
        this.path = path;
    }

    public PlantedService() {
        this(Path.of("planted"));
    }

    public boolean there() {
        return Files.exists(path);
    }
}
