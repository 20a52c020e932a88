package org.distributornode.adapters.http.in.status;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import org.distributornode.adapters.http.in.failure.ErrorAnswers;
import org.distributornode.adapters.http.in.publicapi.PublicApiSettings;
import org.distributornode.adapters.http.wire.SharedHeaders;
import org.distributornode.application.usecase.node.ReportStatus;

/// The status of the node, the same on every listener that shows it.
@Singleton
final class StatusAnswers {

    private final ReportStatus status;
    private final PublicApiSettings settings;
    private final ErrorAnswers answers;

    StatusAnswers(ReportStatus status, PublicApiSettings settings, ErrorAnswers answers) {
        this.status = status;
        this.settings = settings;
        this.answers = answers;
    }

    HttpResponse<?> answer() {
        return answers.json(200, StatusResponse.of(status.report(), settings.nodeEnv()), SharedHeaders.UNCACHED);
    }
}
