package org.distributornode.bootstrap;

import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.env.PropertyExpressionResolver;
import io.micronaut.context.env.PropertySourceLoader;
import io.micronaut.core.beans.BeanIntrospectionReference;
import io.micronaut.core.convert.TypeConverterRegistrar;
import io.micronaut.core.io.service.MicronautMetaServiceLoaderUtils;
import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.core.io.service.SoftServiceLoader.StaticServiceLoader;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinitionReference;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What Micronaut finds when it looks through the class path for its services: for each type the names of the classes,
/// in its order. A type that is not here is looked for as ever.
record ServiceList(Map<String, List<String>> classes) {

    /// All that a start asks for: one that were missing would have Micronaut open the jars again.
    static final List<Class<?>> TYPES = List.of(
            ApplicationContextConfigurer.class,
            PropertyExpressionResolver.class,
            PropertySourceLoader.class,
            TypeConverterRegistrar.class,
            BeanIntrospectionReference.class,
            BeanConfiguration.class,
            BeanDefinitionReference.class);

    ServiceList {
        classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    }

    /// Looks through the class path, in both of the places that Micronaut knows.
    static ServiceList scanned(ClassLoader loader) throws IOException {
        Map<String, Set<String>> own = MicronautMetaServiceLoaderUtils.findAllMicronautMetaServices(loader);
        Map<String, List<String>> classes = new LinkedHashMap<>();
        for (Class<?> type : TYPES) {
            Set<String> names = new LinkedHashSet<>();
            for (URL file :
                    Collections.list(loader.getResources(SoftServiceLoader.META_INF_SERVICES + "/" + type.getName()))) {
                names.addAll(named(file));
            }
            names.addAll(own.getOrDefault(type.getName(), Set.of()));
            classes.put(type.getName(), List.copyOf(names));
        }
        return new ServiceList(classes);
    }

    private static Collection<String> named(URL file) throws IOException {
        try (var in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    /// @param text as [#text()] wrote it
    static ServiceList parse(String text) {
        Map<String, List<String>> classes = new LinkedHashMap<>();
        String type = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith(" ")) {
                classes.getOrDefault(type, new ArrayList<>()).add(line.substring(1));
            } else {
                type = line;
                classes.put(type, new ArrayList<>());
            }
        }
        return new ServiceList(classes);
    }

    /// A line for each type, and below it an indented one for each of its classes.
    String text() {
        return classes.entrySet().stream()
                .map(type -> type.getKey() + "\n"
                        + type.getValue().stream()
                                .map(name -> " " + name + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    /// The form in which Micronaut takes it instead of looking.
    SoftServiceLoader.Optimizations optimizations() {
        Map<String, StaticServiceLoader<?>> loaders = new HashMap<>();
        classes.forEach((type, names) -> loaders.put(type, new ListedServices<>(names)));
        return new SoftServiceLoader.Optimizations(loaders);
    }
}
