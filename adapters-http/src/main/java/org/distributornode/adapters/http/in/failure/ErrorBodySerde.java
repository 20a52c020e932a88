package org.distributornode.adapters.http.in.failure;

import io.micronaut.serde.annotation.SerdeImport;
import org.distributornode.adapters.http.wire.ErrorBody;

/// Lets the wire's error body be written as JSON, since the wire knows no framework.
@SerdeImport(ErrorBody.class)
@SerdeImport(ErrorBody.Finding.class)
final class ErrorBodySerde {

    private ErrorBodySerde() {}
}
