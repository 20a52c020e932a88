package org.distributornode.adapters.http.in.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.distributornode.adapters.http.security.Role;

/// What a route of a guarded listener asks of its caller. A route without this asks for [Role#OPERATE].
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {

    Role value();

    /// Whether requests must say that they carry JSON, even if they carry nothing.
    boolean json() default false;

    /// The parameters that its query may have; each other one is refused.
    String[] query() default {};
}
