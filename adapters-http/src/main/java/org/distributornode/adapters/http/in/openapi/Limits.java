package org.distributornode.adapters.http.in.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a field of a wire record may hold, for the OpenAPI documents. Checks nothing by itself.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Limits {

    /// The least and the most a number may be; unlimited if they are equal.
    long least() default 0;

    long most() default 0;

    /// Characters of a text; 0: any number of them.
    int longest() default 0;

    /// Items of a list.
    int fewest() default 0;

    /// A regular expression that a whole text matches, or each of a list; empty for any text.
    String pattern() default "";

    /// Whether null stands for nothing.
    boolean orNull() default false;

    /// The constants of this enum, in lower case, are what a text may be; `Void` for any text.
    Class<?> oneOf() default Void.class;
}
