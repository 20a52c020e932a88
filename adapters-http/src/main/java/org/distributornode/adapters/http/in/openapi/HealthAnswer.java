package org.distributornode.adapters.http.in.openapi;

import io.micronaut.core.annotation.Introspected;

/// What the platform's health routes answer.
///
/// @param status `UP` or `DOWN`
@Introspected
record HealthAnswer(String status) {}
