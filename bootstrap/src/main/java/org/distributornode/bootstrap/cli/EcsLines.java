package org.distributornode.bootstrap.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import co.elastic.logging.JsonUtils;
import co.elastic.logging.logback.EcsEncoder;
import org.slf4j.event.KeyValuePair;

/// Elastic Common Schema, with the keys and values of a record as its labels.
final class EcsLines extends EcsEncoder {

    @Override
    protected void addCustomFields(ILoggingEvent event, StringBuilder line) {
        if (event.getKeyValuePairs() == null) {
            return;
        }
        for (KeyValuePair pair : event.getKeyValuePairs()) {
            line.append("\"labels.");
            JsonUtils.quoteAsString(pair.key, line);
            line.append("\":\"");
            JsonUtils.quoteAsString(String.valueOf(pair.value), line);
            line.append("\",");
        }
    }
}
