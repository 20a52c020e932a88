package org.distributornode.adapters.http.in.status;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import org.distributornode.adapters.http.in.failure.ErrorAnswers;
import org.distributornode.adapters.http.in.publicapi.PublicApiSettings;
import org.distributornode.adapters.http.tls.ShownCertificates;
import org.distributornode.adapters.http.wire.SharedHeaders;
import org.distributornode.application.usecase.node.ReportStatus;

/// The status of the node, the same on every listener that shows it.
@Singleton
final class StatusAnswers {

    private final ReportStatus status;
    private final ShownCertificates certificates;
    private final PublicApiSettings settings;
    private final ErrorAnswers answers;

    StatusAnswers(
            ReportStatus status, ShownCertificates certificates, PublicApiSettings settings, ErrorAnswers answers) {
        this.status = status;
        this.certificates = certificates;
        this.settings = settings;
        this.answers = answers;
    }

    HttpResponse<?> answer() {
        StatusResponse response = StatusResponse.of(status.report(), certificates.now(), settings.nodeEnv());
        return answers.json(200, response, SharedHeaders.UNCACHED);
    }
}
