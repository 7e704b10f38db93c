package dev.sentrycanary.inbox;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How full the inbox is.
 *
 * @param events events that can be read now
 * @param envelopes envelopes held now
 * @param bytes bytes that they are taken to occupy
 * @param received envelopes received since the start
 * @param dropped envelopes dropped since the start to make room
 */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record InboxStats(int events, int envelopes, long bytes, long received, long dropped) {}
