package org.distributornode.domain.content;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// The module of vectors. It incubates, so that it is not there by itself; and named on the command line it keeps the
/// virtual machine from starting with classes that were linked before. So it is loaded when it is first needed, as the
/// virtual machine does it with the modules of its agents.
final class VectorModule {

    private static final String NAME = "jdk.incubator.vector";
    private static final String LOADER = "jdk.internal.module.Modules";

    private VectorModule() {}

    /// Loads it unless it is there.
    ///
    /// @return whether it is there now: this Java may lack it, or not let its loader be called, for which the
    ///     application's manifest asks (`Add-Exports`)
    static boolean load() {
        return ModuleLayer.boot().findModule(NAME).isPresent() || isLoaded();
    }

    private static boolean isLoaded() {
        try {
            MethodHandle loader = MethodHandles.lookup()
                    .findStatic(Class.forName(LOADER), "loadModule", MethodType.methodType(Module.class, String.class));
            return NAME.equals(((Module) loader.invokeExact(NAME)).getName());
        } catch (Throwable _) {
            return false;
        }
    }
}
