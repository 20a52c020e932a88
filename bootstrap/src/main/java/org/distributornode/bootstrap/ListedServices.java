package org.distributornode.bootstrap;

import io.micronaut.core.io.service.SoftServiceLoader.StaticDefinition;
import io.micronaut.core.io.service.SoftServiceLoader.StaticServiceLoader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The services of one type by the names of their classes. As where Micronaut looks for them itself, a class that needs
/// what is not on the class path is left out, and one that breaks ends the start.
final class ListedServices<S> implements StaticServiceLoader<S> {

    private static final MethodType NOTHING = MethodType.methodType(void.class);

    private final List<String> names;

    ListedServices(List<String> names) {
        this.names = names;
    }

    @Override
    public Stream<StaticDefinition<S>> findAll(Predicate<String> wanted) {
        return names.stream()
                .filter(wanted)
                .flatMap(name -> this.made(name).stream().map(made -> StaticDefinition.of(name, () -> made)));
    }

    @Override
    public List<S> load(Predicate<String> wanted, @Nullable Predicate<S> fit) {
        List<S> all = new ArrayList<>(names.size());
        for (String name : names) {
            if (wanted.test(name)) {
                made(name).filter(made -> fit == null || fit.test(made)).ifPresent(all::add);
            }
        }
        return all;
    }

    @SuppressWarnings("unchecked") // the list says so, and Micronaut trusts its own as far
    private Optional<S> made(String name) {
        try {
            Class<?> type = Class.forName(name, false, ListedServices.class.getClassLoader());
            return Optional.of((S)
                    MethodHandles.publicLookup().findConstructor(type, NOTHING).invoke());
        } catch (NoClassDefFoundError | ClassNotFoundException | NoSuchMethodException | IllegalAccessException _) {
            return Optional.empty();
        } catch (Throwable e) {
            throw new IllegalStateException("the service " + name + " cannot be made", e);
        }
    }
}
