package org.distributornode.bootstrap;

import org.distributornode.application.usecase.settings.RestoreSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in the log which settings rule from the start on, and by whom.
final class RuledSettings {

    private static final Logger LOG = LoggerFactory.getLogger(RuledSettings.class);
    private static final String UNSET = "unset";

    private RuledSettings() {}

    static void log(RestoreSettings.Ruling ruling) {
        String setting = ruling.setting().key();
        String value = ruling.value().isEmpty() ? UNSET : ruling.value();
        switch (ruling.origin()) {
            case CONFIGURATION -> LOG.info("setting={} value={} by=configuration", setting, value);
            case OPERATOR ->
                LOG.info(
                        "setting={} value={} by=operator configured={}",
                        setting,
                        value,
                        ruling.configured().isEmpty() ? UNSET : ruling.configured());
            case NEWER_CONFIGURATION ->
                LOG.warn(
                        "setting={} value={} by=configuration, which was changed since an operator set it",
                        setting,
                        value);
        }
    }
}
