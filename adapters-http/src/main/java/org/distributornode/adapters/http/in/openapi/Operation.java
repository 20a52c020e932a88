package org.distributornode.adapters.http.in.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a route's method does not say itself, for the OpenAPI documents. Each route of ours has one.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {

    /// Operation id, unique in its document: `operator.stopApi`.
    String value();

    String summary();

    /// Statuses of success.
    int[] answers() default {200};

    /// Statuses of failure, without those that every route of its kind has.
    int[] failures() default {};

    /// What a request carries; `Void` for nothing.
    Class<?> body() default Void.class;

    /// What a success carries as JSON; `Void` for nothing or another type.
    Class<?> answer() default Void.class;

    /// The media type of a success.
    String type() default "application/json";
}
