package org.distributornode.application.port.integration;

import org.distributornode.domain.integration.SigningSecret;

/// Makes what nobody may guess.
public interface IntegrationSecrets {

    SigningSecret signing();
}
