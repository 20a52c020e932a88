package org.distributornode.bootstrap;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// The module of Java's vectors, with which content is hashed three times faster. It incubates, so that it is not
/// there by itself; and named on the command line it keeps the JVM from starting with classes and lambdas that were
/// linked before. So it is loaded once the JVM runs, as the JVM does it with the modules of its agents.
final class VectorModule {

    private static final String NAME = "jdk.incubator.vector";
    private static final String LOADER = "jdk.internal.module.Modules";

    private VectorModule() {}

    /// Loads it unless it is there. If anything was hashed earlier, hashing goes on without.
    ///
    /// @return whether it is there now: this Java may lack it, or not let its loader be called, for which the
    ///     manifest asks (`Add-Exports`)
    static boolean load() {
        try {
            MethodHandle loader = MethodHandles.lookup()
                    .findStatic(Class.forName(LOADER), "loadModule", MethodType.methodType(Module.class, String.class));
            Module module = (Module) loader.invokeExact(NAME);
            return module.isNamed();
        } catch (Throwable _) {
            return false;
        }
    }
}
